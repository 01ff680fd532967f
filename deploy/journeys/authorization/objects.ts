import { eightAtOnce, type Told } from './asking.ts';
import type { Body, KnownIds } from './bodies.ts';
import type { Person } from './crowd.ts';
import type { Findings } from './doors.ts';
import { mayEnter, type Item } from './expectation.ts';
import type { Records } from './harvest.ts';
import { casesOf, isAsExpected, objectRoutes, outcomeOf, type Case } from './matrix.ts';
import { bodyFor, type World } from './world.ts';
import { pathOf, type Route } from './routes.ts';

/** Ids that bodies may name, so that what is tried is the record of the path and nothing else. */
export const knownIds = (site: string, records: Records): KnownIds => {
  const last = (kind: string): string => records.get(kind)?.findLast(item => isPlainAt(site, item))?.id ?? '';
  const person = last('intake people');
  return { otherPersonId: person, personId: person, serviceId: last('routing services') };
};

const isPlainAt = (site: string, item: Item): boolean => item.site === site && item.flags.length === 0;

/** A route as it is tried at one site: a body that passes every check, and what is told of what does not exist. */
export type Prepared = { readonly body: Body; readonly missing: Told };

/** @throws {Error} when nobody of the site may take the route */
export const prepare = async (
  world: World,
  route: Route,
  { people, known }: { readonly people: readonly Person[]; readonly known: KnownIds },
): Promise<Prepared> => {
  const { ask, crowd } = world;
  const person = people.find(({ role }) => mayEnter(role, route.action));
  if (!person) throw new Error(`nobody may ${route.action}`);
  const body = await bodyFor(world, route, { person, known });
  const { service, method } = route;
  const path = pathOf(route, crypto.randomUUID(), () => crypto.randomUUID());
  return { body, missing: await ask({ service, method, path, person, token: await crowd.fresh(person), body }) };
};

// A hand-off is confirmed by each side for itself.
const ofSide = (body: Body, { role }: Person): Body =>
  'side' in body && role === 'provider' ? { ...body, side: 'PROVIDER' } : body;

/** One case as it was asked, and what came of it. */
export const askCase = async (
  { ask, crowd }: World,
  { route, person, id }: Pick<Case, 'route' | 'person' | 'id'>,
  { body }: Pick<Prepared, 'body'>,
): Promise<Told> => {
  const { service, method } = route;
  const path = pathOf(route, id, () => crypto.randomUUID());
  return ask({ service, method, path, person, token: await crowd.fresh(person), body: ofSide(body, person) });
};

const deviationsAt = async (
  world: World,
  route: Route,
  { people, records }: { readonly people: readonly Person[]; readonly records: Records },
): Promise<Findings> => {
  const prepared = new Map<string, Prepared>();
  for (const site of new Set(people.map(person => person.site))) {
    const here = people.filter(person => person.site === site);
    prepared.set(site, await prepare(world, route, { people: here, known: knownIds(site, records) }));
  }
  const cases = people.flatMap(person => casesOf(route, person, records));
  const found = await eightAtOnce(cases, async one => {
    const at = prepared.get(one.person.site);
    if (!at) throw new Error(`nothing is prepared for ${one.person.site}`);
    const told = await askCase(world, one, at);
    const outcome = outcomeOf(route, told, at.missing);
    const { handle } = one.person;
    const { status, code } = told;
    return isAsExpected(one.expected, outcome)
      ? []
      : [`${handle} ${route.action} ${one.sort}: ${one.expected} expected, ${outcome} (${status} ${code})`];
  });
  return { tried: cases.length, deviations: found.flat() };
};

/** Everybody at every route that opens a record, with every sort of record. */
export const tryObjects = async (
  world: World,
  people: readonly Person[],
  records: Records,
): Promise<Findings & { readonly sorts: Readonly<Record<string, number>> }> => {
  const routes = objectRoutes(world.api.routes);
  const findings: Findings[] = [];
  for (const route of routes) findings.push(await deviationsAt(world, route, { people, records }));
  const sorts = Object.groupBy(
    routes.flatMap(route => people.flatMap(person => casesOf(route, person, records))),
    ({ sort }) => sort,
  );
  return {
    tried: findings.reduce((sum, { tried }) => sum + tried, 0),
    deviations: findings.flatMap(({ deviations }) => deviations),
    sorts: Object.fromEntries(Object.entries(sorts).map(([sort, cases]) => [sort, cases?.length ?? 0])),
  };
};
