import type { ListScope } from '../access/policies.ts';
import type { Plane, Purpose } from '../access/roles.ts';

/** Which records a list may show. */
export const LIST_SCOPES = [
  'own',
  'assigned',
  'organisation',
  'deferred',
  'site',
] as const satisfies readonly ListScope[];

/** Where an action has its route: the service, and why it is done there where a request does not say. */
export type ActionHome = { readonly service: string; readonly purpose: Purpose };

/** What the schema says of an action. */
export type ActionInfo = {
  readonly name: string;
  /** One in each of its planes. */
  readonly homes: Readonly<Partial<Record<Plane, ActionHome>>>;
  readonly planes: readonly Plane[];
  /** Such as `Read`, `Write`, `Sensitive`. */
  readonly groups: readonly string[];
  readonly resourceTypes: readonly string[];
};

/** One policy and what its annotations say. */
export type PolicyRule = {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly effect: 'permit' | 'forbid';
  /** Actions and groups of actions that it is about; `undefined`: every action. */
  readonly actions: readonly string[] | undefined;
  readonly view: string | undefined;
  readonly scope: ListScope | undefined;
  /** What a refusal by this wall is told as, where it is not WALL. */
  readonly refusal: string | undefined;
  readonly law: string | undefined;
};

/** Everything that decides. */
export type PolicySource = {
  readonly schema: string;
  readonly actions: ReadonlyMap<string, ActionInfo>;
  readonly rules: readonly PolicyRule[];
  /** Names of views, the richest first: where several permits hold, the first of these is shown. */
  readonly views: readonly string[];
};
