import { execFile } from 'node:child_process';
import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { schemasOf } from '../migrate/catalog.ts';
import { repository, startEnvironment } from '../local/environment.ts';
import type { Environment } from '../local/environment.ts';
import { demoFolder, staffFile } from '../local/people.ts';
import type { ServerLogins } from '../local/servers.ts';
import { serviceEnv } from '../local/services.ts';
import { tokensOf } from '../local/sign-in.ts';
import type { Connections } from '../local/system.ts';
import { BENCH_SITE } from './mix.ts';

const run = promisify(execFile);

/** Units that no bench uses up. */
const PLENTY = 1_000_000;

type Installation = { readonly connections: Connections; readonly environment: Environment };

const load = async (
  { connections, environment }: Installation,
  service: string,
  args: readonly string[],
): Promise<void> => {
  const [script = '', ...rest] = args;
  const env = { ...serviceEnv(environment, connections, service), PORT: '0', MANAGEMENT_PORT: '0' };
  await run(process.execPath, [join(repository, 'services', service, 'dist', script), ...rest], { env });
};

/** The demo's capacity with plenty of every service, reported just now. */
const plentifulCapacity = async (): Promise<string> => {
  const text = await readFile(join(demoFolder, 'directory', 'abq', 'capacity.csv'), 'utf8');
  const [header = '', ...rows] = text.trim().split('\n');
  const columns = header.split(',');
  const values: Readonly<Record<string, string>> = {
    available: String(PLENTY),
    maximum: String(PLENTY),
    updated: new Date().toISOString(),
  };
  const filled = rows.map(row => {
    const cells = row.split(',');
    return columns.map((column, index) => values[column] ?? cells[index] ?? '').join(',');
  });
  return [header, ...filled, ''].join('\n');
};

type Worker = Readonly<Record<string, unknown>> & { readonly site: string };

const tirelessWorkers = async (): Promise<string> => {
  const workers = JSON.parse(await readFile(join(demoFolder, 'workers.json'), 'utf8')) as Worker[];
  const ours = workers
    .filter(({ site }) => site === 'abq')
    .map((worker, index) => ({
      ...worker,
      actorId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      site: BENCH_SITE,
      caseloadMax: PLENTY,
    }));
  return JSON.stringify(ours);
};

/** The partner system that submits referrals at the bench's site: its token, replaced before it ends. */
export const benchToken = (connections: Connections): (() => Promise<string>) => {
  const sender = connections.people['hospital']?.find(({ site, system }) => site === BENCH_SITE && system);
  if (!sender) throw new Error(`the demo has no partner system of a hospital at site ${BENCH_SITE}`);
  const tokens = tokensOf(connections);
  return () => tokens(sender);
};

/** Gives the bench's site the demo's providers, workers and staff, with room for everybody. */
export const prepareSite = async (connections: Connections, environment = startEnvironment()): Promise<void> => {
  const installation = { connections, environment };
  const folder = await mkdtemp(join(tmpdir(), 'crossroads-bench-'));
  try {
    const [capacity, workers] = [join(folder, 'capacity.csv'), join(folder, 'workers.json')];
    await Promise.all([writeFile(capacity, await plentifulCapacity()), writeFile(workers, await tirelessWorkers())]);
    const hsds = join(demoFolder, 'directory', 'abq');
    await Promise.all([
      load(installation, 'intake', ['load-staff.js', '--file', staffFile(environment, 'help')]),
      load(installation, 'routing', [
        'load-directory.js',
        '--site',
        BENCH_SITE,
        '--hsds',
        hsds,
        '--capacity',
        capacity,
      ]),
      load(installation, 'outreach', ['load-workers.js', '--file', workers]),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

// The staff of the site belongs to the demo and stays.
const TABLES = `
  select c.table_name from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = $1 and c.column_name = 'site' and t.table_type = 'BASE TABLE' and c.table_name <> 'staff_member'`;

const clientFor = async (connections: Pick<ServerLogins, 'postgres'>, service: string): Promise<pg.Client> => {
  const plane = connections.postgres['help'];
  const role = plane?.roles[service];
  if (!plane || !role) throw new Error(`there is no sign-in to the schema of ${service}`);
  const client = new pg.Client({ host: plane.host, port: plane.port, ...role });
  await client.connect();
  return client;
};

const removeFrom = async (client: pg.Client, service: string): Promise<void> => {
  const { rows } = await client.query<{ table_name: string }>(TABLES, [service]);
  // Without it row-level security would show nothing to delete.
  await client.query(`select set_config('app.sites', $1, false)`, [BENCH_SITE]);
  for (const { table_name: table } of rows)
    await client.query(`delete from ${service}.${client.escapeIdentifier(table)} where site = $1`, [BENCH_SITE]);
};

/** Removes every row of the bench's site from the schemas of the help plane, signed in as each service. The others know no bench. */
export const removeSite = async (connections: Pick<ServerLogins, 'postgres'>): Promise<void> => {
  for (const service of schemasOf.help) {
    const client = await clientFor(connections, service);
    try {
      await removeFrom(client, service);
    } finally {
      await client.end();
    }
  }
};

/** Settings of the server that decide whether a commit survives a crash. */
export const durability = async (connections: Connections): Promise<Readonly<Record<string, string>>> => {
  const client = await clientFor(connections, 'intake');
  try {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes'];
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [names],
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  } finally {
    await client.end();
  }
};
