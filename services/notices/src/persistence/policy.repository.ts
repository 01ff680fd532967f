import type { Tx } from '@crossroads/messaging';
import type { ChargingPolicy } from '../domain/charging-policy.ts';
import { ChargingPolicyRow } from './charging-policy.row.ts';

/** Id of a policy: a site has each version once. */
export const policyId = (site: string, policyVersion: string): string => `${site}:${policyVersion}`;

/** Charging policies of a site. */
export class PolicyRepository {
  of(tx: Tx, site: string): Promise<readonly ChargingPolicy[]> {
    return tx.find(ChargingPolicyRow, { site });
  }

  /**
   * The same, and whoever else decides by them waits. Read again after the lock: a policy that came in meanwhile is no
   * row that the lock had found.
   */
  async locked(tx: Tx, site: string): Promise<readonly ChargingPolicy[]> {
    await tx.find(ChargingPolicyRow, { site }, { lock: true });
    return this.of(tx, site);
  }

  async add(tx: Tx, row: Omit<ChargingPolicyRow, 'id' | 'version'>): Promise<void> {
    const id = policyId(row.site, row.policyVersion);
    await tx.save(ChargingPolicyRow, [Object.assign(new ChargingPolicyRow(), row, { id, version: 1 })]);
  }
}
