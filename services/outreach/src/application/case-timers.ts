import type { Tx } from '@crossroads/messaging';
import type { OutreachCase } from '../domain/case-state.ts';
import type { CaseBook } from '../persistence/case.repository.ts';

/** The durable timers of a case; the key is the referral. */
export const FIRST_ATTEMPT = 'first-attempt';
export const REAPPROACH = 'reapproach';

type TimerKind = typeof FIRST_ATTEMPT | typeof REAPPROACH;

const isUntried = ({ workerId, attempts, contactedAt, firstAttemptMissed }: OutreachCase): boolean =>
  workerId !== null && attempts === 0 && contactedAt === null && !firstAttemptMissed;

const dueAt = (kind: TimerKind, state: OutreachCase): Date | null => {
  if (kind === REAPPROACH) return state.reapproachAt;
  return isUntried(state) ? state.firstAttemptDueAt : null;
};

type Changed = CaseBook['changed'][number];

const setTimer = (tx: Tx, kind: TimerKind, { was, now, cause }: Changed): void => {
  const after = dueAt(kind, now.state);
  if (dueAt(kind, was.state)?.getTime() === after?.getTime()) return;
  if (after) tx.schedule(cause, { kind, key: now.id, site: now.site, dueAt: after, data: {} });
  else tx.cancel(kind, now.id);
};

/**
 * Sets, moves and drops the timers of the cases that changed, so that they say what the cases say.
 * @param fired the kind that is firing in this transaction: its timers are gone already and none of them starts anew
 */
export const setCaseTimers = (tx: Tx, book: CaseBook, fired?: TimerKind): void => {
  const kinds = ([FIRST_ATTEMPT, REAPPROACH] as const).filter(kind => kind !== fired);
  for (const changed of book.changed) kinds.forEach(kind => setTimer(tx, kind, changed));
};
