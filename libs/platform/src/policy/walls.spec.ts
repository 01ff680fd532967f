import {
  ALL_ROLES,
  cross,
  planeOf,
  RELATIONS,
  requestAt,
  subsets,
  withRules,
  type Point,
} from '../../test/policy-space.ts';
import { PLANES, type Plane } from '../access/roles.ts';
import { PolicyEngine } from './policy-engine.ts';
import { readPolicyFiles, rulesIn } from './policy-files.ts';
import type { ActionInfo, PolicySource } from './policy-source.ts';

// What walls keep out, they keep out whatever is permitted. So these specs ask engines with more permits than ours: one
// that permits everything, and ones with random permits.

const source = readPolicyFiles();
const actions = [...source.actions.values()];
const ofHelp = actions.filter(({ planes }) => planes.length === 1 && planes[0] === 'help');
const writing = actions.filter(({ groups }) => groups.includes('Write'));
const recordOf = ({ resourceTypes }: ActionInfo): string => resourceTypes.find(type => type !== 'Site') ?? 'Site';

const EVERYTHING = '@id("ANY") @reason("any") @view("person.full.v1") permit(principal, action, resource);';
const open = withRules(source, rulesIn(EVERYTHING, 'any'));

const without = (from: PolicySource, id: string): PolicySource => ({
  ...from,
  rules: from.rules.filter(rule => rule.id !== id),
});

const roles = ALL_ROLES.map(({ role }) => ({ role }));
const actionsTo = (among: readonly ActionInfo[]) => among.map(action => ({ action, type: recordOf(action) }));

/** Anybody who is of enforcement by role or by token, on anything of help, with broken glass and without. */
const enforcementOnHelp = (tried: readonly ActionInfo[]): Point[] => {
  const tokens = PLANES.map(plane => ({ plane }));
  const who = cross(roles, tokens).filter(({ role, plane }) => [planeOf(role), plane].includes('enforcement'));
  const reads = tried.filter(({ name }) => name.startsWith('Read'));
  return [
    ...cross(cross(who, actionsTo(tried)), [
      { resourcePlane: 'help' },
      { resourcePlane: 'help', breakGlass: true, relations: RELATIONS },
    ] as const),
    ...cross(cross(who, actionsTo(reads)), [{ resourcePlane: 'neutral' }, { resourcePlane: 'enforcement' }] as const),
  ];
};

/** One who nominated, on every kind of approval, however the record stands otherwise. */
const approvalOfOwn = (): Point[] => {
  const approvals = actionsTo(actions.filter(({ groups }) => groups.includes('Approval')));
  const standings = subsets(['assigned', 'organisation', 'unit'] as const).map(more => {
    return { relations: ['owner', ...more] as const };
  });
  const states = ['', 'CLEARED', 'PROCESS_APPROVED'].map(state => ({ state }));
  return cross(cross(roles, approvals), cross(standings, states));
};

const auditorWrites = (): Point[] => {
  const auditors = roles.filter(({ role }) => role.includes('audit') || role === 'analyst');
  const purposes = (['audit', 'service', 'legal-process'] as const).map(purpose => ({ purpose }));
  return cross(cross(auditors, actionsTo(writing)), cross(purposes, [{ relations: [] }, { relations: RELATIONS }]));
};

type Found = { readonly tried: number; readonly opened: readonly Point[]; readonly failed: readonly Point[] };

// A policy that fails refuses too, and would prove nothing: such points are told apart.
const openedIn = (engine: PolicyEngine, points: Iterable<Point>): Found => {
  const all = [...points].map(point => ({ point, answer: engine.decide(requestAt(point)) }));
  return {
    tried: all.length,
    opened: all.flatMap(({ point, answer }) => (answer.outcome === 'ALLOWED' ? [point] : [])),
    failed: all.flatMap(({ point, answer }) =>
      answer.outcome === 'DENIED' && answer.reason === 'POLICY_FAILED' ? [point] : [],
    ),
  };
};

describe('whatever is permitted', () => {
  const engine = PolicyEngine.of(open);

  it('M1: nobody of enforcement reaches anything of help', () => {
    const { tried, opened, failed } = openedIn(engine, enforcementOnHelp(ofHelp));
    expect({ opened, failed }).toEqual({ opened: [], failed: [] });
    expect(tried).toBeGreaterThan(5000);
  });

  it('M2: nobody approves what they nominated, and no role may do both', () => {
    expect(openedIn(engine, approvalOfOwn()).opened).toEqual([]);
    const may = (role: Point['role'], group: string): boolean =>
      actions.some(
        action =>
          action.groups.includes(group) &&
          engine.decide(requestAt({ role, action, type: recordOf(action) })).outcome === 'ALLOWED',
      );
    const both = ALL_ROLES.filter(({ role }) => may(role, 'Nomination') && may(role, 'Approval'));
    expect(both).toEqual([]);
    expect(ALL_ROLES.filter(({ role }) => may(role, 'Nomination')).map(({ role }) => role)).toEqual(['nominator']);
  });

  it('M3: nobody who audits writes', () => expect(openedIn(engine, auditorWrites()).opened).toEqual([]));

  it.each([
    ['W-PLANE-HELP', enforcementOnHelp(ofHelp.slice(0, 3))],
    ['W-TWO-PERSONS', approvalOfOwn()],
    ['W-AUDITOR', auditorWrites()],
  ])('and these specs see it when %s is gone', (wall, points) => {
    expect(openedIn(PolicyEngine.of(without(open, wall)), points).opened).not.toEqual([]);
  });
});

