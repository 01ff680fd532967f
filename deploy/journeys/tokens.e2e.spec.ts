import {
  eventually,
  readTopics,
  testIssuer,
  tokenAttacks,
  tokenKeyOf,
  tokenSigner,
  type TestIssuer,
  type TokenAttack,
  type TokenSigner,
} from '@crossroads/testing';
import { readIssuerFile } from '../issuer/issuer-file.ts';
import { resourceOf } from '../issuer/resources.ts';
import { filesOf } from '../local/environment.ts';
import { signIn } from '../local/sign-in.ts';
import { startCity, type City } from './city.ts';
import { routesOf, type Route } from './edge/routes.ts';

/** Routes of the API port that need no token: none. Health, metrics and OpenAPI stand on the management port. */
const OPEN_ROUTES: readonly string[] = [];

/** What every route is tried with, out of the table of attacks; each service is tried with all of the table. */
const TRIED_EVERYWHERE = [
  'alg "none", no signature',
  'alg "none", the good signature',
  'alg "RS256", signed as ES256',
  'HS256 by the key as PEM',
  'sub changed after signing',
  'another key under the known id',
  'ID token',
  'logout token',
  'exp a minute ago',
  'aud of another service',
  'good token of the other plane',
  'the other plane calls itself this issuer',
];

let city: City;
let issuer: TokenSigner;
let foreign: TestIssuer;

/** The installation's own key: what is made with it differs from the issuer's tokens in what we say, and in nothing else. */
const signerOf = ({ environment }: City): TokenSigner => {
  const { issuer: name, keys } = readIssuerFile(filesOf(environment).issuer('help'));
  const [secret] = keys;
  if (!secret) throw new Error('the issuer has no key');
  return tokenSigner({ issuer: name, jwksUri: `${name}/jwks`, plane: 'help', key: tokenKeyOf(secret) });
};

beforeAll(async () => {
  [city, foreign] = await Promise.all([startCity('tokens', 5300), testIssuer({ plane: 'enforcement' })]);
  issuer = signerOf(city);
}, 180_000);
afterAll(() => Promise.all([city?.stop(), foreign?.close()]), 60_000);

type Told = {
  readonly status: number;
  readonly code: string;
  readonly text: string;
  readonly challenge: string | null;
};
type Headers = Readonly<Record<string, string>>;

/** How often each service has refused a token or missed one. */
const refused = new Map<string, number>();

const ask = async ({ service, method, path }: Route, headers: Headers): Promise<Told> => {
  const { url } = city.system.connections.services[service] ?? { url: '' };
  const hasBody = method !== 'GET' && method !== 'OPTIONS' && method !== 'HEAD';
  const content = hasBody ? { body: '{}', headers: { ...headers, 'content-type': 'application/json' } } : { headers };
  const answer = await fetch(`${url}${path}`, { method, ...content });
  const text = await answer.text();
  const { code = '' } = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {};
  if (code === 'auth.token-missing' || code === 'auth.token-refused')
    refused.set(`${service} ${code}`, (refused.get(`${service} ${code}`) ?? 0) + 1);
  return { status: answer.status, code, text, challenge: answer.headers.get('www-authenticate') };
};

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const named = ({ service, method, path }: Route): string => `${service} ${method} ${path}`;

/** Asks in turn, a few at once: sockets are not what is tried here. */
const each = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += 16) results.push(...(await Promise.all(all.slice(at, at + 16).map(work))));
  return results;
};

const coordinator = () => {
  const person = city.system.connections.people['coordinator']?.find(({ site }) => site === 'abq');
  if (!person) throw new Error('nobody is a coordinator');
  return person;
};
const actor = () => ({ actorId: coordinator().id, site: 'abq' });
const attacksOn = (service: string): readonly TokenAttack[] =>
  tokenAttacks({ issuer, foreign, service, actor: actor() });
const services = (): readonly string[] => Object.keys(city.system.connections.services);

/** What is not as a refusal must be. */
const faultOf = (told: Told, code: string): string | undefined =>
  told.status === 401 && told.code === code && told.challenge === 'Bearer'
    ? undefined
    : `${told.status} ${told.code} ${told.challenge}`;

