import type { Cause, FiredDeadline, Received, Tx } from '@crossroads/messaging';
import { ConsentRow } from '../persistence/consent.row.ts';
import { ErasedReferralRow } from '../persistence/erased-referral.row.ts';
import { ExclusionRow } from '../persistence/exclusion.row.ts';
import { OfferRow } from '../persistence/offer.row.ts';
import { PlacementRow } from '../persistence/placement.row.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { DeskPorts } from './placement-desk.ts';
import { SYSTEM } from './place-referrals.handler.ts';

/** Looks once more for what came in beside an erasure. */
export const ERASURE_SWEEP = 'erasure-sweep';

/** Longer than any transaction lives. */
const SWEEP_MS = 60_000;

/** A person is erased, with every referral about them. */
export type ErasePerson = { readonly type: 'ErasePerson'; readonly referralIds: readonly string[] };

type Erased = { readonly referralId: string; readonly site: string; readonly cause: Cause };

/**
 * Forgets whoever is erased: open offers are taken back, units given back, and every row about them removed. What stays
 * is that the referral is erased, so that nothing that comes later brings it back.
 * @source architecture.md 7; assurance.md 5.4
 */
export class ErasePersonHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute(received: readonly Received<ErasePerson>[], tx: Tx): Promise<void> {
    const [first] = received;
    if (!first) return;
    const erased = received.flatMap(({ command, site, cause }) =>
      command.referralIds.map(referralId => ({ referralId, site, cause })),
    );
    const ids = [...new Set(erased.map(({ referralId }) => referralId))];
    const known = await tx.find(ErasedReferralRow, { referralId: ids });
    const kept = new Set(known.map(({ referralId }) => referralId));
    const fresh = [...new Map(erased.map(each => [each.referralId, each])).values()].filter(
      ({ referralId }) => !kept.has(referralId),
    );
    if (fresh.length === 0) return;
    const rows = fresh.map(({ referralId, site }) => ({ referralId, site, erasedAt: first.at }));
    await tx.insert(
      ErasedReferralRow,
      rows.map(row => Object.assign(new ErasedReferralRow(), row)),
    );
    await this.forget(fresh, first.at, tx);
    const dueAt = new Date(first.at.getTime() + SWEEP_MS);
    for (const { referralId, site, cause } of fresh)
      tx.schedule(cause, { kind: ERASURE_SWEEP, key: referralId, site, dueAt, data: { referralId } });
  }

  /** What a transaction that ran beside the erasure wrote goes too. */
  async sweep(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const [first] = fired;
    if (!first) return;
    const erased = fired.map(({ data, site, cause }) => ({ referralId: String(data['referralId']), site, cause }));
    await this.forget(erased, first.firedAt, tx);
  }

  private async forget(erased: readonly Erased[], at: Date, tx: Tx): Promise<void> {
    const ids = erased.map(({ referralId }) => referralId);
    const consents = await tx.find(ConsentRow, { referralId: ids });
    const desk = new PlacementDesk(this.ports, tx, at);
    await desk.load(
      consents.map(({ id }) => id),
      ids,
    );
    const offerIds: string[] = [];
    for (const { referralId, cause } of erased)
      for (const { id, state } of desk.placementsOf(referralId)) {
        if (state.status === 'none') continue;
        const all = 'offer' in state ? [...state.past, state.offer] : state.past;
        offerIds.push(...all.map(({ offerId }) => offerId));
        desk.act(id, { type: 'EndForErasure', at }, { cause, actorId: SYSTEM });
      }
    await desk.settle();
    await this.remove(ids, offerIds, tx);
  }

  private async remove(referralIds: readonly string[], offerIds: readonly string[], tx: Tx): Promise<void> {
    const pairs = await tx.find(ExclusionRow, { memberId: referralIds });
    if (pairs.length > 0) await tx.remove(ExclusionRow, { pairId: pairs.map(({ pairId }) => pairId) });
    if (offerIds.length > 0) await tx.remove(OfferRow, { id: offerIds });
    await tx.remove(PlacementRow, { referralId: referralIds });
    await tx.remove(ConsentRow, { referralId: referralIds });
  }
}
