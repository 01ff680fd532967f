import { canariesIn } from './canaries-in.ts';
import { canary } from './canary.ts';

const drawn = Array.from({ length: 200 }, canary);
const small = drawn.map(marker => marker.toLowerCase());

describe('canaries in a text', () => {
  it.each<readonly [string, (marker: string) => string]>([
    ['as they are', marker => `{"name":"${marker}"}`],
    ['in capitals', marker => marker.toUpperCase()],
    ['in hexadecimal', marker => `\\x00${Buffer.from(marker).toString('hex')}ff`],
    ['in hexadecimal capitals', marker => Buffer.from(marker.toUpperCase()).toString('hex').toUpperCase()],
    ...[0, 1, 2, 3].map(
      before =>
        [
          `in Base64, ${before} bytes in`,
          (marker: string) => Buffer.from(`${'{"n'.slice(0, before)}${marker}"}`).toString('base64url'),
        ] as const,
    ),
  ])('are all found %s', (_, written) => {
    const found = new Set(canariesIn(drawn.map(written).join(' ')));
    expect(small.filter(marker => !found.has(marker))).toEqual([]);
  });

  it('are not there where there are none', () =>
    expect(canariesIn('A text without any, Base64 or not: Zm9v')).toEqual([]));
});