describe('every route of every service', () => {
  it('is closed to who has no token, and the same way', async () => {
    const routes = await routesOf(city);
    expect(new Set(routes.map(({ service }) => service))).toEqual(new Set(services()));
    expect(routes.length).toBeGreaterThanOrEqual(40);
    const told = await each(routes, async route => ({ route, told: await ask(route, {}) }));
    const open = told.filter(({ told: answer }) => faultOf(answer, 'auth.token-missing'));
    expect(open.map(({ route }) => named(route))).toEqual(OPEN_ROUTES);
    expect(new Set(told.map(({ told: { text } }) => text)).size).toBe(1);
  });

  it('is open to a good token, so that what is refused is refused for what is wrong with it', async () => {
    const routes = await routesOf(city);
    const token = await issuer.tokenFor(actor(), { expiresAt: new Date(Date.now() + 900_000) });
    const told = await each(routes, async route => ({ route, told: await ask(route, bearer(token)) }));
    const closed = told.filter(
      ({ told: { code } }) => code.startsWith('auth.token-') || code.startsWith('auth.issuer'),
    );
    expect(closed.map(({ route, told: { code } }) => `${named(route)} ${code}`)).toEqual([]);
    expect(told.filter(({ told: { status } }) => status === 200).length).toBeGreaterThan(0);
  });

  it.each(TRIED_EVERYWHERE)('is closed to: %s', async name => {
    const routes = await routesOf(city);
    const tokens = new Map(
      services().map(service => [service, attacksOn(service).find(attack => attack.name === name)?.token ?? '']),
    );
    expect([...tokens.values()]).not.toContain('');
    const told = await each(routes, async route => ({
      route,
      told: await ask(route, bearer(tokens.get(route.service) ?? '')),
    }));
    const open = told.filter(({ told: answer }) => faultOf(answer, 'auth.token-refused'));
    expect(open.map(({ route, told: { status } }) => `${named(route)} ${status}`)).toEqual([]);
    expect(new Set(told.map(({ told: { text } }) => text)).size).toBe(1);
  });

  it('is closed to a token that the issuer gave for another service', async () => {
    const routes = await routesOf(city);
    const address = city.system.connections.issuers['help'];
    if (!address) throw new Error('no issuer');
    const [first = '', second = ''] = services();
    const tokenOf = (service: string) => signIn(address, coordinator(), resourceOf('help', service));
    const [ofFirst, ofSecond] = await Promise.all([tokenOf(first), tokenOf(second)]);
    const told = await each(routes, async route => ({
      route,
      other: await ask(route, bearer((route.service === first ? ofSecond : ofFirst).token)),
      own: route.service === first ? await ask(route, bearer(ofFirst.token)) : undefined,
    }));
    expect(told.filter(({ other }) => faultOf(other, 'auth.token-refused')).map(({ route }) => named(route))).toEqual(
      [],
    );
    expect(told.filter(({ own }) => own?.code.startsWith('auth.token-')).map(({ route }) => named(route))).toEqual([]);
  });
});

describe('the port of the API', () => {
  const elsewhere = [
    '/',
    '/health/live',
    '/health/ready',
    '/metrics',
    '/openapi.json',
    '/clock',
    '/docs',
    '/v1',
    '/v2',
  ];

  it('tells a stranger nothing, not even what is not there', async () => {
    const routes = services().flatMap(service =>
      elsewhere.flatMap(path => ['GET', 'POST', 'OPTIONS'].map(method => ({ service, method, path }))),
    );
    const told = await each(routes, async route => ({
      route,
      fault: faultOf(await ask(route, {}), 'auth.token-missing'),
    }));
    expect(told.filter(({ fault }) => fault)).toEqual([]);
  });

  it('takes a good token from the Authorization header only, as Bearer only', async () => {
    const token = await issuer.tokenFor(actor());
    const route = { service: 'routing', method: 'GET', path: '/v1/services' };
    expect((await ask(route, bearer(token))).status).toBe(200);
    const ways: readonly (readonly [string, Headers])[] = [
      [`?access_token=${token}`, {}],
      ['', { cookie: `access_token=${token}; token=${token}` }],
      ['', { authorization: token }],
      ['', { authorization: `Basic ${token}` }],
      ['', { authorization: `DPoP ${token}` }],
      ['', { authorization: `Bearer ${token}, Bearer ${token}` }],
      ['', { 'x-authorization': `Bearer ${token}`, 'x-forwarded-user': actor().actorId, 'x-access-token': token }],
      ['', { authorization: 'Bearer', 'proxy-authorization': `Bearer ${token}` }],
    ];
    const told = await each(ways, ([query, headers]) => ask({ ...route, path: `${route.path}${query}` }, headers));
    expect(told.map(answer => faultOf(answer, 'auth.token-missing'))).toEqual(ways.map(() => undefined));
  });
});

describe('every attack that we know of', () => {
  // What is no bearer token by its characters (RFC 6750 2.1) or its length counts as none.
  const codeOf = (token: string): string =>
    /^[\w.~+/=-]{1,8192}$/.test(token) ? 'auth.token-refused' : 'auth.token-missing';

  it.each(['intake', 'screening', 'outreach', 'routing'])('is refused by %s', async service => {
    const [route] = (await routesOf(city)).filter(found => found.service === service && found.method === 'GET');
    if (!route) throw new Error(`${service} has nothing to read`);
    const attacks = attacksOn(service);
    expect(attacks.length).toBeGreaterThanOrEqual(200);
    const told = await each(attacks, async ({ name, token }) => ({
      name,
      token,
      told: await ask(route, bearer(token)),
    }));
    const open = told.filter(({ token, told: answer }) => faultOf(answer, codeOf(token)));
    expect(open.map(({ name, told: { status, code } }) => `${name}: ${status} ${code}`)).toEqual([]);
    expect(new Set(told.map(({ told: { text } }) => text)).size).toBe(2);
    expect((await ask(route, bearer(await issuer.tokenFor(actor())))).code).not.toMatch(/^auth\.token/);
  });

  it('is written down for the audit, every single one, with nothing of the token', async () => {
    const topics = services().map(service => `help.${service}.access.v1`);
    const counted = async (): Promise<ReadonlyMap<string, number>> => {
      const counts = new Map<string, number>();
      for (const { topic, value } of await readTopics(city.system.servers, topics)) {
        expect(value).not.toMatch(/eyJ/);
        const { data } = JSON.parse(value) as { data: { reasonCode: string | null; count: number; outcome: string } };
        if (!data.reasonCode?.startsWith('TOKEN_')) continue;
        expect(data.outcome).toBe('DENIED');
        const code = data.reasonCode === 'TOKEN_MISSING' ? 'auth.token-missing' : 'auth.token-refused';
        const key = `${topic.split('.')[1]} ${code}`;
        counts.set(key, (counts.get(key) ?? 0) + data.count);
      }
      return counts;
    };
    await eventually(async () => expect(Object.fromEntries(await counted())).toEqual(Object.fromEntries(refused)));
    expect(refused.size).toBe(2 * services().length);
  }, 60_000);
});
