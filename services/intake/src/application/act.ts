import type { Cause } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';

/** Who does something, on behalf of which site, when, and what it belongs to. */
export type Act = {
  readonly actorId: string;
  readonly role: string;
  readonly site: string;
  /** UTC instant, by the service's clock. */
  readonly at: Date;
  readonly cause: Cause;
};

/** Decides on every record that is opened. */
export type Opens = Pick<Access, 'on'>;

/** An act that opens records. */
export type OpeningAct = Act & { readonly access: Opens };
