import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IssuerUnavailable, ShiftableClock, TokenRefused, TokenVerifier, type TokenRules } from '@crossroads/platform';
import { eventually } from '../eventually.ts';
import { signedBy, signingInput, tokenKey } from './forge.ts';
import { testIssuer, type TestIssuer } from './test-issuer.ts';
import type { TokenOptions } from './token-signer.ts';
import { tokenAttacks } from './token-attacks.ts';

const actor = { actorId: randomUUID(), site: 'abq' };
let issuer: TestIssuer;
let foreign: TestIssuer;
beforeEach(async () => {
  [issuer, foreign] = await Promise.all([testIssuer(), testIssuer({ plane: 'enforcement' })]);
});
afterEach(() => Promise.all([issuer.close(), foreign.close()]));

const verifierOf = (rules: Partial<TokenRules> = {}, clock = new ShiftableClock()) => {
  const pace = { elapsedMs: 0 };
  const all: TokenRules = {
    issuer: issuer.issuer,
    audience: issuer.audienceOf('intake'),
    algorithms: ['ES256'],
    actorClaim: 'sub',
    ...rules,
  };
  const verifier = new TokenVerifier(all, clock, () => pace.elapsedMs);
  /** Why the token is not taken; `accepted` when it is. */
  const saidOf = (token: string): Promise<string> =>
    verifier.verify(token).then(
      () => 'accepted',
      error => (error instanceof TokenRefused ? error.reason : String(error?.code ?? error)),
    );
  return { verify: (token: string) => verifier.verify(token), saidOf, pace, clock };
};

const tokenFor = (options?: TokenOptions): Promise<string> => issuer.tokenFor(actor, options);
const ofUnknownKey = (): string =>
  issuer.sign({ alg: 'ES256', typ: 'at+jwt', kid: randomUUID() }, issuer.claimsFor(actor));

describe('an access token', () => {
  it('says who somebody is and when they signed in', async () => {
    const signedInAt = new Date('2026-03-02T08:00:00Z');
    const found = await verifierOf().verify(await tokenFor({ signedInAt }));
    expect(found).toEqual({ ...actor, signedInAt, isSystem: false, expiresAt: expect.any(Date) });
  });

  it('of a partner system counts from its issue, and one that tells no sign-in from long ago', async () => {
    const { verify } = verifierOf();
    const system = await verify(await tokenFor({ isSystem: true }));
    expect([system.isSystem, Date.now() - system.signedInAt.getTime() < 5000]).toEqual([true, true]);
    const silent = await verify(await tokenFor({ claims: { auth_time: undefined } }));
    expect([silent.isSystem, silent.signedInAt]).toEqual([false, new Date(0)]);
  });

  it('may name several audiences, have a claim of its own for the actor, and be read through discovery', async () => {
    const { saidOf } = verifierOf({ actorClaim: 'staff_id' });
    const claims = { sub: 'abc', staff_id: actor.actorId };
    expect(await saidOf(await tokenFor({ claims }))).toBe('accepted');
    expect(issuer.server.asked).toEqual({ discovery: 1, jwks: 1 });
  });

  it('is taken up to five seconds from the edges of its life, and for no more than twelve hours', async () => {
    const { saidOf, clock } = verifierOf();
    const now = Math.floor(Date.now() / 1000);
    const lived = await tokenFor({ claims: { iat: now - 43_190, exp: now + 10 } });
    const early = await tokenFor({ claims: { iat: now + 3, nbf: now + 3 } });
    expect([await saidOf(lived), await saidOf(early)]).toEqual(['accepted', 'accepted']);
    clock.offsetMs = 9000;
    expect(await saidOf(lived)).toBe('accepted');
    clock.offsetMs = 16_000;
    expect(await saidOf(lived)).toBe('EXPIRED');
  });
});

