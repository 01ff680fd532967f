import type { Cause } from '@crossroads/messaging';
import type { Access, Actor } from '@crossroads/platform';

/** Decides on every record that is opened. */
export type Opens = Pick<Access, 'on' | 'actor'>;

/** Who does something about an escalation, when, and what it belongs to. */
export type Act = {
  readonly escalationId: string;
  readonly access: Opens;
  /** UTC instant, by the service's clock. */
  readonly at: Date;
  readonly cause: Cause;
};

/** Who decides, when, and what it belongs to. */
export type By = { readonly actorId: string; readonly at: Date; readonly cause: Cause };

/** Opaque id of what no person did. */
export const SYSTEM = 'SYSTEM';

/** The reporting line of an actor. */
export const unitOf = ({ orgId }: Actor): string | undefined => orgId;
