import type { Content } from './content.ts';
import { saysYes } from './fact.ts';
import { daysBetween } from './local-day.ts';

export const INTAKE_REVIEW_TRIGGERS = [
  'AGE_UNKNOWN',
  'AGE_NEAR_18',
  'ANONYMOUS_SOURCE',
  'LE_BASIS_OLD',
  'THIRD_REFERRAL_7D',
  'VICTIM_IN_OPEN_CASE',
  'TRIBAL_JURISDICTION',
  'WRONG_PERSON_BEFORE',
  'URGENCY_UNKNOWN',
] as const;
export type ReviewTrigger = (typeof INTAKE_REVIEW_TRIGGERS)[number];

/** @source domain.md 4.4 */
const LE_BASIS_OLD_DAYS = 30;

export type ReviewInput = {
  readonly content: Content;
  /** Local date of receipt, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly isUrgencyPushedUp: boolean;
  /** The same sender's third referral about one person within 7 days. */
  readonly isThirdInSevenDays: boolean;
};

const isBasisOld = ({ content, receivedOn }: ReviewInput): boolean => {
  const yes = content.facts.filter(fact => fact.answer === 'yes');
  return (
    content.sourceType === 'SHOOTING_REVIEW' &&
    yes.length > 0 &&
    yes.every(({ observedOn }) => observedOn !== null && daysBetween(observedOn, receivedOn) > LE_BASIS_OLD_DAYS)
  );
};

const TRIGGERS: Readonly<Record<ReviewTrigger, (input: ReviewInput) => boolean>> = {
  AGE_UNKNOWN: ({ content }) => content.ageBand === 'UNKNOWN',
  AGE_NEAR_18: ({ content }) => content.ageBand === 'AGE_17_18',
  ANONYMOUS_SOURCE: ({ content }) => content.isAnonymous,
  LE_BASIS_OLD: isBasisOld,
  THIRD_REFERRAL_7D: ({ isThirdInSevenDays }) => isThirdInSevenDays,
  VICTIM_IN_OPEN_CASE: ({ content }) => saysYes(content.facts, 'VICTIM_IN_OPEN_CASE_OTHER_PARTY'),
  TRIBAL_JURISDICTION: ({ content }) =>
    content.facts.some(fact => fact.factorCode === 'TRIBAL_JURISDICTION_QUESTION' && fact.answer !== 'no'),
  WRONG_PERSON_BEFORE: ({ content }) => saysYes(content.facts, 'WRONG_PERSON_BEFORE'),
  URGENCY_UNKNOWN: ({ isUrgencyPushedUp }) => isUrgencyPushedUp,
};

/** Why a human must look at the screening result, sorted. Intake knows the person and the source; screening adds the rest. @source domain.md 4.4; architecture.md 15 */
export const reviewTriggersOf = (input: ReviewInput): readonly ReviewTrigger[] =>
  INTAKE_REVIEW_TRIGGERS.filter(trigger => TRIGGERS[trigger](input)).toSorted();