describe('M4: a thousand random permits', () => {
  // Park and Miller's generator: the same permits every time.
  let seed = 20_261_124;
  const below = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? '';
  const quoted = (type: string, names: readonly string[]): string[] => names.map(name => `${type}::"${name}"`);
  const heads = [
    'principal',
    ...quoted(
      'principal in Role',
      ALL_ROLES.map(({ role }) => role),
    ),
  ];
  const acts = [
    'action',
    ...quoted(
      'action == Action',
      actions.map(({ name }) => name),
    ),
    ...quoted('action in Action', ['Read', 'Write', 'Sensitive', 'Identity', 'Help', 'Approval', 'Enforcement']),
  ];
  const parts = [
    'true',
    'principal.fresh',
    'principal.plane == "enforcement"',
    'principal in Plane::"enforcement"',
    'resource is Site',
    'resource.owners.contains(principal.actorId)',
    'resource.assigned.contains(principal.actorId)',
    '(principal has org && resource.orgs.contains(principal.org))',
    'resource.flags.contains("CONSENTED")',
    'context.breakGlass',
    'context.purpose == "legal-process"',
    '!principal.system',
  ];
  const permit = (at: number): string => {
    const condition = `${pick(parts)} ${pick(['&&', '||'])} ${pick(parts)}`;
    return `@id("X-${at}") @reason("mutant") @view("person.full.v1")
      permit(${pick(heads)}, ${pick(acts)}, resource) ${pick(['when', 'when', 'unless'])} { ${condition} };`;
  };
  const mutants = Array.from({ length: 1000 }, (_, at) => permit(at));

  it('change nothing of M1 to M3, alone or together', () => {
    // A permit more never closes what another opens: what holds for all of them holds for each.
    const engine = PolicyEngine.of(withRules(source, rulesIn(mutants.join('\n'), 'mutants')));
    const some = ofHelp.filter((_, at) => at % 6 === 0);
    const points = [...enforcementOnHelp(some), ...approvalOfOwn(), ...auditorWrites()];
    expect(openedIn(engine, points)).toEqual({ tried: points.length, opened: [], failed: [] });
  });

  it('but open what no wall closes', () => {
    const engine = PolicyEngine.of(withRules(source, rulesIn(mutants.join('\n'), 'mutants')));
    const points = ALL_ROLES.filter(({ plane }) => plane === 'help').map(({ role }) => {
      return { role, action: action('ReadPlacement'), type: 'Placement', relations: RELATIONS };
    });
    expect(openedIn(engine, points).opened.length).toBeGreaterThan(
      openedIn(PolicyEngine.of(source), points).opened.length,
    );
  });
});

const action = (name: string): ActionInfo => {
  const found = source.actions.get(name);
  if (!found) throw new TypeError(name);
  return found;
};

describe('whatever is permitted, nobody leaves', () => {
  const engine = PolicyEngine.of(open);
  const auditOf = (resourcePlane: Plane) =>
    ({ action: action('ReadAuditEntry'), type: 'AuditEntry', purpose: 'audit', resourcePlane }) as const;

  it('the own plane: by role, by token or by record', () => {
    const points = ALL_ROLES.flatMap(({ role, plane }) => [
      ...actions
        .filter(({ planes }) => !planes.includes(plane))
        .map(one => ({ role, action: one, type: recordOf(one) })),
      ...PLANES.filter(one => one !== plane).flatMap(one => [
        { role, ...auditOf(one) },
        { role, plane: one, ...auditOf(one) },
        { role, plane: one, ...auditOf(plane) },
      ]),
    ]);
    expect(openedIn(engine, points)).toEqual({ tried: points.length, opened: [], failed: [] });
  });

  it('the own site', () => {
    const points = actions.flatMap(one =>
      ALL_ROLES.filter(({ plane }) => one.planes.includes(plane)).map(({ role }) => {
        return { role, action: one, type: recordOf(one), relations: RELATIONS, otherSite: true };
      }),
    );
    expect(openedIn(engine, points)).toEqual({ tried: points.length, opened: [], failed: [] });
  });
});
