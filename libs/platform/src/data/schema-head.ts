import type pg from 'pg';
import { MIGRATIONS_TABLE, type MigrationClass } from './data-source.ts';

/** How a schema stands to the migrations that this build knows. */
export type SchemaState = 'at-head' | 'behind' | 'ahead';

/** The schema is newer than this build: it may have lost columns that we write. Not retriable. */
export class SchemaAhead extends Error {
  override readonly name = 'SchemaAhead';
  readonly code = 'schema.ahead';
  readonly retriable = false;
}

const UNDEFINED_TABLE = '42P01';

const nameOf = (migration: MigrationClass): string => new migration().name ?? migration.name;

const ranMigrations = async (pool: pg.Pool): Promise<string[]> => {
  try {
    const { rows } = await pool.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE}`);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
};

/** Compares the schema with the migrations of this build. */
export const schemaState = async (pool: pg.Pool, migrations: readonly MigrationClass[]): Promise<SchemaState> => {
  const ran = new Set(await ranMigrations(pool));
  const known = new Set(migrations.map(nameOf));
  if ([...ran].some(name => !known.has(name))) return 'ahead';
  return ran.size === known.size ? 'at-head' : 'behind';
};

/** Readiness: all migrations of this build ran and no other. @throws what the database says when it cannot be asked */
export const schemaIsAtHead = async (pool: pg.Pool, migrations: readonly MigrationClass[]): Promise<boolean> =>
  (await schemaState(pool, migrations)) === 'at-head';
