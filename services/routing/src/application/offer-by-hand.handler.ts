import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import type { Offer } from '../domain/placement-state.ts';
import { toPlacement } from '../persistence/placement.repository.ts';
import { PlacementRow } from '../persistence/placement.row.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { ByHand, DeskPorts } from './placement-desk.ts';
import { placementStanding, placementTarget } from './standings.ts';
import type { Opens } from './standings.ts';

/** A coordinator asks a service of their choice. */
export type OfferByHand = ByHand & {
  readonly placementId: string;
  readonly access: Opens;
  readonly at: Date;
};

/** Asks the service that a coordinator chose. Consent, safety and capacity bind the coordinator too. */
export class OfferByHandHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute({ placementId, access, at, ...byHand }: OfferByHand, tx: Tx): Promise<Offer> {
    const [row] = await tx.find(PlacementRow, { id: placementId });
    const target = placementTarget(placementId);
    access.on(target, row && placementStanding(row));
    if (!row) throw new Problem(target.missing);
    const { consentId, referralId } = toPlacement(row).terms;
    const by = { cause: { correlationId: referralId }, actorId: access.actor.actorId };
    const desk = new PlacementDesk(this.ports, tx, at);
    await desk.load([consentId], [referralId]);
    desk.seek(placementId, by, byHand);
    await desk.settle();
    const state = desk.get(placementId)?.state;
    if (!state || !('offer' in state)) throw new TypeError('an offer by hand made no offer');
    return state.offer;
  }
}
