import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, recorded, startMark, startProcess, stopProcess, stopRecorded } from './processes.ts';
import { unitOf } from './unit.ts';

let folder = '';
const registry = (): string => join(folder, 'processes.json');
const run = (name: string, script: string, patienceMs = 2000) =>
  startProcess(
    { name, command: process.execPath, args: ['-e', script], log: join(folder, `${name}.log`), patienceMs },
    registry(),
  );
const FOREVER = 'setInterval(() => {}, 1000)';

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'processes-'))));
afterEach(async () => {
  await stopRecorded(registry());
  rmSync(folder, { recursive: true, force: true });
});

describe('processes of the runner', () => {
  it('are found again by pid and start time, and stopped by a later run', async () => {
    const first = run('one', FOREVER);
    run('two', FOREVER);
    expect(recorded(registry()).map(({ name }) => name)).toEqual(['one', 'two']);
    const stopped: string[] = [];
    await stopRecorded(registry(), name => stopped.push(name));
    expect(stopped).toEqual(['two', 'one']);
    expect(isAlive(first)).toBe(false);
  });

  it('are not taken for another process that got the same pid', () => {
    expect(isAlive({ pid: process.pid, mark: 'an earlier start' })).toBe(false);
    expect(isAlive({ pid: process.pid, mark: startMark(process.pid) ?? '' })).toBe(true);
  });

  it('are killed when they outlast their patience', async () => {
    const stubborn = run('stubborn', `process.on('SIGTERM', () => {}); console.log('up'); ${FOREVER}`, 300);
    while (!readFileSync(join(folder, 'stubborn.log'), 'utf8').includes('up'))
      await new Promise(done => setTimeout(done, 20));
    expect(await stopProcess(stubborn)).toBe(false);
    expect(isAlive(stubborn)).toBe(false);
  });

  it('tell how they ended and keep the log of the run before', async () => {
    expect(await run('short', 'console.log("first"); process.exit(3)').exited).toBe('ended with status 3');
    await run('short', 'console.log("second")').exited;
    expect(readFileSync(join(folder, 'short.previous.log'), 'utf8')).toBe('first\n');
    expect(readFileSync(join(folder, 'short.log'), 'utf8')).toBe('second\n');
  });

  it('name a command that does not exist', async () => {
    const missing = startProcess(
      { name: 'x', command: '/nowhere/x', args: [], log: join(folder, 'x.log') },
      registry(),
    );
    expect(await missing.exited).toContain('ENOENT');
  });
});

describe('a unit', () => {
  it('calls back when its process ends by itself, and not when it was asked to', async () => {
    const unit = unitOf({ name: 'part', begin: async () => run('part', FOREVER) });
    const ends: string[] = [];
    unit.onUnexpectedEnd(reason => ends.push(reason));
    await unit.start();
    await unit.stop();
    await unit.start();
    await unit.kill();
    expect(ends).toEqual([]);
    await unit.start();
    const running = unit.process();
    process.kill(running?.pid ?? 0, 'SIGKILL');
    expect(await running?.exited).toBe('ended by SIGKILL');
    await new Promise(done => setTimeout(done, 10));
    expect(ends).toEqual(['ended by SIGKILL']);
  });
});
