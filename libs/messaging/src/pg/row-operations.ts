import type { Row, RowClass, Where } from '../ports.ts';
import { rowFrom, shapeOf } from '../rows.ts';
import type { RowShape } from '../rows.ts';
import type { RowOperations } from '../store/store.ts';
import {
  conditionOf,
  createStatement,
  findStatement,
  insertStatement,
  jsonRows,
  loadStatement,
  removeStatement,
  updateStatement,
} from './row-sql.ts';
import type { Session, Statement } from './session.ts';

const made = new WeakMap<RowShape, Map<(shape: RowShape) => Statement, Statement>>();

const cached = (shape: RowShape, make: (shape: RowShape) => Statement): Statement => {
  const known = made.get(shape) ?? new Map<(shape: RowShape) => Statement, Statement>();
  made.set(shape, known);
  const statement = known.get(make) ?? make(shape);
  known.set(make, statement);
  return statement;
};

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);

const load =
  (session: Session) =>
  async <R extends Row>(rows: RowClass<R>, ids: readonly string[]): Promise<Map<string, R>> => {
    if (ids.length === 0) return new Map();
    const found = await session.send(cached(shapeOf(rows), loadStatement), [[...new Set(ids)]]);
    return new Map(found.rows.map(values => rowFrom(rows, values)).map(row => [row.id, row]));
  };

const save =
  (session: Session) =>
  async <R extends Row>(rows: RowClass<R>, changed: readonly R[]): Promise<void> => {
    const shape = shapeOf(rows);
    const sorted = changed.toSorted(byId);
    const created = sorted.filter(({ version }) => version === 1);
    const updated = sorted.filter(({ version }) => version !== 1);
    if (created.length > 0) session.post(cached(shape, createStatement), [jsonRows(shape, created)]);
    if (updated.length > 0)
      session.post(cached(shape, updateStatement), [jsonRows(shape, updated), updated.map(({ id }) => id)]);
  };

const insert =
  (session: Session) =>
  async <R extends object>(rows: RowClass<R>, added: readonly R[]): Promise<void> => {
    const shape = shapeOf(rows);
    if (added.length > 0) session.post(cached(shape, insertStatement), [jsonRows(shape, added)]);
  };

const find =
  (session: Session) =>
  async <R extends object>(rows: RowClass<R>, where: Where<R>, options?: { readonly lock?: boolean }): Promise<R[]> => {
    const shape = shapeOf(rows);
    const { text, values } = conditionOf(shape, where);
    const found = await session.send(findStatement(shape, text, options?.lock === true), values);
    return found.rows.map(row => rowFrom(rows, row));
  };

const remove =
  (session: Session) =>
  async <R extends object>(rows: RowClass<R>, where: Where<R>): Promise<void> => {
    const shape = shapeOf(rows);
    const { text, values, isEmpty } = conditionOf(shape, where);
    // A condition whose values are all undefined is a mistake, not a wish to empty the table.
    if (isEmpty) throw new TypeError(`remove from ${shape.table} without a condition`);
    session.post(removeStatement(shape, text), values);
  };

/** The row operations of a transaction, in set-based SQL made from entity metadata. Writes go with the next read or the commit. */
export const rowOperations = (session: Session): RowOperations => ({
  load: load(session),
  save: save(session),
  insert: insert(session),
  find: find(session),
  remove: remove(session),
});
