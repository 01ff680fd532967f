import type { Cause, Tx } from '@crossroads/messaging';

/** Kind of the deadline of a person's data; the key is the referral's id. It comes first at once, to find out until when. */
export const RETENTION_ENDS = 'person.retention-ends';

/** A referral that came to its end. */
export type Ended = { readonly id: string; readonly site: string; readonly at: Date; readonly cause: Cause };

/** Has the time begin for which the person of an ended referral is kept; another end later begins it anew. */
export const retainFrom = (tx: Tx, { id: key, site, at, cause }: Ended): void =>
  tx.schedule(cause, { kind: RETENTION_ENDS, key, site, dueAt: at, data: { endedAt: at.toISOString() } });
