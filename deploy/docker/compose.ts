import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { planes, services } from '../migrate/catalog.ts';
import { repository } from '../local/environment.ts';
import type { Connections } from '../local/system.ts';

const run = promisify(execFile);

const PUBLISHED = [
  ...services.flatMap(name => [name, `${name}_management`]),
  ...planes.flatMap(plane => [`issuer_${plane}`, `postgres_${plane}`]),
  'kafka',
].map(name => name.toUpperCase());

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** A docker-compose project of its own, beside one that somebody may be using. */
export type Compose = {
  /** @returns what it printed */
  run(...args: readonly string[]): Promise<string>;
  docker(...args: readonly string[]): Promise<string>;
  connections(): Promise<Connections>;
  /** Removes containers and volumes, also when the rest was broken off. */
  remove(): Promise<void>;
  readonly project: string;
};

/** The compose file of the repository under another project name and on free ports. `signal` breaks off what runs. */
export const composeProject = async (project: string, signal: AbortSignal): Promise<Compose> => {
  const ports = await Promise.all(
    PUBLISHED.map(async name => [`CROSSROADS_${name}_PORT`, `${await freePort()}`] as const),
  );
  const env = { ...process.env, ...Object.fromEntries(ports), COMPOSE_BAKE: 'false' };
  const options = { cwd: repository, env, maxBuffer: 64 * 1024 * 1024 };
  const docker = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('docker', [...args], { ...options, signal });
    return stdout;
  };
  const ofProject = ['compose', '--progress', 'plain', '-p', project];
  const compose = (...args: readonly string[]): Promise<string> => docker(...ofProject, ...args);
  return {
    project,
    docker,
    run: compose,
    async connections() {
      const folder = join(repository, '.local', 'containers');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, 'compose.json');
      await compose('cp', 'setup:/secrets/connections/connections.json', file);
      return JSON.parse(readFileSync(file, 'utf8')) as Connections;
    },
    async remove() {
      await run('docker', [...ofProject, 'down', '-v', '--remove-orphans'], options);
    },
  };
};
