import { staffProblems } from '@crossroads/messaging';
import type { ProblemTable } from '@crossroads/platform';
import { nominationProblems } from './problems.nomination.ts';
import { officeProblems } from './problems.office.ts';
import { reviewProblems } from './problems.review.ts';

/** How escalation's refusals are told: each says what to do next. */
export const problems: ProblemTable = {
  ...staffProblems,
  ...nominationProblems,
  ...reviewProblems,
  ...officeProblems,
};
