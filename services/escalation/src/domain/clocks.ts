import type { LapseCode } from './codes.ts';
import type { ExistingEscalation, InReview, Sent } from './escalation-state.ts';
import { DAY_MS, HOUR_MS, plusMs } from './minutes.ts';

/** What is not submitted within 30 days of its nomination lapses; our own default. @source R48 */
export const SUBMISSION_MS = 30 * DAY_MS;

/** What the notice registry does not answer within 90 days of the first asking lapses; our own default. @source R48 */
export const ATTESTATION_MS = 90 * DAY_MS;

/** Both approvals come within 14 × 24 hours of clearing. @source domain.md 6.1 P10; architecture.md 15 */
export const APPROVAL_MS = 14 * DAY_MS;

/** An approval that is not used within 14 × 24 hours of the attorney's has expired. @source R28 */
export const TRANSMISSION_MS = 14 * DAY_MS;

/** A question that has no answer is sent again after so long; our own default. */
export const ASK_AGAIN_MS = 12 * HOUR_MS;

/** The office is reminded after 21 days of its review, and decides within 30. @source domain.md 6.6 */
export const REMIND_MS = 21 * DAY_MS;
export const REVIEW_MS = 30 * DAY_MS;

/** What has no disposition so long after transmission lapses. @source domain.md 6.6 */
export const DISPOSITION_MS = 90 * DAY_MS;

/** So long has the nominator to answer a return, and so many returns there are at most. @source domain.md 6.6 */
export const ANSWER_MS = 15 * DAY_MS;
export const MAX_RETURNS = 2;

/** A recall is reported within 24 hours. @source domain.md 6.6: RECALLED_ERROR */
export const REPORT_MS = 24 * HOUR_MS;

/** What falls due by itself, and by which command it is met. */
export type DeadlineName = 'ask-again' | 'lapse' | 'remind-office' | 'purge';
export type Deadline = { readonly name: DeadlineName; readonly at: Date };

/** The return that waits for an answer. */
export const openReturn = ({ returns }: Sent) => returns.find(({ answeredAt }) => answeredAt === null);

/** A limit that a case runs into when nobody goes on with it, and the first instant that is too late. */
type Limit = { readonly reasonCode: LapseCode; readonly at: Date };

const limitsOfApproved = ({ approvals }: InReview): readonly Limit[] =>
  approvals
    .filter(({ kind }) => kind === 'ATTORNEY')
    .map(({ approvedAt }) => ({ reasonCode: 'NOT_TRANSMITTED', at: plusMs(approvedAt, TRANSMISSION_MS) }));

const limitsOfSent = (sent: Sent): readonly Limit[] => {
  const waiting = openReturn(sent);
  const answer: readonly Limit[] = waiting ? [{ reasonCode: 'RETURN_UNANSWERED', at: waiting.answerDueAt }] : [];
  return [...answer, { reasonCode: 'NO_DISPOSITION', at: sent.lapsesAt }];
};

const limitsOf = (found: ExistingEscalation): readonly Limit[] => {
  switch (found.status) {
    case 'NOMINATED':
      return [{ reasonCode: 'NOT_SUBMITTED', at: plusMs(found.openedAt, SUBMISSION_MS) }];
    case 'ATTESTATION_REQUESTED':
      return [{ reasonCode: 'NO_ATTESTATION', at: plusMs(found.question.askedAt, ATTESTATION_MS) }];
    case 'CLEARED':
    case 'PROCESS_APPROVED':
      return [{ reasonCode: 'NO_APPROVAL', at: found.lapsesAt }];
    case 'APPROVED':
      return limitsOfApproved(found);
    case 'TRANSMITTED':
    case 'USAO_RECEIVED':
    case 'UNDER_REVIEW':
    case 'RETURNED_FOR_MORE':
      return limitsOfSent(found.sent);
    default:
      return [];
  }
};

/** Which limit a case has run into; none: it has time left, or has ended. */
export const lapseOf = (found: ExistingEscalation, at: Date): LapseCode | undefined =>
  limitsOf(found).find(limit => at >= limit.at)?.reasonCode;

/** The first instant at which a case has lapsed, should nobody go on with it. Every open case has one. */
export const lapsesAt = (found: ExistingEscalation): Date | undefined =>
  limitsOf(found)
    .map(({ at }) => at)
    .toSorted((left, right) => left.getTime() - right.getTime())[0];

const othersOf = (found: ExistingEscalation): readonly Deadline[] => {
  if (found.status === 'ATTESTATION_REQUESTED')
    return [{ name: 'ask-again', at: plusMs(found.question.lastAskedAt, ASK_AGAIN_MS) }];
  if ('closure' in found) return found.purged ? [] : [{ name: 'purge', at: found.closure.purgeAt }];
  const review = 'sent' in found ? found.sent.review : null;
  return review && !review.remindedAt ? [{ name: 'remind-office', at: review.remindAt }] : [];
};

/**
 * Everything that falls due by itself in a state, one of a name at most. A command that comes early, late or twice
 * changes nothing it should not.
 */
export const deadlinesOf = (found: ExistingEscalation): readonly Deadline[] => {
  const at = lapsesAt(found);
  return [...(at ? [{ name: 'lapse', at } as const] : []), ...othersOf(found)];
};
