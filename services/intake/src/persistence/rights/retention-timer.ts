import type { Cause, Tx } from '@crossroads/messaging';

/**
 * Kind of the deadline of what is kept of an ended referral; the key is the referral's id. It comes first at once, to
 * find out until when each class is kept, and then at the end of each.
 */
export const RETENTION_ENDS = 'person.retention-ends';

/** A referral that came to its end, or goes on after one. */
export type Ended = { readonly id: string; readonly site: string; readonly at: Date; readonly cause: Cause };

/**
 * Has the time begin for which a referral that is over is kept; another end later begins it anew. For one that is not
 * over any more the time ends.
 */
export const retainFrom = (tx: Tx, { id: key, site, at, cause }: Ended): void =>
  tx.schedule(cause, { kind: RETENTION_ENDS, key, site, dueAt: at, data: { endedAt: at.toISOString() } });
