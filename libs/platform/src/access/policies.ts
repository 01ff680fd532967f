import type { Plane, Purpose, Role } from './roles.ts';

/** What a request is about: a type of the policy schema. `Site` stands for the door, before anything is opened. */
export type ResourceType = string;

/** Who stands how to a record: what the relations of the policies are about. Ids are actor or organisation ids. */
export type Standing = {
  readonly site: string;
  /** Who sent, wrote or nominated it. */
  readonly owners?: readonly string[];
  /** Who works on it. */
  readonly assigned?: readonly string[];
  /** Organisations that hold it lawfully. */
  readonly orgs?: readonly string[];
  /** Reporting lines that took part. */
  readonly units?: readonly string[];
  /** Such as PART2, VICTIM_SERVICES, RESTRICTED, ERASED, CONSENTED. */
  readonly flags?: readonly string[];
  readonly state?: string;
};

/** The asker as policies see it. */
export type PolicyPrincipal = {
  readonly plane: Plane;
  readonly site: string;
  readonly role: Role;
  readonly org?: string | undefined;
  /** Signed in within five minutes. */
  readonly fresh: boolean;
  /** Signed in within twelve hours. */
  readonly strong: boolean;
  readonly system: boolean;
};

/** What a decision hangs on beside asker and record. */
export type PolicyContext = {
  readonly purpose: Purpose;
  readonly directoryFresh: boolean;
  readonly breakGlass: boolean;
};

/** Whether somebody may do something to one record. */
export type PolicyRequest = {
  readonly principal: PolicyPrincipal & { readonly id: string };
  readonly action: string;
  readonly resource: Standing & { readonly type: ResourceType; readonly id: string; readonly plane: Plane };
  readonly context: PolicyContext;
};

/** Whether somebody may do something at all, before anything is opened: the same for everybody in the same position. */
export type DoorRequest = {
  readonly principal: PolicyPrincipal;
  readonly action: string;
  readonly context: PolicyContext;
};

/** Why a request was refused by the policies. */
export type PolicyRefusal = 'RELATION' | 'WALL' | 'SIGN_IN_AGAIN' | 'DIRECTORY_STALE' | 'POLICY_FAILED';

/** Which records of a list somebody sees; `deferred`: what was deferred to the state. */
export type ListScope = 'own' | 'assigned' | 'organisation' | 'deferred' | 'site';

/** What the policies say. `policyIds` are those that decided, in order. */
export type PolicyAnswer =
  | {
      readonly outcome: 'ALLOWED';
      readonly policyIds: readonly string[];
      /** Name of the set of fields that may be shown. */
      readonly view: string;
      readonly scopes: readonly ListScope[];
    }
  | { readonly outcome: 'DENIED'; readonly policyIds: readonly string[]; readonly reason: PolicyRefusal };

/** The decision point: pure, and closed where a policy fails. */
export interface Policies {
  decide(request: PolicyRequest): PolicyAnswer;
  door(request: DoorRequest): PolicyAnswer;
  /** What the schema says of an action in a plane; `undefined` when it knows none of this name there. */
  actionNamed(name: string, plane: Plane): { readonly service: string; readonly purpose: Purpose } | undefined;
  /** Names of the views that the actions of a service may be answered with. */
  viewsOf(service: string): readonly string[];
}
