import type { Cause, Tx } from '@crossroads/messaging';
import type { Referral } from '../domain/referral-state.ts';

/** Kinds of deadlines of a referral; the key is its id. */
export const WAIT_ENDS = 'referral.wait-ends';
export const INFO_REMINDER = 'referral.info-reminder';

/** When the wait of a referral ends: for an answer, for a crisis service, for a partner. */
const waitEndsAt = (state: Referral): Date | undefined => {
  if (state.status === 'needs-info' || state.status === 'crisis-diverted') return state.dueAt;
  return state.status === 'out-of-area' && !state.isAcknowledged ? state.dueAt : undefined;
};

const midway = (from: Date, to: Date): Date => new Date((from.getTime() + to.getTime()) / 2);

/** One saved change: the state before and after, when and why. */
export type Moved = {
  readonly about: { readonly id: string; readonly site: string };
  readonly before: Referral;
  readonly after: Referral;
  readonly at: Date;
  readonly cause: Cause;
};

/** Sets the timers of a wait that began, and drops those of one that is over. One reminder halfway. @source domain.md 3.2 (NEEDS_INFO) */
export const keepWaits = (tx: Tx, { about, before, after, at, cause }: Moved): void => {
  const { id: key, site } = about;
  const was = waitEndsAt(before);
  const dueAt = waitEndsAt(after);
  if (dueAt !== undefined && dueAt.getTime() !== was?.getTime()) {
    tx.schedule(cause, { kind: WAIT_ENDS, key, site, dueAt, data: {} });
    if (after.status === 'needs-info') {
      tx.schedule(cause, { kind: INFO_REMINDER, key, site, dueAt: midway(at, dueAt), data: {} });
    }
  }
  if (was !== undefined && dueAt === undefined) tx.cancel(WAIT_ENDS, key);
  if (before.status === 'needs-info' && after.status !== 'needs-info') tx.cancel(INFO_REMINDER, key);
};
