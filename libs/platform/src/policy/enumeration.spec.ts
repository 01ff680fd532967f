import {
  ALL_PURPOSES,
  ALL_ROLES,
  CURIOSITY,
  RELATIONS,
  STALE,
  cross,
  planeOf,
  requestAt,
  rolesOfPermit,
  statesOf,
  subsets,
  wordsOf,
  type Point,
  type Relation,
} from '../../test/policy-space.ts';
import type { PolicyAnswer } from '../access/policies.ts';
import type { Purpose, Role } from '../access/roles.ts';
import { PolicyEngine } from './policy-engine.ts';
import { readPolicyFiles } from './policy-files.ts';
import type { ActionInfo } from './policy-source.ts';
import { Slices } from './slices.ts';

// The whole space of what a decision can hang on, but for what is pruned, each with its reason:
// - a role that no permit of the action names is asked once, at the door: default deny needs nothing else to be tried;
// - a word (flag, relation, state, age of sign-in) that no policy of the action knows cannot matter to it;
// - purposes and missing parts of a sign-in are crossed with each other at the door, and with relations and flags in
//   their worst and best values only: no policy joins them.

const source = readPolicyFiles();
const engine = PolicyEngine.of(source);
const slices = new Slices(source, 'enumeration');

const FLAGS = ['PART2', 'VICTIM_SERVICES', 'UNKNOWN_SENSITIVITY', 'RESTRICTED', 'HELD', 'ERASED', 'CONSENTED'];
const SENSITIVE_FLAGS = FLAGS.slice(0, 3);
const ATTRIBUTES: Readonly<Record<Relation, string>> = {
  owner: 'resource.owners',
  assigned: 'resource.assigned',
  organisation: 'resource.orgs',
  unit: 'resource.units',
};

type Seen = { readonly point: Point; readonly answer: PolicyAnswer };

const recordOf = ({ resourceTypes }: ActionInfo): string | undefined => resourceTypes.find(type => type !== 'Site');
const isAuditor = (role: string): boolean => role.endsWith('auditor');
const statedBy = (role: Role, action: ActionInfo): Purpose =>
  isAuditor(role) ? 'audit' : (action.homes[planeOf(role)]?.purpose ?? 'service');
const named = (action: ActionInfo): ReadonlySet<string> => {
  const permits = slices.rulesOf(action.name).filter(({ effect }) => effect === 'permit');
  return new Set(permits.flatMap(permit => rolesOfPermit(permit) ?? ALL_ROLES.map(({ role }) => role)));
};

// What only a permit or a wall for others knows does not matter to a role.
const rulesFor = (role: string, action: ActionInfo) =>
  slices.rulesOf(action.name).filter(rule => rolesOfPermit(rule)?.includes(role) ?? true);

const atDoor = (role: Point['role'], action: ActionInfo): Point[] => {
  const isSensitive = action.groups.includes('Sensitive');
  const isOfOrganisation = wordsOf(rulesFor(role, action), ['principal.org']).length > 0;
  const words = STALE.filter(word => (word === 'org' ? isOfOrganisation : isSensitive || word === 'strong'));
  const purposes = ALL_PURPOSES.map(purpose => ({ role, action, purpose }));
  return cross(
    purposes,
    subsets(words).map(stale => ({ stale })),
  );
};

const onRecord = (role: Point['role'], action: ActionInfo, type: string): Point[] => {
  const rules = rulesFor(role, action);
  const base = { role, action, type, purpose: statedBy(role, action) };
  const relations = RELATIONS.filter(relation => wordsOf(rules, [ATTRIBUTES[relation]]).length > 0);
  const standings = cross(
    subsets(relations).map(some => ({ relations: some })),
    subsets(wordsOf(rules, FLAGS)).map(flags => ({ flags })),
  );
  const states = statesOf(rules).map(state => ({ ...base, state }));
  const isIdentity = action.groups.includes('Identity');
  const near = { ...base, relations: ['owner', 'assigned', 'organisation'] as const };
  return [
    ...cross(cross(states, standings), isIdentity ? [{ breakGlass: false }, { breakGlass: true }] : [{}]),
    ...subsets(STALE)
      .slice(1)
      .map(stale => ({ ...near, stale })),
    { ...near, otherSite: true },
    { ...near, resourcePlane: planeOf(role) === 'help' ? 'neutral' : 'help' },
    { ...near, breakGlass: true },
  ];
};

type Pruned = { readonly isPruned?: true };

const everything = (): (Point & Pruned)[] =>
  [...source.actions.values()].flatMap(action => {
    const type = recordOf(action);
    const roles = named(action);
    return ALL_ROLES.flatMap(({ role }): (Point & Pruned)[] =>
      roles.has(role)
        ? [...atDoor(role, action), ...(type === undefined ? [] : onRecord(role, action, type))]
        : [{ role, action, isPruned: true }],
    );
  });

let seen: readonly Seen[] = [];
let pruned: readonly Seen[] = [];
const where = (is: (point: Point) => boolean): readonly Seen[] => seen.filter(({ point }) => is(point));
const opened = (among: readonly Seen[]): string[] =>
  among
    .filter(({ answer }) => answer.outcome === 'ALLOWED')
    .map(({ point: { role, action, ...how } }) => `${role} ${action.name} ${JSON.stringify(how)}`);
const has = (words: readonly string[] | undefined, ...any: string[]): boolean =>
  any.some(word => words?.includes(word) ?? false);

