import type { Cause, Row, RowClass, Tx, Where } from '../ports.ts';
import { shapeOf, valueOf } from '../rows.ts';

/** A referral whose help has ended, and what set its clearing off. */
export type EndedReferral = {
  readonly id: string;
  readonly site: string;
  readonly endedAt: Date;
  readonly cause: Cause;
};

/** Referrals of which one class goes now. */
export type Clearing = { readonly ids: readonly string[]; readonly ended: readonly EndedReferral[]; readonly at: Date };

/** One thing that goes when the time of its class is over, for many referrals at once. Done again it changes nothing. */
export type RetentionStep = {
  readonly table: string;
  /** Names of the columns that are emptied; `rows` when the rows themselves go. */
  readonly clears: readonly string[] | 'rows';
  readonly run: (clearing: Clearing, tx: Tx) => Promise<void>;
};

/** What goes with each class. @source architecture.md 7; R48 */
export type RetentionSteps = Readonly<Record<string, readonly RetentionStep[]>>;

/** Which rows belong to referrals. */
type Of<R> = (ids: readonly string[]) => Where<R>;
/** What stands in place of what was emptied: the same for everybody, and perhaps no value that a person could have. */
type Blank<R> = { readonly [K in Exclude<keyof R, 'id' | 'site' | 'version'>]?: unknown };

const columnsOf = (rows: RowClass<object>, properties: readonly string[]): string[] =>
  properties.map(property => {
    const column = shapeOf(rows).columns.find(each => each.property === property);
    if (!column) throw new TypeError(`${shapeOf(rows).table} has no ${property}`);
    return column.name;
  });

const saysMore = (row: object, blank: object): boolean =>
  Object.entries(blank).some(
    ([property, value]) => JSON.stringify(valueOf(row, property) ?? null) !== JSON.stringify(value),
  );

/** Columns of aggregates that are emptied; a row that says nothing more stays as it is. */
export const empties = <R extends Row>(rows: RowClass<R>, of: Of<R>, blank: Blank<R>): RetentionStep => ({
  table: shapeOf(rows).table,
  clears: columnsOf(rows, Object.keys(blank)),
  run: async ({ ids }, tx) => {
    const found = (await tx.find(rows, of(ids), { lock: true })).filter(row => saysMore(row, blank));
    if (found.length === 0) return;
    await tx.save(
      rows,
      found.map(row => Object.assign(new rows(), row, blank, { version: row.version + 1 })),
    );
  },
});

/** The same for rows that no one ever saves again: they are replaced. `keyOf` names one row by its primary key. */
export const replaces = <R extends object>(
  rows: RowClass<R>,
  of: Of<R>,
  { blank, keyOf }: { readonly blank: Blank<R>; readonly keyOf: (found: readonly R[]) => Where<R> },
): RetentionStep => ({
  table: shapeOf(rows).table,
  clears: columnsOf(rows, Object.keys(blank)),
  run: async ({ ids }, tx) => {
    const found = (await tx.find(rows, of(ids), { lock: true })).filter(row => saysMore(row, blank));
    if (found.length === 0) return;
    await tx.remove(rows, keyOf(found));
    await tx.insert(
      rows,
      found.map(row => Object.assign(new rows(), row, blank)),
    );
  },
});

/** Rows that go. */
export const removes = <R extends object>(rows: RowClass<R>, of: Of<R>): RetentionStep => ({
  table: shapeOf(rows).table,
  clears: 'rows',
  run: ({ ids }, tx) => tx.remove(rows, of(ids)),
});
