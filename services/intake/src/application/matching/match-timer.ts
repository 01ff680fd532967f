import type { Cause, Tx } from '@crossroads/messaging';

/** Kind of the deadline on which a person is looked up among the others; the key is the person's id. */
export const MATCH_PERSON = 'person.match';

const SECOND_MS = 1_000;

/** Who is to be looked up, and what that belongs to. */
export type Newcomer = {
  readonly personId: string;
  readonly site: string;
  readonly at: Date;
  readonly cause: Cause;
};

/**
 * Has somebody looked up at the next full second: all who came within one are looked up with a handful of statements,
 * and no sender waits for it.
 */
export const matchSoon = (tx: Tx, { personId: key, site, at, cause }: Newcomer): void => {
  const dueAt = new Date(Math.ceil((at.getTime() + 1) / SECOND_MS) * SECOND_MS);
  tx.schedule(cause, { kind: MATCH_PERSON, key, site, dueAt, data: {} });
};
