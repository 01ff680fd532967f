import type { Person } from './crowd.ts';
import type { Findings } from './doors.ts';
import type { Records } from './harvest.ts';
import { casesOf, objectRoutes, type Case } from './matrix.ts';
import { askCase, knownIds, prepare, type Prepared } from './objects.ts';
import type { World } from './world.ts';
import type { Route } from './routes.ts';

const TRIES = 40;
/** What a median may differ by: milliseconds, or a part of the longer one. */
const MOST_MS = 5;
const MOST_PART = 0.5;

type Pair = { readonly forbidden: Case; readonly prepared: Prepared };
type Medians = { readonly forbidden: number; readonly missing: number };

// A record of the same site that is there and not for this person; other sites' are not seen by the database either.
const forbiddenAt = (route: Route, people: readonly Person[], records: Records): Case | undefined =>
  people
    .flatMap(person => casesOf(route, person, records))
    .find(({ expected, sort }) => expected === 'hidden' && (sort === "another's" || sort === 'of strict kind'));

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

const measure = async (world: World, { forbidden, prepared }: Pair): Promise<Medians> => {
  const times = { forbidden: [] as number[], missing: [] as number[] };
  for (let nth = 0; nth < TRIES; nth++) {
    times.forbidden.push((await askCase(world, forbidden, prepared)).ms);
    times.missing.push((await askCase(world, { ...forbidden, id: crypto.randomUUID() }, prepared)).ms);
  }
  return { forbidden: median(times.forbidden), missing: median(times.missing) };
};

const isSameClass = ({ forbidden, missing }: Medians): boolean => {
  const apart = Math.abs(forbidden - missing);
  return apart <= MOST_MS || apart <= MOST_PART * Math.max(forbidden, missing);
};

// All that read, and of each service the first that writes: the same code opens the record for the others.
const timedRoutes = (routes: readonly Route[]): readonly Route[] => {
  const opening = objectRoutes(routes);
  const reading = opening.filter(({ method }) => method === 'GET');
  const writing = Map.groupBy(
    opening.filter(({ method }) => method !== 'GET'),
    ({ service }) => service,
  );
  return [...reading, ...[...writing.values()].map(each => each.slice(0, 2)).flat()];
};

/** Answers to what is forbidden and to what is missing, in turn: how long each takes. Measured again where they differ. */
export const tryTiming = async (
  world: World,
  people: readonly Person[],
  records: Records,
): Promise<Findings & { readonly figures: readonly string[] }> => {
  const figures: string[] = [];
  const deviations: string[] = [];
  for (const route of timedRoutes(world.api.routes)) {
    const forbidden = forbiddenAt(route, people, records);
    // Looking at whole names is counted by the hour.
    if (!forbidden || route.action === 'RevealPerson') continue;
    const here = people.filter(({ site }) => site === forbidden.person.site);
    const known = knownIds(forbidden.person.site, records);
    const pair = { forbidden, prepared: await prepare(world, route, { people: here, known }) };
    let medians = await measure(world, pair);
    if (!isSameClass(medians)) medians = await measure(world, pair);
    const told = `${route.action}: forbidden ${medians.forbidden.toFixed(1)} ms, missing ${medians.missing.toFixed(1)} ms`;
    figures.push(told);
    if (!isSameClass(medians)) deviations.push(told);
  }
  return { tried: figures.length, deviations, figures };
};