describe('attacks', () => {
  it('are all refused, each for its reason', async () => {
    const { saidOf } = verifierOf({ jwksUri: issuer.jwksUri });
    const table = tokenAttacks({ issuer, foreign, service: 'intake', actor });
    expect(new Set(table.map(({ token }) => token)).size).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(200);
    expect(await saidOf(await tokenFor())).toBe('accepted');
    const told = await Promise.all(
      table.map(async ({ name, reason, token }) => ({ name, reason, said: await saidOf(token) })),
    );
    expect(told.filter(({ reason, said }) => reason !== said)).toEqual([]);
    expect(issuer.server.asked).toEqual({ discovery: 0, jwks: 1 });
    expect(foreign.server.asked).toEqual({ discovery: 0, jwks: 0 });
  });

  it('are refused by the algorithm also where more than one is allowed', async () => {
    const { saidOf } = verifierOf({ algorithms: ['ES256', 'PS256', 'RS256'] });
    const table = tokenAttacks({ issuer, foreign, service: 'intake', actor });
    const said = await Promise.all(table.map(({ token }) => saidOf(token)));
    expect(said.filter(each => each === 'accepted')).toEqual([]);
  });

  it('never show what the token holds', async () => {
    const { verify } = verifierOf();
    const token = await tokenFor({ audience: 'urn:zqmarked', claims: { name: 'zqmarked' } });
    const error: unknown = await verify(token).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(TokenRefused);
    expect(
      `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack} ${String((error as Error).cause)}`,
    ).not.toMatch(/zqmarked|eyJ/);
  });
});

describe('the keys', () => {
  it('are asked for once in 30 seconds, whatever keys a flood of tokens names', async () => {
    const { saidOf, pace } = verifierOf();
    expect(await saidOf(await tokenFor())).toBe('accepted');
    const flood = async (): Promise<Set<string>> =>
      new Set(await Promise.all(Array.from({ length: 500 }, () => saidOf(ofUnknownKey()))));
    pace.elapsedMs = 29_999;
    expect([await flood(), issuer.server.asked.jwks]).toEqual([new Set(['KEY_UNKNOWN']), 1]);
    pace.elapsedMs = 30_000;
    expect([await flood(), issuer.server.asked.jwks]).toEqual([new Set(['KEY_UNKNOWN']), 2]);
  });

  it('may change: a new one is found, and a withdrawn one is good for nothing but what was remembered', async () => {
    const { saidOf, pace, clock } = verifierOf();
    const old = await tokenFor();
    expect(await saidOf(old)).toBe('accepted');
    const next = tokenKey('next');
    issuer.server.keys = [next.jwk];
    pace.elapsedMs = 30_000;
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'next' };
    expect(await saidOf(signedBy(next.privateKey, signingInput(header, issuer.claimsFor(actor))))).toBe('accepted');
    expect([await saidOf(old), await saidOf(await tokenFor())]).toEqual(['accepted', 'KEY_UNKNOWN']);
    clock.offsetMs = 60_000;
    expect(await saidOf(old)).toBe('KEY_UNKNOWN');
  });

  it('that are known stay while the issuer is away; others can be had again when it is back', async () => {
    const { saidOf, verify, pace } = verifierOf();
    issuer.server.isDown = true;
    const [token, other] = [await tokenFor(), await tokenFor()];
    await expect(verify(token)).rejects.toThrow(IssuerUnavailable);
    issuer.server.isDown = false;
    expect([await saidOf(token), issuer.server.asked.discovery]).toEqual(['auth.issuer-unavailable', 1]);
    pace.elapsedMs = 5000;
    expect([await saidOf(token), await saidOf(ofUnknownKey())]).toEqual(['accepted', 'KEY_UNKNOWN']);
    issuer.server.isDown = true;
    pace.elapsedMs = 700_000;
    expect([await saidOf(other), await saidOf(ofUnknownKey())]).toEqual(['accepted', 'auth.issuer-unavailable']);
  });

  it('are read again every ten minutes, and nobody waits for it', async () => {
    const { saidOf, pace } = verifierOf();
    expect(await saidOf(await tokenFor())).toBe('accepted');
    issuer.server.keys = [];
    pace.elapsedMs = 600_001;
    expect(await saidOf(await tokenFor())).toBe('accepted');
    await eventually(async () => expect(await saidOf(await tokenFor())).toBe('KEY_UNKNOWN'));
    expect(issuer.server.asked.jwks).toBe(2);
  });

  it('are not looked for elsewhere when the issuer sends us there', async () => {
    const elsewhere = createServer((_, response) => response.writeHead(302, { location: issuer.jwksUri }).end());
    await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const { saidOf } = verifierOf({ jwksUri: `http://127.0.0.1:${port}` });
    expect([await saidOf(await tokenFor()), issuer.server.asked.jwks]).toEqual(['auth.issuer-unavailable', 0]);
    elsewhere.close();
    elsewhere.closeAllConnections();
  });

  it('of an issuer that calls itself otherwise are not taken', async () => {
    const { saidOf } = verifierOf({ issuer: `${issuer.issuer}/` });
    const token = await tokenFor({ claims: { iss: `${issuer.issuer}/` } });
    expect([await saidOf(token), issuer.server.asked]).toEqual(['auth.issuer-unavailable', { discovery: 1, jwks: 0 }]);
  });
});
