import { LostRace } from '@crossroads/kernel';
import { StatementFailed } from '../pg/errors.ts';
import type { Row, RowClass, Where } from '../ports.ts';
import { rowFrom, shapeOf, valueOf, type ColumnShape, type RowShape } from '../rows.ts';
import type { RowOperations } from '../store/store.ts';
import type { MemorySession } from './memory-session.ts';

const UNIQUE_VIOLATION = '23505';
const NOT_PERMITTED = '42501';
const NOT_NULL_VIOLATION = '23502';

// What a value becomes by way of a column.
const stored = ({ type }: ColumnShape, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (type === 'jsonb' || type === 'json') return JSON.parse(JSON.stringify(value));
  if (type.startsWith('timestamp') && (value instanceof Date || typeof value === 'string')) return new Date(value);
  return value instanceof Uint8Array ? Buffer.from(value) : value;
};

const copyOf = (shape: RowShape, row: object): object =>
  Object.fromEntries(shape.columns.map(column => [column.property, stored(column, valueOf(row, column.property))]));

const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

const keyOf = ({ primary, table }: RowShape, row: object): string => {
  const parts = primary.map(({ property }) => comparable(valueOf(row, property)));
  if (parts.some(part => part === undefined || part === null)) {
    throw new StatementFailed(NOT_NULL_VIOLATION, `${table}_pkey`, '');
  }
  return JSON.stringify(parts);
};

const isBelow = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b);

const inOrder =
  ({ primary }: RowShape) =>
  (a: object, b: object): number => {
    for (const { property } of primary) {
      const [x, y] = [comparable(valueOf(a, property)), comparable(valueOf(b, property))];
      if (x !== y) return isBelow(x, y) ? -1 : 1;
    }
    return 0;
  };

/** Row-level security: rows of the transaction's sites, and those of tables that belong to no site. */
const isVisible = (session: MemorySession, row: object): boolean => {
  const site = valueOf(row, 'site');
  return typeof site !== 'string' || session.sites.includes(site);
};

const checkVisible = (session: MemorySession, shape: RowShape, row: object): void => {
  if (!isVisible(session, row)) throw new StatementFailed(NOT_PERMITTED, shape.table, '');
};

const matches =
  (session: MemorySession, shape: RowShape, where: object) =>
  (row: object): boolean =>
    isVisible(session, row) &&
    shape.columns.every(({ property }) => {
      const wanted = valueOf(where, property);
      if (wanted === undefined) return true;
      const value = comparable(valueOf(row, property));
      if (wanted === null) return value === null;
      const any: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
      return value !== null && any.some(one => comparable(one) === value);
    });

const isEmpty = (shape: RowShape, where: object): boolean =>
  shape.columns.every(({ property }) => valueOf(where, property) === undefined);

const versionOf = (row: object): unknown => valueOf(row, 'version');

/** Locks what matched when the statement began, then looks again: as Postgres does for rows that changed meanwhile. */
const lockMatching = async (session: MemorySession, shape: RowShape, where: object): Promise<string[]> => {
  const table = session.database.rows(shape.table);
  const test = matches(session, shape, where);
  const isMatch = (key: string): boolean => {
    const row = table.get(session, key);
    return row !== undefined && test(row);
  };
  const keys = table.keys(session).filter(isMatch);
  await session.lockAll(table, keys);
  return keys.filter(isMatch);
};

const load =
  (session: MemorySession): RowOperations['load'] =>
  <R extends Row>(rows: RowClass<R>, ids: readonly string[]): Promise<Map<string, R>> => {
    if (ids.length === 0) return Promise.resolve(new Map());
    const shape = shapeOf(rows);
    const table = session.database.rows(shape.table);
    return session.send(async () => {
      const keys = await lockMatching(session, shape, { id: [...ids] });
      const found = keys.flatMap(key => table.get(session, key) ?? []).map(row => rowFrom(rows, copyOf(shape, row)));
      return new Map(found.toSorted(inOrder(shape)).map(row => [row.id, row]));
    });
  };

const saveOne = async (session: MemorySession, shape: RowShape, row: Row): Promise<void> => {
  const table = session.database.rows(shape.table);
  const key = keyOf(shape, row);
  const before = table.get(session, key);
  const existed = before !== undefined && isVisible(session, before);
  checkVisible(session, shape, row);
  await session.lock(table, key);
  const now = table.get(session, key);
  const isNext = row.version === 1 ? !now : existed && now && versionOf(now) === row.version - 1;
  if (!isNext) throw new LostRace(shape.table);
  session.write(table, key, copyOf(shape, row));
};

const save =
  (session: MemorySession): RowOperations['save'] =>
  <R extends Row>(rows: RowClass<R>, changed: readonly R[]): Promise<void> => {
    if (changed.length === 0) return Promise.resolve();
    const shape = shapeOf(rows);
    const copies = changed.map(row => rowFrom(rows, copyOf(shape, row))).toSorted(inOrder(shape));
    return session.post(async () => {
      for (const row of copies) await saveOne(session, shape, row);
    });
  };

const insert =
  (session: MemorySession): RowOperations['insert'] =>
  <R extends object>(rows: RowClass<R>, added: readonly R[]): Promise<void> => {
    if (added.length === 0) return Promise.resolve();
    const shape = shapeOf(rows);
    const table = session.database.rows(shape.table);
    const copies = added.map(row => copyOf(shape, row));
    return session.post(async () => {
      for (const row of copies) {
        const key = keyOf(shape, row);
        checkVisible(session, shape, row);
        await session.lock(table, key);
        if (table.get(session, key)) throw new StatementFailed(UNIQUE_VIOLATION, `${shape.table}_pkey`, '');
        session.write(table, key, row);
      }
    });
  };

const find =
  (session: MemorySession): RowOperations['find'] =>
  <R extends object>(rows: RowClass<R>, where: Where<R>, options?: { readonly lock?: boolean }): Promise<R[]> => {
    const shape = shapeOf(rows);
    const table = session.database.rows(shape.table);
    const test = matches(session, shape, where);
    return session.send(async () => {
      const keys = options?.lock ? await lockMatching(session, shape, where) : table.keys(session);
      const found = keys.flatMap(key => table.get(session, key) ?? []).filter(test);
      return found.toSorted(inOrder(shape)).map(row => rowFrom(rows, copyOf(shape, row)));
    });
  };

const remove =
  (session: MemorySession): RowOperations['remove'] =>
  <R extends object>(rows: RowClass<R>, where: Where<R>): Promise<void> => {
    const shape = shapeOf(rows);
    if (isEmpty(shape, where)) {
      return Promise.reject(new TypeError(`remove from ${shape.table} without a condition`));
    }
    return session.post(async () => {
      const keys = await lockMatching(session, shape, where);
      for (const key of keys) session.erase(session.database.rows(shape.table), key);
    });
  };

/** The row operations of a transaction, on rows kept by entity class and primary key. */
export const memoryRows = (session: MemorySession): RowOperations => ({
  load: load(session),
  save: save(session),
  insert: insert(session),
  find: find(session),
  remove: remove(session),
});
