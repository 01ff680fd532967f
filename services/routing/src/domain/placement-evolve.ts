import { unreachable } from '@crossroads/kernel';
import type { ExistingPlacement, Offer, Placement, PlacementEvent, PlacementWithOffer } from './placement-state.ts';

type OfferEvent = Exclude<
  PlacementEvent,
  { type: 'PlacementOpened' | 'OfferMade' | 'WaitlistJoined' | 'PlacementExhausted' | 'PlacementEnded' }
>;

const base = ({ terms, past, pastBefore, findings }: ExistingPlacement) => ({ terms, past, pastBefore, findings });

const closed = (placement: PlacementWithOffer, ending: Partial<Offer>): ExistingPlacement => {
  const ended = { ...placement.offer, ...ending };
  return { ...base(placement), past: [...placement.past, ended], status: 'opened' };
};

const evolveOffer = (placement: PlacementWithOffer, event: OfferEvent): ExistingPlacement => {
  const { offer } = placement;
  const common = base(placement);
  const endedAt = event.at;
  switch (event.type) {
    case 'OfferAccepted':
      return { ...common, status: 'accepted', offer: { ...offer, status: 'accepted' }, confirmedBy: [] };
    case 'OfferDeclined':
      return closed(placement, {
        status: 'declined',
        reasonCode: event.reasonCode,
        declinedBy: event.declinedBy,
        endedAt,
      });
    case 'OfferExpired':
      return closed(placement, { status: 'expired', endedAt });
    case 'OfferWithdrawn':
      return closed(placement, { status: 'withdrawn', reasonCode: event.causeCode, endedAt });
    case 'HandoffConfirmed':
      return placement.status === 'accepted'
        ? { ...placement, confirmedBy: [...placement.confirmedBy, event.side] }
        : placement;
    case 'HandoffCompleted':
      return { ...common, status: 'handed-off', offer: { ...offer, status: 'handed-off' } };
    case 'HandoffFailed':
      return closed(placement, { status: 'handoff-failed', reasonCode: event.causeCode, endedAt });
    case 'EngagementStarted':
      return { ...common, status: 'engaged', offer: { ...offer, status: 'engaged' } };
    case 'EngagementNeverStarted':
      return closed(placement, { status: 'never-started', endedAt });
    case 'OutcomeRecorded':
      return { ...placement, offer: { ...offer, reasonCode: event.outcome } };
    default:
      return unreachable(event);
  }
};

const opened = (placement: Placement, terms: ExistingPlacement['terms']): ExistingPlacement => {
  const past = placement.status === 'none' ? [] : placement.past;
  return { status: 'opened', terms, past, pastBefore: past.length, findings: [] };
};

const ended = (placement: ExistingPlacement, causeCode: string, endedAt: Date): ExistingPlacement => {
  const { past } = 'offer' in placement ? closed(placement, { status: 'ended', endedAt }) : placement;
  return { ...base(placement), past, status: 'ended', causeCode };
};

/** The state after an event. An event that cannot follow the state is a bug of decide and changes nothing. */
export const evolve = (placement: Placement, event: PlacementEvent): Placement => {
  if (event.type === 'PlacementOpened') return opened(placement, event.terms);
  if (placement.status === 'none') return placement;
  const common = { ...base(placement), ...('findings' in event ? { findings: event.findings } : {}) };
  switch (event.type) {
    case 'OfferMade':
      return { ...common, status: 'offered', offer: event.offer };
    case 'WaitlistJoined':
      return { ...common, status: 'waitlisted', serviceId: event.serviceId };
    case 'PlacementExhausted':
      return { ...common, status: 'exhausted', gapCode: event.gapCode };
    case 'PlacementEnded':
      return ended(placement, event.causeCode, event.at);
    default:
      return 'offer' in placement ? evolveOffer(placement, event) : placement;
  }
};

/** The service whose unit this placement holds, by the offer that holds it; none: nothing is held. */
export const heldUnit = (placement: Placement): Pick<Offer, 'offerId' | 'serviceId'> | undefined =>
  placement.status !== 'none' && 'offer' in placement ? placement.offer : undefined;
