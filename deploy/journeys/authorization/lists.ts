import { eightAtOnce } from './asking.ts';
import type { Person } from './crowd.ts';
import type { Findings } from './doors.ts';
import { mayEnter, mayOpen } from './expectation.ts';
import type { Records } from './harvest.ts';
import type { World } from './world.ts';
import type { Route } from './routes.ts';

type Listing = { readonly route: Route; readonly person: Person; readonly query: string };
type Read = Listing & { readonly ids: ReadonlySet<string> };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOST_PAGES = 5;

const nextOf = (text: string): string | null => (JSON.parse(text) as { readonly next?: string | null }).next ?? null;

const readAll = async ({ ask, crowd }: World, { route, person, query }: Listing): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  const { service, method, path } = route;
  for (let page = 0, after = ''; page < MOST_PAGES; page++) {
    const told = await ask({
      service,
      method,
      path: `${path}?limit=100${query}${after}`,
      person,
      token: await crowd.fresh(person),
    });
    if (told.status !== 200) throw new Error(`${person.handle} ${route.action}: ${told.status} ${told.text}`);
    for (const id of told.text.match(UUID) ?? []) ids.add(id);
    const next = nextOf(told.text);
    if (next === null) break;
    after = `&after=${encodeURIComponent(next)}`;
  }
  return ids;
};

/** Kinds of which a list may tell an id beside its own: what somebody may not open is in none of it. */
const kindOfList = ({ service, path }: Route): string => `${service} ${path.split('/')[2] ?? ''}`;

// Ids of a kind that the list is about and that are not for this person; of every kind, those of other sites.
const foreignIds = ({ route, person }: Listing, records: Records): ReadonlySet<string> => {
  const about = records.get(kindOfList(route)) ?? [];
  const elsewhere = [...records.values()].flat().filter(({ site }) => site !== person.site);
  const notTheirs = about.filter(item => !mayOpen(person, route.action, item));
  return new Set([...elsewhere, ...notTheirs].map(({ id }) => id));
};

const deviationOf = (read: Read, records: Records): readonly string[] => {
  const { route, person, ids, query } = read;
  const foreign = foreignIds(read, records);
  const seen = [...ids].filter(id => foreign.has(id));
  const own = (records.get(kindOfList(route)) ?? []).filter(item => mayOpen(person, route.action, item));
  const isBare = query === '' && own.length > 0 && !own.some(({ id }) => ids.has(id));
  const what = `${person.handle} ${route.action}${query}`;
  return [
    ...(seen.length > 0 ? [`${what}: ${seen.length} ids of others, such as ${seen[0]}`] : []),
    ...(isBare ? [`${what}: none of ${own.length} records`] : []),
  ];
};

// Each filter by id is asked for a record of the other site.
const filtersOf = (listing: Listing, records: Records): readonly Listing[] =>
  listing.route.idFilters.flatMap(name =>
    [...records]
      .flatMap(([, items]) => items.find(({ site }) => site !== listing.person.site) ?? [])
      .slice(0, 3)
      .map(({ id }) => ({ ...listing, query: `&${name}=${id}` })),
  );

/** Everybody's lists, whole and by every filter: no id of another site, and of the kind listed none that is not theirs. */
export const tryLists = async (world: World, people: readonly Person[], records: Records): Promise<Findings> => {
  const routes = world.api.routes.filter(({ isList, ids, method }) => isList && ids.length === 0 && method === 'GET');
  const listings = routes
    .flatMap(route =>
      people.filter(({ role }) => mayEnter(role, route.action)).map(person => ({ route, person, query: '' })),
    )
    .flatMap(listing => [listing, ...filtersOf(listing, records)]);
  const found = await eightAtOnce(listings, async listing => {
    const ids = await readAll(world, listing);
    const isFiltered = listing.query !== '';
    const asked = isFiltered ? new Set([...ids].filter(id => !listing.query.endsWith(id))) : ids;
    return deviationOf({ ...listing, ids: asked }, records);
  });
  return { tried: listings.length, deviations: found.flat() };
};
