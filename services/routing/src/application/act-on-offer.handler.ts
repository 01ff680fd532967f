import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import { consentFailure } from '../domain/consent-copy.ts';
import type { ExistingPlacement, PlacementCommand } from '../domain/placement-state.ts';
import { sensitivitiesIn } from '../domain/sensitivity.ts';
import { toConsent } from '../persistence/consent.repository.ts';
import { ConsentRow } from '../persistence/consent.row.ts';
import { OfferRow } from '../persistence/offer.row.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { DeskPorts } from './placement-desk.ts';
import { answeredOfferStanding, offerTarget } from './standings.ts';
import type { Opens } from './standings.ts';

type OfferAct =
  | { readonly type: 'AcceptOffer' }
  | Pick<Extract<PlacementCommand, { type: 'DeclineOffer' }>, 'type' | 'reasonCode' | 'declinedBy'>
  | Pick<Extract<PlacementCommand, { type: 'WithdrawOffer' }>, 'type' | 'causeCode'>
  | Pick<Extract<PlacementCommand, { type: 'ConfirmHandoff' }>, 'type' | 'side'>
  | Pick<Extract<PlacementCommand, { type: 'RecordOutcome' }>, 'type' | 'outcome'>;

/** What somebody does about one offer. */
export type ActOnOffer = {
  readonly offerId: string;
  readonly act: OfferAct;
  readonly access: Opens;
  readonly at: Date;
};

/** How the offer and its placement stand afterwards. */
export type OfferStanding = {
  readonly offerId: string;
  readonly placementId: string;
  readonly status: string;
  readonly placementStatus: ExistingPlacement['status'];
};

/** What passes the person on: only under a consent that is in force this moment. */
const SHARING: readonly OfferAct['type'][] = ['AcceptOffer', 'ConfirmHandoff'];

/** Accepts, declines, withdraws, hands off or closes an offer; where the need is open again, the next provider is asked at once. */
export class ActOnOfferHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute({ offerId, act, access, at }: ActOnOffer, tx: Tx): Promise<OfferStanding> {
    const offer = await this.open({ offerId, access, at }, tx);
    const { placementId, consentId, referralId } = offer;
    const by = { cause: { correlationId: referralId }, actorId: access.actor.actorId };
    const desk = new PlacementDesk(this.ports, tx, at);
    await desk.load([consentId], [referralId]);
    if (SHARING.includes(act.type)) this.requireConsent(offer, desk);
    desk.act(placementId, { ...act, offerId, at }, by);
    if (desk.get(placementId)?.state.status === 'opened') desk.seek(placementId, by);
    await desk.settle();
    const state = desk.get(placementId)?.state;
    if (!state || state.status === 'none') throw new TypeError(`${placementId} has gone`);
    const all = 'offer' in state ? [...state.past, state.offer] : state.past;
    const status = all.find(each => each.offerId === offerId)?.status ?? 'offered';
    return { offerId, placementId, status, placementStatus: state.status };
  }

  // The consent is looked for also where there is no offer: one that is hidden takes as long as one that is not there.
  private async open({ offerId, access, at }: Omit<ActOnOffer, 'act'>, tx: Tx): Promise<OfferRow> {
    const [offer] = await tx.find(OfferRow, { id: offerId });
    const [consent] = await tx.find(ConsentRow, { id: offer?.consentId ?? offerId });
    const copy = consent ? toConsent(consent) : ({ status: 'none' } as const);
    const target = offerTarget(offerId);
    access.on(target, offer && answeredOfferStanding(offer, copy, at));
    if (!offer) throw new Problem(target.missing);
    return offer;
  }

  private requireConsent(
    { consentId, placementId, providerId, sensitivityCodes }: OfferRow,
    desk: PlacementDesk,
  ): void {
    const state = desk.get(placementId)?.state;
    if (!state || !('offer' in state) || state.offer.providerId !== providerId) return; // told by its own code
    const share = { providerId, sensitivities: sensitivitiesIn(sensitivityCodes), at: desk.at };
    if (consentFailure(desk.consentOf(consentId), share) !== undefined)
      throw new RuleViolation('match.consent', 'The consent does not cover this any more');
  }
}
