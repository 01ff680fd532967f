import { eightAtOnce, type Told } from './asking.ts';
import type { Person } from './crowd.ts';
import { barredPurposes, isSensitive, mayEnter } from './expectation.ts';
import type { World } from './world.ts';
import { pathOf, type Route } from './routes.ts';

/** When somebody signed in: just now, within the day, or longer ago than any sign-in lasts. */
const SIGN_INS = { fresh: 0, old: 3_600_000, ended: 13 * 3_600_000 } as const;
type Since = keyof typeof SIGN_INS;

type Try = { readonly route: Route; readonly person: Person; readonly since: Since };

/** What came of many tries: how many there were, and each that docs/roles.md does not have. */
export type Findings = { readonly tried: number; readonly deviations: readonly string[] };

const isThrough = ({ status }: Told): boolean => status !== 401 && status !== 403 && status < 500;

const isAsWritten = ({ route: { action }, person, since }: Try, told: Told): boolean => {
  if (!mayEnter(person.role, action)) return told.status === 403 && told.code === 'auth.not-allowed';
  const isTooOld = since === 'ended' || (since === 'old' && isSensitive(action));
  return isTooOld ? told.status === 401 && told.code === 'auth.sign-in-again' : isThrough(told);
};

// An older sign-in changes nothing for who may not anyway, but where a newer one would be asked for.
const triesAt = (route: Route, people: readonly Person[]): readonly Try[] => {
  const inside = people.filter(({ role }) => mayEnter(role, route.action));
  const by = (some: readonly Person[], since: Since): readonly Try[] => some.map(person => ({ route, person, since }));
  const older = isSensitive(route.action) ? people : inside;
  return [...by(people, 'fresh'), ...by(older, 'old'), ...by(inside.slice(0, 2), 'ended')];
};

/** Everybody at every door, signed in at every of the times. What stands behind a door is not asked for: no id exists. */
export const tryDoors = async (world: World, people: readonly Person[]): Promise<Findings> => {
  const { api, ask, crowd } = world;
  const tries = api.routes.flatMap(route => triesAt(route, people));
  const told = await eightAtOnce(tries, async one => {
    const { service, method } = one.route;
    const { person, since } = one;
    const token = await (since === 'fresh' ? crowd.fresh(person) : crowd.signedInBefore(person, SIGN_INS[since]));
    const path = pathOf(one.route, crypto.randomUUID(), () => crypto.randomUUID());
    const answer = await ask({ service, method, path, person, token });
    const { status, code } = answer;
    const { role } = person;
    return isAsWritten(one, answer) ? [] : [`${role}, ${since} sign-in, ${one.route.action}: ${status} ${code}`];
  });
  return { tried: tries.length, deviations: told.flat() };
};

/** Everybody at a door of theirs in each service, for every purpose that is not theirs. */
export const tryPurposes = async (world: World, people: readonly Person[]): Promise<Findings> => {
  const { api, ask, crowd } = world;
  const tries = people.flatMap(person => {
    const inside = api.routes.filter(({ action }) => mayEnter(person.role, action));
    const doors = [...Map.groupBy(inside, ({ service }) => service).values()].flatMap(routes => routes.slice(0, 2));
    return doors.flatMap(route => barredPurposes(person.role).map(purpose => ({ route, person, purpose })));
  });
  const told = await eightAtOnce(tries, async ({ route, person, purpose }) => {
    const { service, method, action } = route;
    const path = pathOf(route, crypto.randomUUID(), () => crypto.randomUUID());
    const { status, code } = await ask({ service, method, path, person, purpose, token: await crowd.fresh(person) });
    return code === 'auth.not-allowed' ? [] : [`${person.role}, ${action} for ${purpose}: ${status} ${code}`];
  });
  return { tried: tries.length, deviations: told.flat() };
};
