import pg from 'pg';
import type { ServiceConfig } from '../config/service-config.ts';

/** How to reach a service's schema. `schema` becomes the search path; the login role's own holds without it. */
export type DatabaseSettings = Pick<ServiceConfig, 'databaseUrl' | 'databasePoolMax'> & {
  readonly schema?: string | undefined;
};

const CONNECT_MS = 5000;
const STATEMENT_MS = 30_000;
const DATE_OID = 1082;

// A calendar date has no zone: as a Date it would move to another day.
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Options of every connection, for the pool and for TypeORM alike. */
export const connectionOptions = ({ databaseUrl, databasePoolMax, schema }: DatabaseSettings): pg.PoolConfig => ({
  connectionString: databaseUrl,
  max: databasePoolMax,
  connectionTimeoutMillis: CONNECT_MS,
  statement_timeout: STATEMENT_MS,
  keepAlive: true,
  // Statements that are not awaited one by one go out together. A COMMIT after a failed one then fulfils, with the
  // command ROLLBACK: whoever sends them so checks every result.
  pipeline: true,
  types,
  // A plan is made once, often while a table is still empty, and kept: it must not be one that reads the whole table.
  ...(schema === undefined
    ? {}
    : { options: `-c search_path=${schema} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off` }),
});

/** A connection pool of a service's schema; at most DATABASE_POOL_MAX connections, made when needed. */
export const createPool = (settings: DatabaseSettings): pg.Pool => new pg.Pool(connectionOptions(settings));
