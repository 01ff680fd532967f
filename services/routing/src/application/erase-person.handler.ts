import type { Cause, FiredDeadline, Received, RowClass, Tx } from '@crossroads/messaging';
import type { Offer, Placement } from '../domain/placement-state.ts';
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

  // Only what was loaded is removed: a placement that came in meanwhile holds a unit, which the sweep gives back.
  private async forget(erased: readonly Erased[], at: Date, tx: Tx): Promise<void> {
    const ids = erased.map(({ referralId }) => referralId);
    const consents = (await tx.find(ConsentRow, { referralId: ids })).map(({ id }) => id);
    const desk = new PlacementDesk(this.ports, tx, at);
    await desk.load(consents, ids);
    const placements = ids.flatMap(id => desk.placementsOf(id));
    const offers = placements.flatMap(({ state }) => offersOf(state)).map(({ offerId }) => offerId);
    const causes = new Map(erased.map(({ referralId, cause }) => [referralId, cause]));
    for (const { id, state } of placements) {
      const cause = state.status === 'none' ? undefined : causes.get(state.terms.referralId);
      if (cause) desk.act(id, { type: 'EndForErasure', at }, { cause, actorId: SYSTEM });
    }
    await desk.settle();
    await removeEach(tx, OfferRow, offers);
    await removeEach(
      tx,
      PlacementRow,
      placements.map(({ id }) => id),
    );
    await removeEach(tx, ConsentRow, consents);
    const pairs = await tx.find(ExclusionRow, { memberId: ids });
    if (pairs.length > 0) await tx.remove(ExclusionRow, { pairId: pairs.map(({ pairId }) => pairId) });
  }
}

const offersOf = (state: Placement): readonly Offer[] => {
  if (state.status === 'none') return [];
  return 'offer' in state ? [...state.past, state.offer] : state.past;
};

const removeEach = async (tx: Tx, rows: RowClass<{ id: string }>, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.remove(rows, { id: ids });
};
