import { DtoPipe } from '@crossroads/platform';
import type { CompleteSubmission } from '../application/submit-draft.handler.ts';
import { SubmissionDto } from './submission.dto.ts';
import { requireTrueDates } from './true-dates.ts';

const dtos = new DtoPipe();

/** Checks that a draft is a whole referral, by the rules of a submission at this time. */
export const completeAt =
  (now: Date): CompleteSubmission =>
  body => {
    const submission = dtos.transform(body, { type: 'body', metatype: SubmissionDto }) as SubmissionDto;
    requireTrueDates(submission, now);
    return submission;
  };
