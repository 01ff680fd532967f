import type { ExistingEscalation, Sent } from './escalation-state.ts';
import { DAY_MS, HOUR_MS, plusMs } from './minutes.ts';

/** Both approvals come within 14 × 24 hours of clearing. @source domain.md 6.1 P10; architecture.md 15 */
export const APPROVAL_MS = 14 * DAY_MS;

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

const soonest = (instants: readonly Date[]): readonly Date[] =>
  instants.toSorted((left, right) => left.getTime() - right.getTime()).slice(0, 1);

const lapse = (instants: readonly Date[]): readonly Deadline[] => soonest(instants).map(at => ({ name: 'lapse', at }));

const deadlinesOfSent = ({ sent }: { readonly sent: Sent }): readonly Deadline[] => {
  const waiting = openReturn(sent);
  const { review } = sent;
  const reminder: readonly Deadline[] =
    review && !review.remindedAt ? [{ name: 'remind-office', at: review.remindAt }] : [];
  return [...lapse([sent.lapsesAt, ...(waiting ? [waiting.answerDueAt] : [])]), ...reminder];
};

/**
 * Everything that falls due by itself in a state, one of a name at most. A command that comes early, late or twice
 * changes nothing it should not.
 */
export const deadlinesOf = (found: ExistingEscalation): readonly Deadline[] => {
  switch (found.status) {
    case 'NOMINATED':
    case 'APPROVED':
      return [];
    case 'ATTESTATION_REQUESTED':
      return [{ name: 'ask-again', at: plusMs(found.question.lastAskedAt, ASK_AGAIN_MS) }];
    case 'CLEARED':
    case 'PROCESS_APPROVED':
      return lapse([found.lapsesAt]);
    case 'TRANSMITTED':
    case 'USAO_RECEIVED':
    case 'UNDER_REVIEW':
    case 'RETURNED_FOR_MORE':
      return deadlinesOfSent(found);
    default:
      return found.purged ? [] : [{ name: 'purge', at: found.closure.purgeAt }];
  }
};
