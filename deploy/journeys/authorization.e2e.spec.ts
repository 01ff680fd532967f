import { rolesOf } from '@crossroads/platform';
import { tokenKeyOf, tokenSigner, type TokenSigner } from '@crossroads/testing';
import { readIssuerFile } from '../issuer/issuer-file.ts';
import { filesOf } from '../local/environment.ts';
import { askerAt } from './authorization/asking.ts';
import { tryAssignment } from './authorization/assignment.ts';
import { crowdOf, type Person } from './authorization/crowd.ts';
import { tryDoors, tryPurposes, type Findings } from './authorization/doors.ts';
import { tryLists } from './authorization/lists.ts';
import { tryObjects } from './authorization/objects.ts';
import { populate, type Population } from './authorization/population.ts';
import { apiOf } from './authorization/routes.ts';
import { tryTiming } from './authorization/timing.ts';
import type { World } from './authorization/world.ts';
import { startCity, type City } from './city.ts';

let city: City;
let world: World;
let population: Population;

// Nobody waits here until a sign-in is old: the installation's own key makes tokens that say it is.
const signerOf = ({ environment }: City): TokenSigner => {
  const { issuer, keys } = readIssuerFile(filesOf(environment).issuer('help'));
  const [secret] = keys;
  if (!secret) throw new Error('the issuer has no key');
  return tokenSigner({ issuer, jwksUri: `${issuer}/jwks`, plane: 'help', key: tokenKeyOf(secret) });
};

beforeAll(async () => {
  city = await startCity('authorization', 5400);
  world = { city, api: await apiOf(city), crowd: crowdOf(city, signerOf(city)), ask: askerAt(city) };
  population = await populate(world, rolesOf.help);
}, 240_000);
afterAll(() => city?.stop(), 60_000);

const WITHIN = 240_000;

const onePerRole = (): readonly Person[] => {
  const here = population.people.filter(({ site }) => site === 'abq');
  return rolesOf.help.flatMap(role => here.find(person => person.role === role) ?? []);
};

/** Tries, and tells how many there were and how long it took. */
const counted = async <T extends Findings>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const found = await work();
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stderr.write(
    `authorization: ${what}: ${found.tried} tried, ${found.deviations.length} deviations, ${seconds} s\n`,
  );
  return found;
};

describe('docs/roles.md, asked of the running system', () => {
  it('has every route of every service, and somebody of every role at both sites', () => {
    const { routes } = world.api;
    expect(routes.filter(({ action }) => action === '')).toEqual([]);
    expect(routes.length).toBeGreaterThanOrEqual(70);
    expect(onePerRole()).toHaveLength(rolesOf.help.length);
    const { people } = population;
    const most = rolesOf.help.map(role => people.filter(person => person.role === role).length);
    expect(Math.min(...most)).toBeGreaterThanOrEqual(3);
  });

  it('is who gets through which door, and how newly one has to have signed in', async () => {
    const { tried, deviations } = await counted('role by route', () => tryDoors(world, onePerRole()));
    expect(deviations).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(world.api.routes.length * rolesOf.help.length * 1.3);
  }, WITHIN); // prettier-ignore

  it('is for which purpose', async () => {
    const { tried, deviations } = await counted('role by purpose', () => tryPurposes(world, onePerRole()));
    expect(deviations).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(100);
  }, WITHIN); // prettier-ignore

  it('is what lists hold: nothing of another site, and nothing that is not theirs', async () => {
    const records = await population.records();
    const { tried, deviations } = await counted('lists', () => tryLists(world, population.people, records));
    expect(deviations).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(300);
  }, WITHIN); // prettier-ignore

  it('does not show in how long a refusal takes', async () => {
    const records = await population.records();
    const { tried, deviations, figures } = await counted('timing', () => tryTiming(world, population.people, records));
    process.stderr.write(`${figures.map(figure => `  ${figure}\n`).join('')}`);
    expect(deviations).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(12);
  }, WITHIN); // prettier-ignore

  it('is not widened by a field that a route does not have', async () => {
    const records = await population.records();
    const { tried, deviations } = await counted('fields', () => tryAssignment(world, population.people, records));
    expect(deviations).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(3_000);
  }, WITHIN); // prettier-ignore

  it('is whose records are opened: own, of others, of the other site, erased and none', async () => {
    const records = await population.records();
    for (const [kind, items] of records) expect([kind, items.length > 0]).toEqual([kind, true]);
    const found = await counted('objects', () => tryObjects(world, population.people, records));
    process.stderr.write(`  ${Object.entries(found.sorts).map(([sort, count]) => `${sort} ${count}`).join(', ')}\n`); // prettier-ignore
    expect(found.deviations).toEqual([]);
    expect(found.tried).toBeGreaterThanOrEqual(9_000);
    expect(Math.min(...Object.values(found.sorts))).toBeGreaterThanOrEqual(100);
  }, WITHIN); // prettier-ignore
});
