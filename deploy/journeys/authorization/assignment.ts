import { eightAtOnce, type Told } from './asking.ts';
import { ownProperties, propertiesOf, type Body } from './bodies.ts';
import type { Person } from './crowd.ts';
import type { Findings } from './doors.ts';
import { mayEnter, mayOpen, type Item } from './expectation.ts';
import type { Records } from './harvest.ts';
import { askCase, knownIds, prepare } from './objects.ts';
import type { World } from './world.ts';
import { kindOf, type Route } from './routes.ts';

/** Stands for every value where a route reads no body at all. */
const MARK = 'zqassigned';

type Target = { readonly route: Route; readonly person: Person; readonly item: Item | undefined };

// Somebody who may, and the last record that they may; what has no record yet gets one.
const targetOf = (route: Route, people: readonly Person[], records: Records): Target | undefined => {
  const inside = people.filter(({ role }) => mayEnter(role, route.action));
  const items = records.get(kindOf(route)) ?? [];
  const found = inside.map(person => {
    return { route, person, item: items.findLast(item => mayOpen(person, route.action, item)) };
  });
  return found.find(({ item }) => item !== undefined) ?? found[0];
};

// Whoever sees most of the record reads it back.
const readBack = async (
  world: World,
  { route, item }: Target,
  people: readonly Person[],
): Promise<readonly string[]> => {
  const path = /^\/v1\/[\w-]+\/\{\w+\}/.exec(route.path)?.[0];
  const reading = world.api.routes.find(
    each => each.method === 'GET' && each.service === route.service && each.path === path,
  );
  if (!reading || !item) return [];
  const readers = people.filter(person => mayOpen(person, reading.action, item)).slice(0, 2);
  const told = await Promise.all(
    readers.map(person => askCase(world, { route: reading, person, id: item.id }, { body: {} })),
  );
  return told.map(({ text }) => text);
};

const isRefused = (name: string, { code, text }: Told): boolean =>
  code === 'body.invalid' && text.includes(`"/${name}"`) && text.includes('unknown-field');

type Outside = readonly [name: string, value: unknown];

const withEach = async (
  world: World,
  target: Target,
  { outside, body }: { readonly outside: readonly Outside[]; readonly body: Body },
): Promise<readonly string[]> => {
  const { route, person, item } = target;
  const id = item?.id ?? crypto.randomUUID();
  const told = await eightAtOnce(outside, async ([name, value]) => {
    const answer = await askCase(world, { route, person, id }, { body: { ...body, [name]: value } });
    return isRefused(name, answer) ? [] : [`${route.action} took ${name}: ${answer.status} ${answer.code}`];
  });
  return told.flat();
};

// A route that reads no body is sent all at once; nothing of it may be found anywhere.
const withAll = async (
  world: World,
  { route, person, item }: Target,
  outside: readonly Outside[],
): Promise<readonly string[]> => {
  const body = Object.fromEntries(outside.map(([name]) => [name, MARK]));
  const { text } = await askCase(world, { route, person, id: item?.id ?? crypto.randomUUID() }, { body });
  return text.includes(MARK) ? [`${route.action} gave back what it should not read`] : [];
};

const findingsAt = async (
  world: World,
  target: Target,
  {
    people,
    records,
    properties,
  }: { people: readonly Person[]; records: Records; properties: ReadonlyMap<string, unknown> },
): Promise<Findings> => {
  const { route, person } = target;
  const own = new Set(ownProperties(world.api, route));
  const outside = [...properties].filter(([name]) => !own.has(name));
  const here = people.filter(({ site }) => site === person.site);
  const before = await readBack(world, target, here);
  const { body } = await prepare(world, route, { people: [person], known: knownIds(person.site, records) });
  const hasBody = route.dto !== undefined;
  const taken = await (hasBody ? withEach(world, target, { outside, body }) : withAll(world, target, outside));
  const after = await readBack(world, target, here);
  const isSame = hasBody ? before.join() === after.join() : !after.join().includes(MARK);
  return {
    tried: outside.length,
    deviations: [...taken, ...(isSame ? [] : [`${route.action} changed a record by what it should not read`])],
  };
};

/** Every property of every DTO at every route that writes, beside a body that is right. */
export const tryAssignment = async (world: World, people: readonly Person[], records: Records): Promise<Findings> => {
  const properties = propertiesOf(world.api);
  const findings: Findings[] = [];
  for (const route of world.api.routes.filter(({ method }) => method !== 'GET')) {
    const target = targetOf(route, people, records);
    if (!target) throw new Error(`nobody may ${route.action}`);
    findings.push(await findingsAt(world, target, { people, records, properties }));
  }
  return {
    tried: findings.reduce((sum, { tried }) => sum + tried, 0),
    deviations: findings.flatMap(({ deviations }) => deviations),
  };
};
