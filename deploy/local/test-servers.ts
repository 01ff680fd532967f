// The servers that tests connect to: node --conditions=@crossroads/source deploy/local/test-servers.ts up|down|status
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { connected } from '../migrate/databases.ts';
import { migrateKafka, migratePostgres } from '../migrate/migrate.ts';
import { filesOf, localPlanes, repository, testEnvironment } from './environment.ts';
import { readJson, writeJson } from './files.ts';
import { releaseLock, takeLock } from './lock.ts';
import { isAlive, recorded } from './processes.ts';
import { progressOn } from './progress.ts';
import type { Progress } from './progress.ts';
import { adminUrl, connectionsOf, migrateConfig, startServers, stopAll } from './servers.ts';
import type { ServerConnections } from './servers.ts';

/** What libs/testing reads from the file that `CROSSROADS_TEST_CONNECTIONS` names. */
export type TestConnections = ServerConnections & {
  /** A migrated database to copy for each spec file: `create database x template help_template`. */
  readonly templates: { readonly help: string };
};

type TestState = TestConnections & { readonly migrated: string };

const templates = { help: 'help_template' };

const migrationFiles = (): readonly string[] =>
  [
    'services/*/src/persistence/migrations/**/*.ts',
    'libs/*/src/**/*schema*.ts',
    'libs/*/src/**/*migration*.ts',
    'deploy/migrate/*.ts',
    'libs/contracts/src/**/{topics,principals,acls}.ts',
  ]
    .flatMap(pattern => globSync(pattern, { cwd: repository }))
    .sort();

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of migrationFiles()) hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest('hex');
};

/** True when both servers of the test installation run. */
export const areTestServersUp = (): boolean => {
  const names = recorded(filesOf(testEnvironment()).processes)
    .filter(isAlive)
    .map(({ name }) => name);
  return ['kafka', ...localPlanes.map(plane => `postgres-${plane}`)].every(name => names.includes(name));
};

const rebuildTemplate = async (connections: ServerConnections, lenient: boolean, progress: Progress): Promise<void> => {
  const config = { ...migrateConfig(connections, text => progress.say(`  ${text}`)), lenient };
  const url = adminUrl(connections.postgres.help);
  await connected(url, client => client.query(`drop database if exists ${templates.help} with (force)`));
  await migratePostgres({ plane: 'help', adminUrl: url, database: templates.help }, config);
  if (config.kafka) await migrateKafka(config.kafka, config);
};

const bringUp = async (lenient: boolean, progress: Progress): Promise<void> => {
  const environment = testEnvironment();
  const { connections } = filesOf(environment);
  const known = areTestServersUp() ? readJson<TestState>(connections) : undefined;
  if (known?.migrated === fingerprint()) return;
  if (!known) await stopAll(environment, name => progress.say(`stopping ${name} of an earlier run`));
  const ports = known
    ? {
        port: (name: string) =>
          name === 'help' ? known.postgres.help.port : Number(known.kafka.brokers.split(':')[1]),
      }
    : await startServers(environment, progress);
  const servers = await connectionsOf(environment, ports);
  const migrated = fingerprint();
  await progress.step('test database and topics ready', () => rebuildTemplate(servers, lenient, progress));
  writeJson(connections, { ...servers, templates, migrated } satisfies TestState);
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
