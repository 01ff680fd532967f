import type { Told } from './asking.ts';
import type { Person } from './crowd.ts';
import { isTheirs, mayEnter, mayOpen, type Item } from './expectation.ts';
import type { Records } from './harvest.ts';
import { kindOf, type Route } from './routes.ts';

/** How a record stands to who asks for it. */
export type Sort =
  'own' | "another's" | 'of strict kind' | "other site's" | "other plane's" | 'of another kind' | 'erased' | 'missing';

/** `empty`: a page without an item, which a list of somebody else's and one of nothing yet have in common. */
export type Outcome = 'closed' | 'hidden' | 'open' | 'empty' | `${number} ${string}`;

export type Case = {
  readonly route: Route;
  readonly person: Person;
  readonly sort: Sort;
  readonly id: string;
  readonly expected: Outcome;
};

type Sorted = readonly [sort: Sort, item: Item | undefined];

const isErased = ({ flags }: Item): boolean => flags.includes('ERASED');
const isPlain = ({ flags }: Item): boolean => flags.every(flag => flag === 'CONSENTED');

const RELATIONS = ['owners', 'assigned', 'orgs'] as const;

// One of each relation, and of a consented one beside another.
const ownItems = (person: Person, items: readonly Item[]): readonly Item[] => {
  const theirs = items.filter(item => item.site === person.site && !isErased(item) && isTheirs(person, item));
  const seen = new Map(
    theirs.map(item => [RELATIONS.map(name => item[name].length).join() + item.flags.toSorted().join(), item] as const),
  );
  return [...seen.values()];
};

const sorted = (person: Person, kind: string, records: Records): readonly Sorted[] => {
  const items = records.get(kind) ?? [];
  const here = items.filter(({ site }) => site === person.site);
  const others = here.filter(item => !isErased(item) && !isTheirs(person, item));
  const [otherKind] = [...records].filter(([name]) => name !== kind && name.split(' ')[0] === kind.split(' ')[0]);
  const known = new Set(items.map(({ id }) => id));
  const ofOtherKind = otherKind?.[1].find(({ id, site }) => site === person.site && !known.has(id));
  return [
    ...ownItems(person, items).map((item): Sorted => ['own', item]),
    ["another's", others.find(isPlain)],
    ['of strict kind', others.find(item => !isPlain(item))],
    ["other site's", items.find(item => item.site !== person.site && !isErased(item))],
    ['erased', here.find(isErased)],
    ['of another kind', ofOtherKind && { ...ofOtherKind, site: '' }],
  ];
};

/** Ids in place of records that no database of ours holds. */
const NOWHERE = ["other plane's", 'missing'] as const;

const expectedOf = (person: Person, action: string, item: Item | undefined): Outcome => {
  if (!mayEnter(person.role, action)) return 'closed';
  return item && mayOpen(person, action, item) ? 'open' : 'hidden';
};

/** What somebody tries at a route: every sort of record that there is; at a closed door those that might open it. */
export const casesOf = (route: Route, person: Person, records: Records): readonly Case[] => {
  const { action } = route;
  const found = sorted(person, kindOf(route), records).flatMap(([sort, item]) =>
    item ? [{ route, person, sort, id: item.id, expected: expectedOf(person, action, item) }] : [],
  );
  const nowhere = NOWHERE.map(sort => {
    return { route, person, sort, id: crypto.randomUUID(), expected: expectedOf(person, action, undefined) };
  });
  if (mayEnter(person.role, action)) return [...found, ...nowhere];
  return [
    ...found.filter(({ sort }) => sort === 'own' || sort === "another's" || sort === 'erased'),
    ...nowhere.slice(1),
  ];
};

const isEmptyPage = (text: string): boolean =>
  text.startsWith('{') && (JSON.parse(text) as { items?: readonly unknown[] }).items?.length === 0;

/** What an answer tells of the record: `missing` is what the route answers of one that does not exist. */
export const outcomeOf = ({ isList }: Route, { status, code, text }: Told, missing: Told): Outcome => {
  if (status === 403) return code === 'auth.not-allowed' ? 'closed' : `403 ${code}`;
  if (status === 401 || status >= 500) return `${status} ${code}`;
  if (isList && status === 200 && isEmptyPage(text)) return 'empty';
  return status === missing.status && text === missing.text ? 'hidden' : 'open';
};

export const isAsExpected = (expected: Outcome, outcome: Outcome): boolean =>
  expected === outcome || (outcome === 'empty' && expected !== 'closed');

// Acts that change how people stand to a record, least first; holds keep the people there while all may erase.
const LAST = [
  'LinkPeople',
  'DecideMatch',
  'UnlinkPeople',
  'WithdrawConsent',
  'CloseReferral',
  'AcknowledgeRecall',
  'AssignStaff',
  'EndAssignment',
  'RestrictPerson',
  'LiftRestriction',
  'BreakGlass',
  'ReviewBreakGlass',
  'PlaceHold',
  'ErasePerson',
  'LiftHold',
];

const rank = ({ method, action }: Route): number => (method === 'GET' ? -2 : LAST.indexOf(action));

/** Routes that open a record: those that change nothing first, those that change who may what last. */
export const objectRoutes = (routes: readonly Route[]): readonly Route[] =>
  routes.filter(({ ids }) => ids.length > 0).toSorted((one, other) => rank(one) - rank(other));
