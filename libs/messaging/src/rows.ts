import { getMetadataArgsStorage } from 'typeorm';
import type { RowClass } from './ports.ts';

/** One column of a row class. `type` is a Postgres type. */
export type ColumnShape = { readonly property: string; readonly name: string; readonly type: string };

/** Table, columns and primary key of a row class, read from its TypeORM decorators. */
export type RowShape = {
  readonly table: string;
  readonly columns: readonly ColumnShape[];
  readonly primary: readonly ColumnShape[];
};

type AnyClass = abstract new (...args: never[]) => object;

const shapes = new WeakMap<AnyClass, RowShape>();

// TypeORM keeps the constructor when a column names no type.
const inferred = new Map<unknown, string>([
  [String, 'text'],
  [Number, 'integer'],
  [Boolean, 'boolean'],
  [Date, 'timestamptz'],
  ['varchar', 'text'],
  ['timestamp with time zone', 'timestamptz'],
]);

const lineage = (rows: AnyClass): readonly unknown[] => {
  const found: unknown[] = [];
  for (let at: unknown = rows; typeof at === 'function'; at = Object.getPrototypeOf(at)) found.push(at);
  return found;
};

const typeOf = (declared: unknown, name: string): string => {
  const type = inferred.get(declared) ?? (typeof declared === 'string' ? declared : undefined);
  if (type === undefined) throw new TypeError(`column ${name} names no type`);
  return type;
};

const read = (rows: AnyClass): RowShape => {
  const { tables, columns } = getMetadataArgsStorage();
  const classes = lineage(rows);
  const table = tables.find(({ target }) => target === rows);
  if (!table?.name) throw new TypeError(`${rows.name} is no entity with a table name`);
  const own = columns.filter(({ target }) => classes.includes(target));
  const shaped = own.map(({ propertyName, options }) => {
    if (options.array) throw new TypeError(`${table.name}.${propertyName}: arrays are jsonb columns`);
    const name = options.name ?? propertyName;
    return { column: { property: propertyName, name, type: typeOf(options.type, name) }, isPrimary: options.primary };
  });
  const primary = shaped.filter(({ isPrimary }) => isPrimary).map(({ column }) => column);
  if (primary.length === 0) throw new TypeError(`${table.name} has no primary key`);
  return { table: table.name, columns: shaped.map(({ column }) => column), primary };
};

/** Table and columns of a row class. @throws {TypeError} when it cannot be saved set-based: a fault of the program */
export const shapeOf = (rows: AnyClass): RowShape => {
  const known = shapes.get(rows);
  if (known) return known;
  const shape = read(rows);
  shapes.set(rows, shape);
  return shape;
};

/** The value of a property, by name. */
export const valueOf = (row: object, property: string): unknown => Reflect.get(row, property);

/** A row of the class from named values. */
export const rowFrom = <R extends object>(rows: RowClass<R>, values: object): R => Object.assign(new rows(), values);
