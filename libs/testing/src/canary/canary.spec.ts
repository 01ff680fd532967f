import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canary, holdsCanary, searchFiles } from './canary.ts';

describe('the canary', () => {
  const marker = canary();

  it('is a name of its own each time', () => {
    expect(marker).toMatch(/^Zq[a-z]{16}$/);
    expect(canary()).not.toBe(marker);
  });

  it.each<readonly [string, string]>([
    ['as it is', `{"name":"${marker}"}`],
    ['in capitals', marker.toUpperCase()],
    ['in hexadecimal', `\\x00${Buffer.from(marker).toString('hex')}ff`],
    ...[0, 1, 2, 3].map(
      before =>
        [
          `in Base64, ${before} bytes in`,
          Buffer.from(`${'{"n'.slice(0, before)}${marker}"}`).toString('base64'),
        ] as const,
    ),
  ])('is found %s', (_, text) => expect(holdsCanary(text, marker)).toBe(true));

  it('is not found where it is not', () => {
    expect(holdsCanary(`${canary()} ${Buffer.from(canary()).toString('base64')}`, marker)).toBe(false);
  });

  it('is found in files, also across the pieces in which they are read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'canary-'));
    await writeFile(join(folder, 'clean.log'), 'x'.repeat(200_000));
    await writeFile(join(folder, 'dirty.log'), `${'x'.repeat(65_530)}${marker}${'x'.repeat(100_000)}`);
    expect(await searchFiles(folder, marker)).toEqual([{ place: join(folder, 'dirty.log') }]);
    await rm(folder, { recursive: true });
  });
});
