// What every command does first. It has no dependency and runs on Node 20: it checks the machine, installs the packages
// and hands over to the pinned Node 24 that they bring.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const modules = join(repository, 'node_modules');
const marker = join(modules, '.crossroads-installing');
const stamp = join(modules, '.crossroads-installed');

/** Runs the project's own TypeScript sources, decorators included, instead of the built files. */
export const fromSources = [
  '--import',
  new URL('./swc-hook.mjs', import.meta.url).href,
  '--conditions=@crossroads/source',
];

/** Ends with one line that says what to do. */
export const giveUp = line => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const ask = (command, args) => {
  const { status, stderr, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { works: status === 0, said: `${stdout ?? ''}${stderr ?? ''}` };
};

const javaMajor = () => {
  const home = process.env.JAVA_HOME;
  const inHome = home && join(home, 'bin', 'java');
  const { said } = ask(inHome && existsSync(inHome) ? inHome : 'java', ['-version']);
  return Number(/version "(?:1\.)?(\d+)/.exec(said)?.[1] ?? 0);
};

const jarsAreThere = () => {
  const home = join(repository, '.local', 'kafka');
  if (!existsSync(home)) return false;
  const pom = createHash('sha256')
    .update(readFileSync(join(repository, 'deploy', 'kafka', 'pom.xml'), 'utf8'))
    .digest('hex');
  return existsSync(join(home, `libs-${pom.slice(0, 12)}`));
};

/** What the machine lacks, each with the way to get it. Maven is needed only until the broker's jars are fetched. */
export const missingPrerequisites = () => {
  const missing = [];
  if (Number(process.versions.node.split('.')[0]) < 20) missing.push(`Node 20 or newer (this is ${process.version})`);
  const java = javaMajor();
  if (java < 17)
    missing.push(
      `Java 17 or newer${java ? ` (found ${java})` : ''} (Debian, Ubuntu: openjdk-17-jre-headless; macOS: brew install openjdk@17)`,
    );
  if (!jarsAreThere() && !ask('mvn', ['-version']).works)
    missing.push('Maven (Debian, Ubuntu: maven; macOS: brew install maven)');
  return missing;
};

const lockHash = () => {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(repository, file)));
  return hash.digest('hex');
};

// npm writes its own list when it has finished: packages that somebody installed by hand count too.
const installedByHand = () => {
  const list = join(modules, '.package-lock.json');
  return existsSync(list) && statSync(list).mtimeMs >= statSync(join(repository, 'package-lock.json')).mtimeMs;
};

const isInstalled = () =>
  !existsSync(marker) &&
  (existsSync(stamp) ? readFileSync(stamp, 'utf8') === lockHash() || installedByHand() : installedByHand());

const runToEnd = (command, args, options) =>
  new Promise(resolve => {
    const child = spawn(command, args, { cwd: repository, ...options });
    const pass = signal => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(signal ?? code);
    });
  });

/**
 * Installs the packages where they are missing or older than the lock file. While it runs a marker lies in
 * node_modules, so that after a Ctrl-C the next start removes the half of it and begins anew.
 */
export const install = async () => {
  if (isInstalled()) return;
  if (existsSync(marker)) {
    process.stderr.write('an earlier installation was broken off: beginning anew\n');
    rmSync(modules, { recursive: true, force: true });
  }
  process.stderr.write('installing packages (about a minute the first time)\n');
  mkdirSync(modules, { recursive: true });
  writeFileSync(marker, '');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = await runToEnd(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
  });
  if (result !== 0) giveUp(`npm install ended with ${result}: see above; run the same command again to repair it`);
  rmSync(marker, { force: true });
  writeFileSync(stamp, lockHash());
};

/** The pinned Node 24 from the packages; where it could not be fetched, this Node if it is new enough. */
const pinnedNode = () => {
  const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [
    join(modules, 'node', 'bin', exe),
    join(modules, platform, 'bin', exe),
    join(modules, 'node', 'node_modules', platform, 'bin', exe),
  ];
  const found = places.find(existsSync);
  if (found) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(
    'Node 24 is missing from node_modules: run npm install with install scripts allowed for the package "node"',
  );
};

/**
 * Checks, installs, then runs the file on Node 24 and ends as it ends. Signals are passed on: the child stops in order.
 * @param {string} file relative to the repository
 * @param {{ servers?: boolean, args?: string[], nodeArgs?: string[] }} options servers: the file starts servers, which need Java
 */
export const handOver = async (file, { args = process.argv.slice(2), nodeArgs = [], servers = true } = {}) => {
  if (servers) {
    const missing = missingPrerequisites();
    if (missing.length > 0) giveUp(`Please install first: ${missing.join('; ')}.`);
  }
  await install();
  const node = pinnedNode();
  const path = `${dirname(node)}:${process.env.PATH}`;
  const ended = await runToEnd(node, ['--no-warnings', ...nodeArgs, join(repository, file), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  process.exit(typeof ended === 'number' ? ended : 1);
};
