import type { ServicePorts } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import type { PersonVault } from './person-vault.ts';

/** What intake needs from outside to decide. */
export type IntakePorts = ServicePorts & {
  readonly sites: Sites;
  readonly vault: PersonVault;
  /** Draws the reference that people are shown. */
  readonly newReference: () => string;
};
