import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './environment.ts';
import type { Environment } from './environment.ts';
import { demoFolder } from './people.ts';
import { serviceEnv } from './services.ts';
import type { Connections } from './system.ts';

const run = promisify(execFile);

const command = async (
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

/** Gives routing each site's directory and outreach its workers, by the services' own idempotent loaders. */
export const loadDemo = async (connections: Connections, environment: Environment): Promise<void> => {
  const directories = join(demoFolder, 'directory');
  const sites = existsSync(directories) ? readdirSync(directories) : [];
  const directory = (site: string) => {
    const hsds = join(directories, site);
    return command(connections, environment, [
      'routing',
      'load-directory.js',
      '--site',
      site,
      '--hsds',
      hsds,
      '--capacity',
      join(hsds, 'capacity.csv'),
    ]);
  };
  const workers = join(demoFolder, 'workers.json');
  const load = existsSync(workers)
    ? [command(connections, environment, ['outreach', 'load-workers.js', '--file', workers])]
    : [];
  await Promise.all([...sites.map(directory), ...load]);
};
