import { createHash } from 'node:crypto';
import { fold, type Stored } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import { pair, type Pair, type PairEvent } from '../../domain/matching/pair.ts';
import { publishesPair } from '../../publishes.ts';
import { PersonMatchRow } from './person-match.row.ts';

/** Two records of one site, the smaller id first. */
export type PairOf = { readonly site: string; readonly personId: string; readonly otherPersonId: string };

/** A pair as found, whether anything was ever said of it or not. */
export type StoredPair = Stored<Pair> & PairOf & { readonly createdAt: Date | undefined };

/** What happened to one pair in this transaction. */
export type ChangedPair = {
  readonly found: StoredPair;
  readonly events: readonly PairEvent[];
  readonly cause: Cause;
  readonly at: Date;
};

/** The two records in their order. */
export const pairOf = (site: string, one: string, other: string): PairOf =>
  one < other ? { site, personId: one, otherPersonId: other } : { site, personId: other, otherPersonId: one };

/** Of the same two records always the same id, so that two processes cannot write one pair twice. */
export const pairId = ({ personId, otherPersonId }: PairOf): string => {
  const digest = createHash('sha256').update(`${personId} ${otherPersonId}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) % 4);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
};

/** The domain's view of a row. */
export const toPair = ({ status, zone, score, evidence, cautions, decidedBy }: PersonMatchRow): Pair => ({
  status,
  zone,
  score,
  evidence,
  cautions,
  decidedBy,
});

const toStored = (row: PersonMatchRow): StoredPair => {
  const { id, site, version, personId, otherPersonId, createdAt } = row;
  return { id, site, version, personId, otherPersonId, createdAt, state: toPair(row) };
};

/** One pair by its id, held until the end of the transaction. */
export const loadPair = async (tx: Tx, id: string): Promise<StoredPair | undefined> => {
  const row = (await tx.load(PersonMatchRow, [id])).get(id);
  return row && toStored(row);
};

/** What is said of these pairs, held until the end of the transaction. */
export const loadPairs = async (tx: Tx, pairs: readonly PairOf[]): Promise<readonly StoredPair[]> => {
  const wanted = new Map(pairs.map(one => [pairId(one), one]));
  const rows = await tx.load(PersonMatchRow, [...wanted.keys()]);
  return [...wanted].map(([id, one]) => {
    const row = rows.get(id);
    return row ? toStored(row) : { ...one, id, version: 0, createdAt: undefined, state: pair.initial };
  });
};

const afterwards = ({ found, events }: ChangedPair): StoredPair =>
  events.length === 0 ? found : { ...found, version: found.version + 1, state: fold(pair, found.state, events) };

const toRow = (
  { id, site, version, personId, otherPersonId, createdAt, state }: StoredPair,
  at: Date,
): PersonMatchRow[] =>
  state.status === 'none'
    ? []
    : [
        Object.assign(
          new PersonMatchRow(),
          { id, site, version, personId, otherPersonId, createdAt: createdAt ?? at, updatedAt: at },
          state,
        ),
      ];

/** Saves what is said of pairs now, and tells of links. Gives them as saved. */
export const savePairs = async (tx: Tx, changed: readonly ChangedPair[]): Promise<readonly StoredPair[]> => {
  const said = changed.filter(({ events }) => events.length > 0);
  await tx.save(
    PersonMatchRow,
    said.flatMap(change => toRow(afterwards(change), change.at)),
  );
  for (const { found, events, cause } of said)
    tx.publish(
      cause,
      events.flatMap(event => publishesPair(found, event)),
    );
  return changed.map(afterwards);
};

/** Whoever is erased is in no pair: what was said of two goes with either. Links are not told as ended: the person is. */
export const forgetPairs = async (tx: Tx, personId: string): Promise<void> => {
  await tx.remove(PersonMatchRow, { personId });
  await tx.remove(PersonMatchRow, { otherPersonId: personId });
};
