import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// A repository of its own with an npm that only says that it was called, so that an installation can be broken off.
let folder = '';
const path = (...parts: readonly string[]): string => join(folder, ...parts);
const NPM = `#!/bin/sh
echo called >> calls
mkdir -p node_modules/half
[ -e slow ] && sleep 30
echo '{}' > node_modules/.package-lock.json
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  mkdirSync(path('deploy', 'local'), { recursive: true });
  mkdirSync(path('bin'));
  copyFileSync(join(import.meta.dirname, 'bootstrap.mjs'), path('deploy', 'local', 'bootstrap.mjs'));
  writeFileSync(path('install.mjs'), `import { install } from './deploy/local/bootstrap.mjs';\nawait install();\n`);
  writeFileSync(path('package.json'), '{}');
  writeFileSync(path('package-lock.json'), '{}');
  writeFileSync(path('bin', 'npm'), NPM);
  chmodSync(path('bin', 'npm'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = (): NodeJS.ProcessEnv => ({ PATH: `${path('bin')}:${process.env['PATH']}` });
const install = () => spawnSync(process.execPath, [path('install.mjs')], { cwd: folder, env: env(), encoding: 'utf8' });
const calls = (): number =>
  existsSync(path('calls')) ? readFileSync(path('calls'), 'utf8').split('\n').length - 1 : 0;

describe('the installation', () => {
  it('runs once, and again only when the lock file changed', () => {
    expect([install().status, install().status, calls()]).toEqual([0, 0, 1]);
    writeFileSync(path('package-lock.json'), '{"changed":true}');
    expect([install().status, calls()]).toEqual([0, 2]);
  });

  it('begins anew after it was broken off in the middle', async () => {
    writeFileSync(path('slow'), '');
    const child = spawn(process.execPath, [path('install.mjs')], {
      cwd: folder,
      env: env(),
      stdio: 'ignore',
      detached: true,
    });
    while (!existsSync(path('node_modules', 'half'))) await sleep(20);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await sleep(50);
    rmSync(path('slow'));
    const again = install();
    expect(again.stderr).toContain('an earlier installation was broken off');
    expect([again.status, calls()]).toEqual([0, 2]);
    expect([install().status, calls()]).toEqual([0, 2]);
  });

  it('takes packages that somebody installed by hand', () => {
    mkdirSync(path('node_modules'));
    writeFileSync(path('node_modules', '.package-lock.json'), '{}');
    expect([install().status, calls()]).toEqual([0, 0]);
  });
});

describe('npm start on a machine that lacks something', () => {
  it('says in one line what to install', () => {
    const start = join(import.meta.dirname, 'start.mjs');
    const { status, stderr } = spawnSync(process.execPath, [start], { env: { PATH: '/nowhere' }, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^Please install first: Java 17 or newer/);
  });

  it('refuses a flag it does not know', () => {
    const start = join(import.meta.dirname, 'start.mjs');
    const { status, stderr } = spawnSync(process.execPath, [start, '--frseh'], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([1, 'Unknown: --frseh. Known: --once --json --fresh --no-demo']);
  });
});
