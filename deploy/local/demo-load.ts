import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filesOf, repository } from './environment.ts';
import type { Environment } from './environment.ts';
import { readJson, writeJson } from './files.ts';
import { planeOf, services } from '../migrate/catalog.ts';
import { demoFolder, staffFile, staffKeepers } from './people.ts';
import { untilQuiet } from './quiet.ts';
import { serviceEnv } from './services.ts';
import type { Connections } from './system.ts';

const run = promisify(execFile);

/** Runs a service's own program, such as a loader, as that service. */
export const command = async (
  connections: Connections,
  environment: Environment,
  [service = '', script = '', ...args]: readonly string[],
): Promise<void> => {
  const file = join(repository, 'services', service, 'dist', script);
  if (!existsSync(file)) throw new Error(`${service} has no ${script}: build it first`);
  await run(process.execPath, [file, ...args], {
    env: { ...serviceEnv(environment, connections, service), PORT: '0', MANAGEMENT_PORT: '0' },
  });
};

type Loaded = { readonly hash: string; readonly at: number };

/** Capacity counts as known for a day: a load of this age is repeated, so that a later start finds it fresh. */
const LOADED_FOR_MS = 12 * 3_600_000;

/** Changes with a name or a byte of the files. */
export const hashOf = (files: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};

const loadAll = async (connections: Connections, environment: Environment, sites: readonly string[]): Promise<void> => {
  const directory = (site: string) => {
    const hsds = join(demoFolder, 'directory', site);
    const args = ['--site', site, '--hsds', hsds, '--capacity', join(hsds, 'capacity.csv')];
    return command(connections, environment, ['routing', 'load-directory.js', ...args]);
  };
  const workers = ['outreach', 'load-workers.js', '--file', join(demoFolder, 'workers.json')];
  const keepers = services.filter(name => staffKeepers.includes(name) && connections.services[name]);
  const staff = keepers.map(name => [name, 'load-staff.js', '--file', staffFile(environment, planeOf(name))]);
  const files = [workers, ...staff].map(args => command(connections, environment, args));
  await Promise.all([...sites.map(directory), ...files]);
  // The other services hear of the staff by event; who asks before that is believed to be nobody for a while.
  await untilQuiet(connections);
};

/**
 * Gives routing each site's directory, outreach its workers and intake its staff, by the services' own idempotent loaders. What was
 * loaded a short while ago and has not changed is left alone.
 */
export const loadDemo = async (connections: Connections, environment: Environment): Promise<void> => {
  const stamp = join(filesOf(environment).demo, 'loaded.json');
  const hash = hashOf(
    globSync('{people.json,workers.json,sites.json,directory/**/*.csv}', { cwd: demoFolder })
      .sort()
      .map(file => join(demoFolder, file)),
  );
  const last = readJson<Loaded>(stamp);
  if (last?.hash === hash && Date.now() - last.at < LOADED_FOR_MS) return;
  await loadAll(connections, environment, readdirSync(join(demoFolder, 'directory')));
  writeJson(stamp, { hash, at: Date.now() } satisfies Loaded);
};
