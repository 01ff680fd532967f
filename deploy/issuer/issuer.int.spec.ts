import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '@crossroads/testing';
import type { Child } from '@crossroads/testing';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { repository } from '../local/environment.ts';
import { choosePorts } from '../local/ports.ts';
import { signIn } from '../local/sign-in.ts';
import type { IssuerFile } from './issuer-file.ts';
import { CLI_CLIENT, CLI_REDIRECT, hashOf, PASSWORD_ACR } from './issuer-file.ts';

const PASSWORD = 'correct-horse';
const person = { handle: 'screener-abq-1', actorId: 'b1f5a9a2-7c35-4f0e-8a3d-2f5d7f0c1a11', site: 'abq' };
const victim = { handle: 'locked-abq-1', actorId: 'b1f5a9a2-7c35-4f0e-8a3d-2f5d7f0c1a12', site: 'abq' };
const system = { actorId: '0d3f2f4e-1111-4c7e-9a55-7a1f3b6f2b01', site: 'lcr', secret: 'a:secret/of+the&system' };
const PLANE = 'urn:crossroads:help';

const keyOf = (): JsonWebKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' };
};

const folder = mkdtempSync(join(tmpdir(), 'crossroads-issuer-'));
let child: Child;
let issuer: string;

beforeAll(async () => {
  const { port } = await choosePorts(new Map([['issuer', 4950]]));
  issuer = `http://127.0.0.1:${port('issuer')}`;
  const file: IssuerFile = {
    plane: 'help',
    issuer,
    services: ['intake', 'routing'],
    keys: [keyOf()],
    cookieKey: randomBytes(16).toString('hex'),
    people: [person, victim].map(each => ({ ...each, passwordHash: hashOf(PASSWORD) })),
    systems: [system],
  };
  writeFileSync(join(folder, 'help.json'), JSON.stringify(file), { mode: 0o600 });
  child = await startChild({
    command: process.execPath,
    args: ['--no-warnings', join(repository, 'deploy', 'issuer', 'main.ts')],
    env: { ISSUER_FILE: join(folder, 'help.json'), PORT: String(port('issuer')) },
    ready: /ready/,
  });
});
afterAll(async () => {
  await child?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = () => ({ issuer, clientId: CLI_CLIENT });
const verified = (token: string, audience: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
    issuer,
    audience,
    typ: 'at+jwt',
    algorithms: ['ES256'],
  });

const verifier = randomBytes(32).toString('base64url');
const request = (changes: Readonly<Record<string, string | undefined>> = {}): URLSearchParams => {
  const all: Readonly<Record<string, string | undefined>> = {
    client_id: CLI_CLIENT,
    response_type: 'code',
    redirect_uri: CLI_REDIRECT,
    scope: 'openid',
    resource: PLANE,
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given);
};

type Jar = { cookie: string };
const visit = async (jar: Jar, path: string, form?: Record<string, string>): Promise<Response> => {
  const body = form && { method: 'POST', body: new URLSearchParams(form) };
  const answer = await fetch(new URL(path, issuer), { ...body, headers: { cookie: jar.cookie }, redirect: 'manual' });
  const given = answer.headers.getSetCookie().map(each => each.split(';')[0] ?? '');
  jar.cookie = [jar.cookie, ...given].filter(Boolean).join('; ');
  return answer;
};
const to = (answer: Response): string => answer.headers.get('location') ?? '';
const ask = (changes: Readonly<Record<string, string | undefined>> = {}, jar: Jar = { cookie: '' }) =>
  visit(jar, `/auth?${request(changes).toString()}`);
const refusalOf = (answer: Response): string | null => new URL(to(answer), issuer).searchParams.get('error');

const form = async (
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<{ jar: Jar; path: string }> => {
  const jar = { cookie: '' };
  return { jar, path: to(await ask(changes, jar)) };
};

const codeOf = async (): Promise<string> => {
  const { jar, path } = await form();
  const resume = await visit(jar, path, { handle: person.handle, password: PASSWORD });
  const back = new URL(to(await visit(jar, to(resume))));
  expect(back.searchParams.get('iss')).toBe(issuer);
  return back.searchParams.get('code') ?? '';
};

const exchange = async (changes: Readonly<Record<string, string>>, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${issuer}/token`, { method: 'POST', headers, body: new URLSearchParams(changes) });
  return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, string>> };
};
const grant = (code: string, changes: Readonly<Record<string, string>> = {}) => ({
  grant_type: 'authorization_code',
  client_id: CLI_CLIENT,
  code,
  redirect_uri: CLI_REDIRECT,
  code_verifier: verifier,
  ...changes,
});
const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`${system.actorId}:${encodeURIComponent(secret)}`).toString('base64')}`,
});

describe('a person who signs in', () => {
  it('gets an access token of the plane with exactly the claims that services read', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { token, expiresAt } = await signIn(
      at(),
      { id: person.actorId, handle: person.handle, password: PASSWORD },
      PLANE,
    );
    const { payload, protectedHeader } = await verified(token, `${PLANE}:routing`);
    expect(protectedHeader).toEqual({ typ: 'at+jwt', alg: 'ES256', kid: 'k1' });
    expect(payload).toEqual({
      iss: issuer,
      aud: [`${PLANE}:intake`, `${PLANE}:routing`],
      sub: person.actorId,
      client_id: CLI_CLIENT,
      site: 'abq',
      acr: PASSWORD_ACR,
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 900,
      auth_time: expect.any(Number),
      jti: expect.any(String),
    });
    expect(payload['auth_time']).toBeGreaterThanOrEqual(before);
    expect(Math.abs(expiresAt / 1000 - (payload.exp ?? 0))).toBeLessThan(5);
  });

  it('gets one for a single service where that is asked for', async () => {
    const who = { id: person.actorId, handle: person.handle, password: PASSWORD };
    const { token } = await signIn(at(), who, `${PLANE}:intake`);
    expect((await verified(token, `${PLANE}:intake`)).payload.aud).toBe(`${PLANE}:intake`);
    await expect(verified(token, `${PLANE}:routing`)).rejects.toThrow();
  });

  it('is asked for handle and password each time, also by a browser that was just here', async () => {
    const { jar, path } = await form();
    await visit(jar, to(await visit(jar, path, { handle: person.handle, password: PASSWORD })));
    const again = await ask({}, jar);
    expect(to(again)).toMatch(/^\/interaction\//);
    expect(refusalOf(await ask({ prompt: 'none' }, jar))).toBe('login_required');
  });

  it('sees a plain form in English or Spanish, without scripts', async () => {
    const { jar, path } = await form({ ui_locales: 'es' });
    const answer = await visit(jar, path);
    const html = await answer.text();
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('Contraseña');
    expect(html).not.toMatch(/<script/i);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const english = await form();
    expect(await (await visit(english.jar, english.path)).text()).toContain('<label for="password">Password</label>');
  });
});

describe('a sign-in is refused', () => {
  it.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['with a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for an unknown resource', { resource: 'urn:crossroads:help:elsewhere' }, 'invalid_target'],
    ['for another plane', { resource: 'urn:crossroads:enforcement' }, 'invalid_target'],
    ['for no resource', { resource: undefined }, 'invalid_target'],
    ['for an implicit token', { response_type: 'id_token token' }, 'unsupported_response_type'],
  ])('%s', async (_, changes, error) => {
    const answer = await ask(changes);
    expect(answer.status).toBe(303);
    const back = new URL(to(answer));
    expect(new URLSearchParams(back.search || back.hash.slice(1)).get('error')).toBe(error);
  });

  it.each(['https://evil.example.org/callback', 'http://127.0.0.1/elsewhere', 'http://127.0.0.1.example.org/callback'])(
    'to a foreign address, without a redirect: %s',
    async redirect_uri => {
      const answer = await ask({ redirect_uri });
      expect([answer.status, to(answer)]).toEqual([400, '']);
    },
  );

  it('to a client that nobody knows', async () => {
    expect((await ask({ client_id: 'somebody' })).status).toBe(400);
  });

  it('with a wrong password or an unknown handle, by the same page', async () => {
    const pages = [person.handle, 'nobody-abq-1'].map(async handle => {
      const { jar, path } = await form();
      const answer = await visit(jar, path, { handle, password: 'guess' });
      expect([answer.status, to(answer)]).toEqual([401, '']);
      return (await answer.text()).replaceAll(handle, '').replaceAll(path, '');
    });
    const [known, unknown] = await Promise.all(pages);
    expect(known).toBe(unknown);
  });

  it('after five wrong passwords, the right one included', async () => {
    const enter = async (password: string): Promise<Response> => {
      const { jar, path } = await form();
      return visit(jar, path, { handle: victim.handle, password });
    };
    for (let time = 0; time < 5; time += 1) expect((await enter('guess')).status).toBe(401);
    const locked = await enter(PASSWORD);
    expect([locked.status, to(locked)]).toEqual([429, '']);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('in a browser that did not start it', async () => {
    const { path } = await form();
    const answer = await visit({ cookie: '' }, path, { handle: person.handle, password: PASSWORD });
    expect([answer.status, to(answer)]).toEqual([400, '']);
  });
});

describe('a code', () => {
  it.each([
    ['with another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['to another redirect', { redirect_uri: 'http://127.0.0.1:81/callback' }],
  ])('gives no token %s', async (_, changes) => {
    const { status, body } = await exchange(grant(await codeOf(), changes));
    expect([status, body['error']]).toEqual([400, 'invalid_grant']);
  });

  it('gives no token without a verifier', async () => {
    const { code_verifier: _, ...rest } = grant(await codeOf());
    expect((await exchange(rest)).body['error']).toBe('invalid_grant');
  });

  it('gives none for a resource that was not signed in for', async () => {
    const answer = await exchange(grant(await codeOf(), { resource: `${PLANE}:intake` }));
    expect(answer.body['error']).toBe('invalid_target');
  });

  it('gives one token and no second', async () => {
    const code = await codeOf();
    expect((await exchange(grant(code))).status).toBe(200);
    const replayed = await exchange(grant(code));
    expect([replayed.status, replayed.body['error']]).toEqual([400, 'invalid_grant']);
  });
});

describe('a partner system', () => {
  const asked = { grant_type: 'client_credentials', resource: `${PLANE}:intake` };

  it('gets a token with its own id, its site and no sign-in time', async () => {
    const { token } = await signIn(
      at(),
      { id: system.actorId, handle: 's', password: system.secret, system: true },
      `${PLANE}:intake`,
    );
    const { payload } = await verified(token, `${PLANE}:intake`);
    expect(payload).toEqual({
      iss: issuer,
      aud: `${PLANE}:intake`,
      sub: system.actorId,
      client_id: system.actorId,
      site: 'lcr',
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 900,
      jti: expect.any(String),
    });
  });

  it.each([
    ['a wrong secret', basic('guess'), asked, 401, 'invalid_client'],
    ['no secret', {}, { ...asked, client_id: system.actorId }, 401, 'invalid_client'],
    [
      'the secret in the body',
      {},
      { ...asked, client_id: system.actorId, client_secret: system.secret },
      401,
      'invalid_client',
    ],
    [
      'an unknown resource',
      basic(system.secret),
      { ...asked, resource: 'urn:crossroads:neutral' },
      400,
      'invalid_target',
    ],
    ['no resource', basic(system.secret), { grant_type: asked.grant_type }, 400, 'invalid_target'],
    [
      'another grant',
      basic(system.secret),
      { grant_type: 'password', username: 'a', password: 'b' },
      400,
      'unsupported_grant_type',
    ],
    ['the public client', {}, { ...asked, client_id: CLI_CLIENT }, 400, 'invalid_request'],
  ])('gets nothing with %s', async (_, headers, body, status, error) => {
    const answer = await exchange(body, headers);
    expect([answer.status, answer.body['error']]).toEqual([status, error]);
  });

  it('cannot start a sign-in', async () => {
    expect((await ask({ client_id: system.actorId })).status).toBe(400);
  });
});

describe('the issuer', () => {
  it('shows its addresses and public keys only, whatever host it is asked by', async () => {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example.org' },
    });
    const found = (await answer.json()) as Readonly<Record<string, unknown>>;
    expect(found).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint: `${issuer}/token`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: readonly object[] };
    expect(keys.map(key => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']]);
  });

  it.each(['/me', '/reg', '/request', '/session/end', '/token/introspection'])('has no %s', async path => {
    expect((await fetch(`${issuer}${path}`, { method: 'POST' })).status).toBe(404);
  });

  it('logs neither passwords nor tokens', () => {
    expect(child.output()).not.toMatch(/guess|correct-horse|eyJ/);
  });
});
