import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { connectionOptions, type DatabaseSettings } from './pool.ts';

/** A migration class; its name orders and identifies it. */
export type MigrationClass = new () => MigrationInterface;

/** Table, in the service's schema, that says which migrations ran. */
export const MIGRATIONS_TABLE = 'migrations';

/** TypeORM over the given row classes, with the same connection options as the pool. It never changes the schema. */
export const createDataSource = (
  settings: DatabaseSettings,
  rows: readonly (new () => object)[],
  migrations: readonly MigrationClass[] = [],
): DataSource => {
  const { connectionString, types: _parsers, ...extra } = connectionOptions(settings);
  return new DataSource({
    type: 'postgres',
    url: connectionString,
    entities: [...rows],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    logging: false,
    installExtensions: false,
    extra: { ...extra, types: _parsers },
  });
};

const isPool = (value: unknown): value is pg.Pool =>
  typeof value === 'object' && value !== null && 'totalCount' in value && 'connect' in value;

/** The connection pool of a data source that is initialised: SQL and TypeORM then share its connections. */
export const poolOf = (source: DataSource): pg.Pool => {
  const pool: unknown = Reflect.get(source.driver, 'master');
  if (!isPool(pool)) throw new TypeError('the data source is not initialised');
  return pool;
};
