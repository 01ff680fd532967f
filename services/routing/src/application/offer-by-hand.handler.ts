import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { Offer } from '../domain/placement-state.ts';
import { toPlacement } from '../persistence/placement.repository.ts';
import { PlacementRow } from '../persistence/placement.row.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { ByHand, DeskPorts } from './placement-desk.ts';

/** A coordinator asks a service of their choice. */
export type OfferByHand = ByHand & {
  readonly placementId: string;
  readonly site: string;
  readonly actorId: string;
  readonly at: Date;
};

/** Asks the service that a coordinator chose. Consent, safety and capacity bind the coordinator too. */
export class OfferByHandHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute({ placementId, site, actorId, at, ...byHand }: OfferByHand, tx: Tx): Promise<Offer> {
    const [row] = await tx.find(PlacementRow, { id: placementId });
    if (!row || row.site !== site) throw new RuleViolation('placement.not-found', 'There is no such placement');
    const { consentId, referralId } = toPlacement(row).terms;
    const by = { cause: { correlationId: referralId }, actorId };
    const desk = new PlacementDesk(this.ports, tx, at);
    await desk.load([consentId], [referralId]);
    desk.seek(placementId, by, byHand);
    await desk.settle();
    const state = desk.get(placementId)?.state;
    if (!state || !('offer' in state)) throw new TypeError('an offer by hand made no offer');
    return state.offer;
  }
}
