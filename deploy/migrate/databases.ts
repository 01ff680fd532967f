import pg from 'pg';
import { ownerOf, schemasOf } from './catalog.ts';
import type { MigrateConfig, PostgresTarget } from './config.ts';

export const databaseUrl = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
};

/** Runs the work on one connection and closes it whatever comes. */
export const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const exists = async (client: pg.Client, catalog: 'pg_roles' | 'pg_database', name: string): Promise<boolean> => {
  const column = catalog === 'pg_roles' ? 'rolname' : 'datname';
  const { rowCount } = await client.query(`select 1 from ${catalog} where ${column} = $1`, [name]);
  return rowCount === 1;
};

const LEAST = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

const role = async (client: pg.Client, name: string, password?: string): Promise<void> => {
  const id = pg.escapeIdentifier(name);
  const login = password ? `login password ${pg.escapeLiteral(password)}` : 'nologin';
  const verb = (await exists(client, 'pg_roles', name)) ? 'alter' : 'create';
  await client.query(`${verb} role ${id} with ${login} ${LEAST}`);
  if (password) await client.query(`alter role ${id} set search_path = ${id}`);
};

/** A login role for each service and an owner role that nobody logs in as. Roles are the cluster's, shared by its databases. */
export const createRoles = async (client: pg.Client, target: PostgresTarget, config: MigrateConfig): Promise<void> => {
  for (const service of schemasOf[target.plane]) {
    await role(client, service, config.password('postgres', service));
    await role(client, ownerOf(service));
  }
  for (const open of ['postgres', 'template1']) await client.query(`revoke all on database ${open} from public`);
};

export const createDatabase = async (client: pg.Client, target: PostgresTarget): Promise<void> => {
  const id = pg.escapeIdentifier(target.database);
  if (!(await exists(client, 'pg_database', target.database))) await client.query(`create database ${id}`);
  await client.query(`revoke all on database ${id} from public`);
  const logins = schemasOf[target.plane].map(service => pg.escapeIdentifier(service));
  await client.query(`grant connect on database ${id} to ${logins.join(', ')}`);
};

/** One schema a service: its owner makes the tables, its login reads and writes them, nobody else sees them. */
export const createSchema = async (client: pg.Client, service: string): Promise<void> => {
  const [login, owner] = [service, ownerOf(service)].map(name => pg.escapeIdentifier(name));
  const later = `alter default privileges for role ${owner} in schema ${login}`;
  await client.query(`
    revoke all on schema public from public;
    create schema if not exists ${login} authorization ${owner};
    revoke all on schema ${login} from public;
    grant usage on schema ${login} to ${login};
    ${later} grant select, insert, update, delete on tables to ${login};
    ${later} grant usage, select on sequences to ${login};
    alter default privileges for role ${owner} revoke execute on functions from public;
    ${later} grant execute on functions to ${login};
  `);
};

/** A service may read which migrations ran, to know whether it is at head; it may not claim that one did. */
export const protectHistory = async (client: pg.Client, service: string): Promise<void> => {
  const id = pg.escapeIdentifier(service);
  const { rowCount } = await client.query('select 1 from pg_tables where schemaname = $1 and tablename = $2', [
    service,
    'migrations',
  ]);
  if (rowCount === 1) await client.query(`revoke insert, update, delete on ${id}.migrations from ${id}`);
};
