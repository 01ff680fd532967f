import { onFields, type RetentionContracts } from '@crossroads/contracts';
import type { ConsumedEvent } from '../ports.ts';

/** What was said of some referrals: that a hold stands or not, that help has ended or goes on. */
export type SaidOfReferrals = { readonly referralIds: readonly string[] } & (
  | { readonly about: 'hold'; readonly holdId: string; readonly stands: boolean }
  | { readonly about: 'end'; readonly endedAt: Date | null }
);

/** News that decide when something goes. */
export class RetentionNews {
  constructor(readonly said: SaidOfReferrals) {}
}

/** What retention is decided from. */
export const retentionNews = (contracts: RetentionContracts): readonly ConsumedEvent<RetentionNews>[] => [
  onFields(
    contracts.holdPlaced,
    ['holdId', 'referralIds'],
    ({ data: { holdId, referralIds } }) => new RetentionNews({ about: 'hold', holdId, referralIds, stands: true }),
  ),
  onFields(
    contracts.holdReleased,
    ['holdId', 'referralIds'],
    ({ data: { holdId, referralIds } }) => new RetentionNews({ about: 'hold', holdId, referralIds, stands: false }),
  ),
  onFields(
    contracts.begun,
    ['referralIds', 'endedAt'],
    ({ data: { referralIds, endedAt } }) =>
      new RetentionNews({ about: 'end', referralIds, endedAt: new Date(endedAt) }),
  ),
  onFields(
    contracts.cancelled,
    ['referralIds'],
    ({ data: { referralIds } }) => new RetentionNews({ about: 'end', referralIds, endedAt: null }),
  ),
];
