import { RuleViolation } from '@crossroads/kernel';
import type { CommandOf, ExistingPlacement, Offer, OfferStatus, PlacementEvent } from './placement-state.ts';

/** The offer of the placement under way, or undefined. */
export const currentOffer = (placement: ExistingPlacement): Offer | undefined =>
  'offer' in placement ? placement.offer : undefined;

/** True when this offer ended in just that way: saying so again changes nothing. */
const hasEndedAs = (placement: ExistingPlacement, offerId: string, status: OfferStatus): boolean =>
  placement.past.some(past => past.offerId === offerId && past.status === status);

const notOpen = (): RuleViolation => new RuleViolation('offer.not-open', 'The offer is not open any more');

const isCurrent = (placement: ExistingPlacement, offerId: string): boolean =>
  currentOffer(placement)?.offerId === offerId;

/** An offer is accepted once; a second click or a replay starts no second engagement. @source domain.md 13 T12 */
export const acceptOffer = (
  placement: ExistingPlacement,
  { offerId, at }: CommandOf<'AcceptOffer'>,
): readonly PlacementEvent[] => {
  if (!isCurrent(placement, offerId)) throw notOpen();
  if (placement.status !== 'offered') return [];
  if (at >= placement.offer.expiresAt)
    throw new RuleViolation('offer.expired', 'The offer ended before it was accepted');
  return [{ type: 'OfferAccepted', offerId, at }];
};

/** Only an open offer can be declined; it records who said no. @source domain.md 5 */
export const declineOffer = (
  placement: ExistingPlacement,
  { offerId, reasonCode, declinedBy, at }: CommandOf<'DeclineOffer'>,
): readonly PlacementEvent[] => {
  if (hasEndedAs(placement, offerId, 'declined')) return [];
  if (placement.status !== 'offered' || !isCurrent(placement, offerId)) throw notOpen();
  return [{ type: 'OfferDeclined', offerId, reasonCode, declinedBy, at }];
};

/** Ends an unanswered offer; one that was answered, or has time left, is let be. @source domain.md 5: an offer ends exactly once */
export const expireOffer = (
  placement: ExistingPlacement,
  { offerId, at }: CommandOf<'ExpireOffer'>,
): readonly PlacementEvent[] =>
  placement.status === 'offered' && placement.offer.offerId === offerId && at >= placement.offer.expiresAt
    ? [{ type: 'OfferExpired', offerId, at }]
    : [];

/** An offer can be taken back until the hand-off is complete. */
export const withdrawOffer = (
  placement: ExistingPlacement,
  { offerId, causeCode, at }: CommandOf<'WithdrawOffer'>,
): readonly PlacementEvent[] => {
  if (hasEndedAs(placement, offerId, 'withdrawn')) return [];
  const isPending = placement.status === 'offered' || placement.status === 'accepted';
  if (!isPending || !isCurrent(placement, offerId)) throw notOpen();
  return [{ type: 'OfferWithdrawn', offerId, causeCode, at }];
};
