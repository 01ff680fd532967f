import { VerifiedTokens } from './verified-tokens.ts';

const at = (ms: number): Date => new Date(1_800_000_000_000 + ms);
const tokenUntil = (expiresAt: Date) => {
  const actorId = '0d3f2f4e-1111-4c7e-9a55-7a1f3b6f2b01';
  return { actorId, site: 'abq', signedInAt: at(0), isSystem: false, expiresAt };
};

describe('tokens that were found good', () => {
  it.each([
    ['a minute', 3_600_000, 59_999],
    ['as long as they live, where that is less', 30_000, 29_999],
  ])('are remembered for %s', (_, livesMs, lastMs) => {
    const tokens = new VerifiedTokens();
    const token = tokenUntil(at(livesMs));
    tokens.keep('k', token, at(0));
    expect([tokens.find('k', at(lastMs)), tokens.find('k', at(lastMs + 1)), tokens.size]).toEqual([
      token,
      undefined,
      0,
    ]);
  });

  it('are forgotten when the clock is set back', () => {
    const tokens = new VerifiedTokens();
    tokens.keep('k', tokenUntil(at(60_000)), at(0));
    expect(tokens.find('k', at(-1))).toBeUndefined();
  });

  it('are 10,000 at most: the oldest goes first', () => {
    const tokens = new VerifiedTokens();
    for (let each = 0; each <= 10_000; each += 1) tokens.keep(`k${each}`, tokenUntil(at(60_000)), at(0));
    expect([tokens.size, tokens.find('k0', at(0)), tokens.find('k1', at(0))?.site]).toEqual([10_000, undefined, 'abq']);
  });
});
