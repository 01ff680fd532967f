// The servers that tests connect to: node deploy/local/servers.mjs up|down|status
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { wipeData } from './data-version.ts';
import { schemasOf } from '../migrate/catalog.ts';
import type { MigrateConfig } from '../migrate/config.ts';
import { connected } from '../migrate/databases.ts';
import { LEFT_OUT, migrateKafka, migratePostgres } from '../migrate/migrate.ts';
import { filesOf, localPlanes, repository, testEnvironment } from './environment.ts';
import type { LocalPlane } from './environment.ts';
import { readJson, writeJson } from './files.ts';
import { releaseLock, takeLock } from './lock.ts';
import { isAlive, recorded } from './processes.ts';
import { progressOn } from './progress.ts';
import type { Progress } from './progress.ts';
import { connectionsOf, migrateConfig, startServers, stopAll } from './servers.ts';
import type { ServerConnections, StartedServers } from './servers.ts';

/** What libs/testing reads from the file that `CROSSROADS_TEST_CONNECTIONS` names. */
export type TestConnections = ServerConnections & {
  /** A migrated database to copy for each spec file, in its plane's cluster: `create database x template <this name>`. */
  readonly templates: Readonly<Record<LocalPlane, string>>;
};

type PerPlane = Readonly<Record<LocalPlane, string>>;

type TestState = TestConnections & { readonly migrated: PerPlane };

const migrationFiles = (plane: LocalPlane): readonly string[] =>
  [
    ...schemasOf[plane].map(service => `services/${service}/src/persistence/migrations/**/*.ts`),
    'libs/messaging/src/migrations/*.ts',
    'libs/messaging/src/staff/*.ts',
    'libs/platform/src/data/site-security.ts',
    'libs/contracts/src/tables.ts',
    'deploy/migrate/*.ts',
  ]
    .flatMap(pattern => globSync(pattern, { cwd: repository }))
    .sort();

const fingerprint = (plane: LocalPlane): string => {
  const hash = createHash('sha256').update(plane);
  for (const file of migrationFiles(plane)) hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest('hex');
};

/** True when all servers of the test installation run. */
export const areTestServersUp = (): boolean => {
  const names = recorded(filesOf(testEnvironment()).processes)
    .filter(isAlive)
    .map(({ name }) => name);
  return ['kafka', ...localPlanes.map(plane => `postgres-${plane}`)].every(name => names.includes(name));
};

// Each state of the migrations has a template of its own, so that a spec which runs meanwhile keeps the one it has.
const templateOf = (plane: LocalPlane, migrated: string): string => `${plane}_template_${migrated.slice(0, 12)}`;
const KEPT_TEMPLATES = 3;

const dropOldTemplates = (url: string): Promise<void> =>
  connected(url, async client => {
    const found = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like '%_template_%' order by oid desc offset ${KEPT_TEMPLATES}`,
    );
    for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`);
  });

type Built = { readonly template: string; readonly migrated: string };

const buildTemplate = async (plane: LocalPlane, config: MigrateConfig, said: readonly string[]): Promise<Built> => {
  const migrated = fingerprint(plane);
  const target = config.postgres.find(each => each.plane === plane);
  if (!target) throw new Error(`No cluster of ${plane}`);
  const template = templateOf(plane, migrated);
  await migratePostgres({ ...target, database: template }, config);
  await dropOldTemplates(target.adminUrl);
  // A template that lacks a service is not remembered: the next run tries again.
  const lacks = schemasOf[plane].some(name =>
    said.some(text => text.startsWith(`${LEFT_OUT}: the migrations of ${name} `)),
  );
  return { template, migrated: lacks ? '' : migrated };
};

// Servers that ran before are left as they are; new ones begin with nothing, so that no run leans on another.
const portsOf = async (known: TestState | undefined, progress: Progress): Promise<Pick<StartedServers, 'port'>> => {
  if (known) {
    const kafka = Number(known.kafka.brokers.split(':')[1]);
    return { port: name => (name === 'kafka' || name === 'controller' ? kafka : known.postgres[name].port) };
  }
  await stopAll(testEnvironment(), name => progress.say(`stopping ${name} of an earlier run`));
  wipeData(testEnvironment());
  return startServers(testEnvironment(), progress);
};

const perPlane = (of: (plane: LocalPlane) => string): PerPlane => {
  return { help: of('help'), neutral: of('neutral'), enforcement: of('enforcement') };
};

const bringUp = async (lenient: boolean, progress: Progress): Promise<void> => {
  const { connections } = filesOf(testEnvironment());
  const known = areTestServersUp() ? readJson<TestState>(connections) : undefined;
  const stale = localPlanes.filter(plane => known?.migrated[plane] !== fingerprint(plane));
  if (stale.length === 0) return;
  const servers = await connectionsOf(testEnvironment(), await portsOf(known, progress));
  const said: string[] = [];
  const config = { ...migrateConfig(servers, text => said.push(text)), lenient };
  const built = new Map<LocalPlane, Built>();
  await progress.step('test databases and topics ready', () =>
    Promise.all([
      ...(config.kafka ? [migrateKafka(config.kafka, config)] : []),
      ...stale.map(async plane => built.set(plane, await buildTemplate(plane, config, said))),
    ]),
  );
  said.forEach(text => progress.say(`  ${text}`));
  const state: TestState = {
    ...servers,
    templates: perPlane(plane => built.get(plane)?.template ?? known?.templates[plane] ?? ''),
    migrated: perPlane(plane => (built.get(plane) ?? { migrated: known?.migrated[plane] ?? '' }).migrated),
  };
  writeJson(connections, state);
};

/**
 * Makes sure that the test servers run and that their template has this version's tables; what already runs is reused.
 * @param lenient leaves out a service whose migrations fail, so that work on one does not stop the tests of the others
 * @returns the path of the connections file
 */
export const upTestServers = async (lenient: boolean, progress: Progress): Promise<string> => {
  const { connections, lock } = filesOf(testEnvironment());
  for (let holder = takeLock(lock); holder; holder = takeLock(lock)) await sleep(200);
  try {
    await bringUp(lenient, progress);
  } finally {
    releaseLock(lock);
  }
  return connections;
};

export const downTestServers = (progress: Progress): Promise<void> =>
  stopAll(testEnvironment(), name => progress.say(`stopping ${name}`));

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const progress = progressOn(process.stderr);
  const { connections } = filesOf(testEnvironment());
  if (argv[2] === 'up') process.stdout.write(`${await upTestServers(true, progress)}\n`);
  else if (argv[2] === 'down') await downTestServers(progress);
  else process.stdout.write(areTestServersUp() && existsSync(connections) ? `up: ${connections}\n` : 'down\n');
}