beforeAll(() => {
  const all = everything().map(point => ({ point, answer: engine.decide(requestAt(point)) }));
  seen = all.filter(({ point }) => !('isPruned' in point));
  pruned = all.filter(({ point }) => 'isPruned' in point);
  const doors = seen.filter(({ point }) => point.type === undefined).length;
  // oxlint-disable-next-line no-console -- what was tried, and what was not, is part of the proof
  console.log(`${doors} doors, ${seen.length - doors} records; ${pruned.length} pairs of role and action asked once`);
});

describe('in the whole space', () => {
  it('is something to be seen', () => {
    expect(seen.length).toBeGreaterThan(10_000);
    expect(opened(seen).length).toBeGreaterThan(1000);
  });

  it('no policy fails', () =>
    expect(
      [...seen, ...pruned].filter(({ answer }) => answer.outcome === 'DENIED' && answer.reason === 'POLICY_FAILED'),
    ).toEqual([]));

  it('a role that no permit names is refused', () => expect(opened(pruned)).toEqual([]));

  it('M5: every yes is explained by permits that have names', () => {
    const permits = new Set(source.rules.filter(({ effect }) => effect === 'permit').map(({ id }) => id));
    const unexplained = seen.filter(
      ({ answer }) =>
        answer.outcome === 'ALLOWED' &&
        (answer.policyIds.length === 0 || !answer.policyIds.every(id => permits.has(id)) || answer.view === ''),
    );
    expect(unexplained).toEqual([]);
  });

  it('M6: every policy is the reason of some decision', () => {
    const reasons = new Set([...seen, ...pruned].flatMap(({ answer }) => answer.policyIds));
    expect(source.rules.map(({ id }) => id).filter(id => !reasons.has(id))).toEqual([]);
  });

  it('what opens a record opens the door', () => {
    const doors = new Map<string, boolean>();
    const isOpen = ({ role, action, purpose, stale }: Point): boolean => {
      const key = JSON.stringify([role, action.name, purpose, stale ?? []]);
      const known = doors.get(key) ?? engine.decide(requestAt({ role, action, purpose, stale })).outcome === 'ALLOWED';
      doors.set(key, known);
      return known;
    };
    const records = where(({ type }) => type !== undefined).filter(({ answer }) => answer.outcome === 'ALLOWED');
    expect(records.filter(({ point }) => !isOpen(point))).toEqual([]);
  });
});

describe('nobody, in the whole space,', () => {
  const never: readonly (readonly [string, (point: Point) => boolean])[] = [
    ['states a purpose that is on no list', ({ purpose }) => purpose === CURIOSITY],
    ['reads anything as police liaison', p => p.role === 'police-liaison' && has(p.action.groups, 'Read')],
    ['reveals a person without a fresh sign-in', p => p.action.name === 'RevealPerson' && has(p.stale, 'fresh')],
    [
      'does anything sensitive stale, by an old directory or as a program',
      p => has(p.action.groups, 'Sensitive') && has(p.stale, 'fresh', 'strong', 'directory', 'person'),
    ],
    ['does anything twelve hours after signing in', p => has(p.stale, 'strong')],
    [
      'opens an erased person',
      p => has(p.flags, 'ERASED') && !['ReadAccounting', 'AcknowledgeRecall'].includes(p.action.name),
    ],
    ['erases under a hold', p => p.action.name === 'ErasePerson' && has(p.flags, 'HELD')],
    [
      'does more than look at a person by broken glass',
      p => p.breakGlass === true && !has(p.action.groups, 'Identity'),
    ],
    [
      'learns as a provider of treatment or victim services unless named in a consent',
      p =>
        p.role === 'provider' &&
        has(p.flags, ...SENSITIVE_FLAGS) &&
        !(has(p.flags, 'CONSENTED') && has(p.relations, 'organisation')),
    ],
    [
      'learns as a provider who it is without consent',
      p => p.action.name === 'ReadIdentity' && p.type !== undefined && !has(p.flags, 'CONSENTED'),
    ],
    [
      'sees a restricted person but the worker, the privacy officer and by broken glass',
      p =>
        has(p.action.groups, 'Identity') &&
        has(p.flags, 'RESTRICTED') &&
        !(p.breakGlass || has(p.relations, 'assigned') || p.role === 'privacy-officer'),
    ],
    [
      'decides who works where in another plane',
      p => has(p.action.groups, 'StaffDirectory') && p.resourcePlane !== undefined,
    ],
    ['changes a role of their own', p => has(p.action.groups, 'StaffChange') && has(p.relations, 'owner')],
    ['reviews broken glass of their own', p => p.action.name === 'ReviewBreakGlass' && has(p.relations, 'owner')],
    ['approves a text of their own', p => p.action.name === 'ApproveNoticeText' && has(p.relations, 'owner')],
    [
      'approves what they nominated, twice, or for a line that took part or is unknown',
      p => has(p.action.groups, 'Approval') && (has(p.relations, 'owner', 'assigned', 'unit') || has(p.stale, 'org')),
    ],
    ['opens another site', p => p.otherSite === true],
    ['opens another plane', p => p.resourcePlane !== undefined],
    ['serves a legal process in help but the privacy officer', p => isHelpProcess(p) && p.role !== 'privacy-officer'],
  ];
  it.each(never)('%s', (_, is) => {
    const tried = where(is);
    expect(opened(tried)).toEqual([]);
    const [title] = never.find(([, one]) => one === is) ?? [''];
    if (!title.includes('police')) expect(tried.length).toBeGreaterThan(0);
  });
});

const isHelpProcess = ({ role, action, purpose }: Point): boolean =>
  purpose === 'legal-process' && planeOf(role) === 'help' && has(action.groups, 'Help', 'StaffDirectory');
