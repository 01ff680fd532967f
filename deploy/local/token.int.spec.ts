import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { readIssuerFile } from '../issuer/issuer-file.ts';
import { planeOf, planes, services } from '../migrate/catalog.ts';
import { filesOf, repository } from './environment.ts';
import type { Environment } from './environment.ts';
import { writeJson } from './files.ts';
import { issuerEnv, prepareIssuers } from './issuers.ts';
import type { Issuers } from './issuers.ts';
import { demoPeople, signIns } from './people.ts';
import { tokensOf } from './sign-in.ts';

const environment: Environment = {
  name: 'token-spec',
  folder: mkdtempSync(join(tmpdir(), 'crossroads-token-')),
  portBase: 4930,
  durable: false,
};
const files = filesOf(environment);
let issuers: Issuers;

const start = async (): Promise<void> => {
  issuers = await prepareIssuers(environment);
  await Promise.all(issuers.units.map(unit => unit.start()));
};
const stop = async (): Promise<void> => void (await Promise.all(issuers.units.map(unit => unit.stop())));

beforeAll(async () => {
  await start();
  writeJson(files.connections, {
    services: { intake: {}, routing: {}, notices: {} },
    issuers: issuers.addresses,
    people: signIns(environment),
  });
});
afterAll(async () => {
  await stop();
  rmSync(environment.folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--no-warnings', join(repository, 'deploy', 'local', 'token.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, CONNECTIONS: files.connections } },
  );
  return { status, stderr, stdout };
};

const verified = async (token: string, service: string) => {
  const { OIDC_AUDIENCE, OIDC_ISSUER, OIDC_JWKS_URI } = issuerEnv(environment, planeOf(service), service);
  const keys = createRemoteJWKSet(new URL(OIDC_JWKS_URI ?? ''));
  const { payload } = await jwtVerify(token, keys, { issuer: OIDC_ISSUER ?? '', audience: OIDC_AUDIENCE ?? '' });
  return payload;
};

describe('npm run token', () => {
  it('prints the token of a person and nothing else, good at every service', async () => {
    const { status, stderr, stdout } = run('--as', 'screener-abq-1');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const screener = signIns(environment)['screener']?.find(({ handle }) => handle === 'screener-abq-1');
    for (const service of ['intake', 'screening', 'outreach', 'routing'])
      expect(await verified(stdout.trim(), service)).toMatchObject({ sub: screener?.id, site: 'abq' });
  });

  it.each([
    ['legal-reviewer-lcr-1', 'notices'],
    ['nominator-abq-1', 'escalation'],
  ])('finds the plane of %s, whose token is good at %s and nowhere else', async (handle, service) => {
    const { status, stderr, stdout } = run('--as', handle);
    expect([status, stderr]).toEqual([0, '']);
    expect(await verified(stdout.trim(), service)).toMatchObject({
      aud: [`urn:crossroads:${planeOf(service)}:${service}`],
    });
    for (const other of services.filter(name => name !== service))
      await expect(verified(stdout.trim(), other)).rejects.toThrow();
  });

  it('prints the token of a partner system at one service', async () => {
    const { stdout } = run('--as', 'hospital-system-lcr-1', '--service', 'intake');
    const claims = await verified(stdout.trim(), 'intake');
    expect([claims.sub === claims['client_id'], claims['site']]).toEqual([true, 'lcr']);
    await expect(verified(stdout.trim(), 'routing')).rejects.toThrow('aud');
  });

  it.each([
    ['an unknown handle', ['--as', 'nobody-abq-1'], /^Nobody has the handle nobody-abq-1.*\n$/],
    ['an unknown service', ['--as', 'screener-abq-1', '--service', 'kitchen'], /^There is no service kitchen\n$/],
    [
      'a service of another plane',
      ['--as', 'screener-abq-1', '--service', 'notices'],
      /^screener-abq-1 is of help, notices is not\n$/,
    ],
    ['no handle', [], /^Usage: .*\n$/],
    ['an unknown flag', ['--like', 'screener-abq-1'], /^Unknown option '--like'.*\n$/],
  ])('ends with 2 and one line for %s', (_, args, line) => {
    const { status, stderr, stdout } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(line);
  });

  it('ends with 2 where the system does not run, and signs in again once it does', async () => {
    const before = run('--as', 'screener-abq-1').stdout.trim();
    await stop();
    const { status, stderr, stdout } = run('--as', 'screener-abq-1');
    expect([status, stderr, stdout]).toEqual([2, 'Crossroads does not run: start it with npm start\n', '']);
    await start();
    expect(run('--as', 'screener-abq-1').status).toBe(0);
    // The keys are those of the installation: what was signed before still holds.
    expect((await verified(before, 'intake'))['site']).toBe('abq');
  });
});

describe('the tokens of a running system', () => {
  it('are asked for once a person', async () => {
    const tokens = tokensOf({ issuers: issuers.addresses });
    const [first, second] = Object.values(signIns(environment)).flat();
    if (!first || !second) throw new Error('the demo has nobody');
    const all = await Promise.all([tokens(first), tokens(first), tokens(second)]);
    expect(new Set(all).size).toBe(2);
    expect(await tokens(first)).toBe(all[0]);
  });

  it('are refused to a wrong password, and then given to the right one', async () => {
    const tokens = tokensOf({ issuers: issuers.addresses });
    const [person] = signIns(environment)['auditor'] ?? [];
    if (!person) throw new Error('the demo has no auditor');
    await expect(tokens({ ...person, password: 'guess' })).rejects.toThrow('status 401');
    expect(await tokens(person)).toMatch(/^eyJ/);
  });
});

it('keeps passwords out of the issuer’s file, and the file from others', () => {
  const people = Object.values(signIns(environment)).flat();
  for (const path of planes.map(files.issuer)) {
    const text = readFileSync(path, 'utf8');
    expect(people.filter(({ password, system }) => !system && text.includes(password))).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
});

it('tells each issuer of the people of its plane, and of nobody else', () => {
  const everybody = demoPeople();
  for (const plane of planes) {
    const { people, systems } = readIssuerFile(files.issuer(plane));
    const known = [...people, ...systems].map(({ actorId }) => actorId);
    const own = everybody.filter(person => person.plane === plane).map(({ actorId }) => actorId);
    expect(known.toSorted()).toEqual(own.toSorted());
  }
});
