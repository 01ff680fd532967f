import type { RowShape } from '../rows.ts';
import { valueOf } from '../rows.ts';
import type { Statement } from './session.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (parts: readonly string[]): string => parts.join(', ');
const selected = ({ columns }: RowShape): string =>
  list(columns.map(({ name, property }) => `${quoted(name)} as ${quoted(property)}`));
const names = ({ columns }: RowShape): string => list(columns.map(({ name }) => quoted(name)));
const recordset = ({ columns }: RowShape): string =>
  `new as materialized (select * from json_to_recordset($1::json) as r(${list(columns.map(({ name, type }) => `${quoted(name)} ${type}`))}))`;
const requireAll = (done: string, what: string): string =>
  `select require_all((select count(*) from ${done}) = (select count(*) from new), '${what}')`;
const statement = (shape: RowShape, act: string, text: string): Statement => ({ name: `${shape.table}.${act}`, text });

const idType = ({ columns }: RowShape): string => columns.find(({ name }) => name === 'id')?.type ?? 'text';

/** Aggregates by id, locked in id order. */
export const loadStatement = (shape: RowShape): Statement => {
  const text = `select ${selected(shape)} from ${quoted(shape.table)} where id = any($1::${idType(shape)}[]) order by id for update`;
  return statement(shape, 'load', text);
};

/** Rows whose predecessor is exactly one version older; all of them, or none. */
export const updateStatement = (shape: RowShape): Statement => {
  const sets = shape.columns
    .filter(({ name }) => name !== 'id')
    .map(({ name }) => `${quoted(name)} = new.${quoted(name)}`);
  return statement(
    shape,
    'update',
    `with ${recordset(shape)}, done as (update ${quoted(shape.table)} as old set ${list(sets)} from new ` +
      `where old.id = any($2::${idType(shape)}[]) and old.id = new.id and old.version = new.version - 1 returning 1) ${requireAll('done', `lost-race:${shape.table}`)}`,
  );
};

/** First versions; all of them, or none. */
export const createStatement = (shape: RowShape): Statement =>
  statement(
    shape,
    'create',
    `with ${recordset(shape)}, done as (insert into ${quoted(shape.table)} (${names(shape)}) select ${names(shape)} from new ` +
      `on conflict (id) do nothing returning 1) ${requireAll('done', `lost-race:${shape.table}`)}`,
  );

/** Rows that never change. */
export const insertStatement = (shape: RowShape): Statement =>
  statement(
    shape,
    'insert',
    `with ${recordset(shape)} insert into ${quoted(shape.table)} (${names(shape)}) select ${names(shape)} from new`,
  );

/** A condition on columns as a statement suffix and its values. Equal shapes of conditions give equal texts. */
export const conditionOf = (shape: RowShape, where: object) => {
  const values: unknown[] = [];
  const terms = shape.columns.flatMap(({ name, property, type }) => {
    const wanted = valueOf(where, property);
    if (wanted === undefined) return [];
    if (wanted === null) return [`${quoted(name)} is null`];
    values.push(Array.isArray(wanted) ? wanted : [wanted]);
    return [`${quoted(name)} = any($${values.length}::${type}[])`];
  });
  return { text: terms.length === 0 ? 'true' : terms.join(' and '), values, isEmpty: terms.length === 0 };
};

/** Rows that match, in order of their primary key. Not prepared: conditions vary. */
export const findStatement = (shape: RowShape, condition: string, lock: boolean): Statement => {
  const order = list(shape.primary.map(({ name }) => quoted(name)));
  const text = `select ${selected(shape)} from ${quoted(shape.table)} where ${condition} order by ${order}${lock ? ' for update' : ''}`;
  return { name: named(`${shape.table}.find`, text), text };
};

/** Removes rows that match. */
export const removeStatement = (shape: RowShape, condition: string): Statement => {
  const text = `delete from ${quoted(shape.table)} where ${condition}`;
  return { name: named(`${shape.table}.remove`, text), text };
};

const suffixes = new Map<string, string>();

// One short name for each text; the number of texts is bounded by the program.
const named = (prefix: string, text: string): string => {
  const known = suffixes.get(text) ?? `${prefix}.${suffixes.size}`;
  suffixes.set(text, known);
  return known;
};

const jsonOf = (value: unknown): unknown => {
  if (value === undefined) return null;
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
};

/** Rows as one JSON text that `json_to_recordset` reads. */
export const jsonRows = (shape: RowShape, rows: readonly object[]): string =>
  JSON.stringify(
    rows.map(row =>
      Object.fromEntries(shape.columns.map(({ name, property }) => [name, jsonOf(valueOf(row, property))])),
    ),
  );
