import type { Cause, Tx } from '@crossroads/messaging';

/** Kind of the deadline on which a person is looked up among the others; the key is the person's id. */
export const MATCH_PERSON = 'person.match';

/** Long enough for many to come, short enough that looking them up holds no other request back. Our own default. */
const SLOT_MS = 100;

/** Who is to be looked up, and what that belongs to. */
export type Newcomer = {
  readonly personId: string;
  readonly site: string;
  readonly at: Date;
  readonly cause: Cause;
};

/**
 * Has somebody looked up at the end of this tenth of a second: all who came within it are looked up with a handful of
 * statements, and no sender waits for it.
 */
export const matchSoon = (tx: Tx, { personId: key, site, at, cause }: Newcomer): void => {
  const dueAt = new Date(Math.ceil((at.getTime() + 1) / SLOT_MS) * SLOT_MS);
  tx.schedule(cause, { kind: MATCH_PERSON, key, site, dueAt, data: {} });
};
