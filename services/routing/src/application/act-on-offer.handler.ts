import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { ExistingPlacement, PlacementCommand } from '../domain/placement-state.ts';
import { OfferRow } from '../persistence/offer.row.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { DeskPorts } from './placement-desk.ts';

type OfferAct =
  | { readonly type: 'AcceptOffer' }
  | Pick<Extract<PlacementCommand, { type: 'DeclineOffer' }>, 'type' | 'reasonCode' | 'declinedBy'>
  | Pick<Extract<PlacementCommand, { type: 'WithdrawOffer' }>, 'type' | 'causeCode'>
  | Pick<Extract<PlacementCommand, { type: 'ConfirmHandoff' }>, 'type' | 'side'>
  | Pick<Extract<PlacementCommand, { type: 'RecordOutcome' }>, 'type' | 'outcome'>;

/** What somebody does about one offer. `orgId`: only offers to this organisation exist for them. */
export type ActOnOffer = {
  readonly offerId: string;
  readonly site: string;
  readonly orgId: string | undefined;
  readonly act: OfferAct;
  readonly actorId: string;
  readonly at: Date;
};

/** How the offer and its placement stand afterwards. */
export type OfferStanding = {
  readonly offerId: string;
  readonly placementId: string;
  readonly status: string;
  readonly placementStatus: ExistingPlacement['status'];
};

/** Accepts, declines, withdraws, hands off or closes an offer; where the need is open again, the next provider is asked at once. */
export class ActOnOfferHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute({ offerId, site, orgId, act, actorId, at }: ActOnOffer, tx: Tx): Promise<OfferStanding> {
    const [offer] = await tx.find(OfferRow, { id: offerId });
    if (!offer || offer.site !== site || (orgId !== undefined && offer.providerId !== orgId)) throw notFound();
    const { placementId, consentId, referralId } = offer;
    const by = { cause: { correlationId: referralId }, actorId };
    const desk = new PlacementDesk(this.ports, tx, at);
    await desk.load([consentId], [referralId]);
    desk.act(placementId, { ...act, offerId, at }, by);
    if (desk.get(placementId)?.state.status === 'opened') desk.seek(placementId, by);
    await desk.settle();
    const state = desk.get(placementId)?.state;
    if (!state || state.status === 'none') throw notFound();
    const all = 'offer' in state ? [...state.past, state.offer] : state.past;
    const status = all.find(each => each.offerId === offerId)?.status ?? 'offered';
    return { offerId, placementId, status, placementStatus: state.status };
  }
}

const notFound = (): RuleViolation => new RuleViolation('offer.not-found', 'There is no such offer');
