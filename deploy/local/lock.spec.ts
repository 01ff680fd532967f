import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHolder, releaseLock, takeLock } from './lock.ts';
import { startMark } from './processes.ts';

let folder = '';
const file = (): string => join(folder, 'lock.json');

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of an installation', () => {
  it('is taken once: the second to come learns who holds it', () => {
    expect(takeLock(file())).toBeUndefined();
    expect(takeLock(file())).toMatchObject({ pid: process.pid });
  });

  it('is free again after its release', () => {
    takeLock(file());
    releaseLock(file());
    expect(existsSync(file())).toBe(false);
    expect(takeLock(file())).toBeUndefined();
  });

  it('counts for nothing when its run was killed, also where another process got the same pid', () => {
    writeFileSync(file(), JSON.stringify({ pid: process.pid, mark: 'an earlier start', since: 'then' }));
    expect(lockHolder(file())).toBeUndefined();
    expect(takeLock(file())).toBeUndefined();
    expect(lockHolder(file())).toMatchObject({ pid: process.pid, mark: startMark(process.pid) });
  });

  it('is not stopped by a torn file', () => {
    writeFileSync(file(), '{"pid": 1');
    expect(takeLock(file())).toBeUndefined();
  });

  it('is not released by somebody who does not hold it', () => {
    const other = { pid: process.ppid, mark: startMark(process.ppid), since: 'now' };
    writeFileSync(file(), JSON.stringify(other));
    releaseLock(file());
    expect(lockHolder(file())).toMatchObject({ pid: process.ppid });
  });
});
