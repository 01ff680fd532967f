import type { Cause } from '@crossroads/messaging';

/** Who does something, on behalf of which site, when, and what it belongs to. */
export type Act = {
  readonly actorId: string;
  readonly role: string;
  readonly site: string;
  /** UTC instant, by the service's clock. */
  readonly at: Date;
  readonly cause: Cause;
};
