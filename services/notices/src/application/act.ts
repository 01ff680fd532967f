import type { Cause } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';

/** Decides on every record that is opened. */
export type Opens = Pick<Access, 'on'>;

/** Who does something, on behalf of which site, when, and what it belongs to. */
export type Act = {
  readonly actorId: string;
  readonly site: string;
  /** UTC instant, by the service's clock. */
  readonly at: Date;
  readonly cause: Cause;
  readonly access: Opens;
};
