import { policyToJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { PolicyPrincipal, PolicyRequest } from '../src/access/policies.ts';
import { PLANES, PURPOSES, rolesOf, type Plane, type Purpose, type Role } from '../src/access/roles.ts';
import type { ActionInfo, PolicyRule, PolicySource } from '../src/policy/policy-source.ts';

/** Everything that a decision can hang on. Ids are of two kinds only: the asker's and others'. */
export type Point = {
  readonly role: Role;
  /** Plane of the token; the role's own where it is left out. */
  readonly plane?: Plane;
  readonly action: ActionInfo;
  readonly purpose?: Purpose;
  /** The door when left out. */
  readonly type?: string | undefined;
  readonly resourcePlane?: Plane;
  readonly relations?: readonly Relation[];
  readonly flags?: readonly string[];
  readonly state?: string;
  readonly otherSite?: boolean;
  readonly stale?: readonly Stale[];
  readonly breakGlass?: boolean;
};

/** How somebody may stand to a record. */
export const RELATIONS = ['owner', 'assigned', 'organisation', 'unit'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What may be wanting in a sign-in. */
export const STALE = ['fresh', 'strong', 'directory', 'person', 'org'] as const;
export type Stale = (typeof STALE)[number];

/** A purpose that is on no list. */
export const CURIOSITY: Purpose = JSON.parse('"curiosity"');
export const ALL_PURPOSES: readonly Purpose[] = [...PURPOSES, CURIOSITY];

export const ALL_ROLES: readonly { readonly role: Role; readonly plane: Plane }[] = PLANES.flatMap(plane =>
  rolesOf[plane].map(role => ({ role, plane })),
);

export const planeOf = (role: Role): Plane => ALL_ROLES.find(known => known.role === role)?.plane ?? 'help';

/** Every one of these with every one of those. */
export const cross = <A extends object, B extends object>(these: readonly A[], those: readonly B[]): (A & B)[] =>
  these.flatMap(one => those.map(other => ({ ...one, ...other })));

/** Every subset of a list. */
export const subsets = <T>(of: readonly T[]): T[][] =>
  of.reduce<T[][]>((all, one) => [...all, ...all.map(some => [...some, one])], [[]]);

const principalOf = ({
  role,
  plane = planeOf(role),
  stale = [],
}: Point): PolicyPrincipal & { readonly id: string } => ({
  id: 'me',
  role,
  plane,
  site: 'abq',
  fresh: !stale.includes('fresh'),
  strong: !stale.includes('strong'),
  system: stale.includes('person'),
  org: stale.includes('org') ? undefined : 'mine',
});

/** The request that a point of the space stands for. */
export const requestAt = (point: Point): PolicyRequest => {
  const { action, type = 'Site', relations = [], flags = [], state = '', stale = [] } = point;
  const principal = principalOf(point);
  const purpose = point.purpose ?? action.homes[principal.plane]?.purpose ?? 'service';
  const mine = (relation: Relation, id: string): string[] => (relations.includes(relation) ? ['other', id] : ['other']);
  return {
    principal,
    action: action.name,
    resource: {
      type,
      id: 'it',
      plane: point.resourcePlane ?? principal.plane,
      site: point.otherSite ? 'lcr' : 'abq',
      owners: mine('owner', 'me'),
      assigned: mine('assigned', 'me'),
      orgs: mine('organisation', 'mine').slice(relations.includes('organisation') ? 0 : 1),
      units: mine('unit', 'mine'),
      flags,
      state,
    },
    context: { purpose, directoryFresh: !stale.includes('directory'), breakGlass: point.breakGlass ?? false },
  };
};

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

const rolesIn = (expression: unknown): readonly string[] | undefined => {
  const first = at(expression, '&&', 'left');
  if (first !== undefined) return rolesIn(first);
  if (at(expression, 'in', 'left', 'Var') !== 'principal') return undefined;
  const right = at(expression, 'in', 'right');
  const set = at(right, 'Set');
  const entities: readonly unknown[] = (Array.isArray(set) ? set : [right]).map((one: unknown) =>
    at(one, 'Value', '__entity'),
  );
  const isRoles = entities.every(entity => at(entity, 'type') === 'Role');
  return isRoles ? entities.map(entity => String(at(entity, 'id'))) : undefined;
};

/**
 * Roles outside of which a permit never holds: those of its head, or of the first `principal in […]` that everything
 * else is joined to by `and`. `undefined`: nothing so plain is said, and every role has to be tried.
 */
export const rolesOfPermit = ({ text }: PolicyRule): readonly string[] | undefined => {
  const answer = policyToJson(text);
  if (answer.type === 'failure') throw new TypeError('a policy that cannot be read');
  const { principal, conditions } = answer.json;
  if (principal.op === 'in' && 'entity' in principal) {
    const { entity } = principal;
    const { type, id } = 'id' in entity ? entity : entity.__entity;
    return type === 'Role' ? [id] : undefined;
  }
  return conditions.flatMap(({ kind, body }) => (kind === 'when' ? [rolesIn(body)] : [])).find(Boolean);
};

/** Which words of a kind the policies of an action know: others cannot matter to it. */
export const wordsOf = (rules: readonly PolicyRule[], words: readonly string[]): string[] =>
  words.filter(word => rules.some(({ text }) => text.includes(word)));

/** States that the policies of an action ask for, and one that none does. */
export const statesOf = (rules: readonly PolicyRule[]): string[] => [
  '',
  ...new Set(
    rules.flatMap(({ text }) => [...text.matchAll(/resource\.state == "(\w+)"/g)].flatMap(([, s]) => s ?? [])),
  ),
];

/** The same policies with more of them. */
export const withRules = (source: PolicySource, more: readonly PolicyRule[]): PolicySource => ({
  ...source,
  rules: [...source.rules, ...more],
});
