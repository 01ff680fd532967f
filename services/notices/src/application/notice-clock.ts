import type { Cause, Tx } from '@crossroads/messaging';

/** Kind of the deadline at which a notice holds no more; the key is the notice's id. */
export const NOTICE_ENDS = 'notice.ends';

/** Kind of the deadline at which nothing is kept of an ended notice any more; the key is the notice's id. */
export const RETENTION_ENDS = 'notice.retention-ends';

type Due = { readonly id: string; readonly site: string; readonly dueAt: Date; readonly cause: Cause };

/** Has the notice end; a renewal moves it. */
export const endAt = (tx: Tx, { id: key, site, dueAt, cause }: Due): void =>
  tx.schedule(cause, { kind: NOTICE_ENDS, key, site, dueAt, data: {} });

/** Has what is kept of an ended notice go. */
export const keepUntil = (tx: Tx, { id: key, site, dueAt, cause }: Due): void =>
  tx.schedule(cause, { kind: RETENTION_ENDS, key, site, dueAt, data: {} });
