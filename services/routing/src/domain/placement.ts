import { RuleViolation, unreachable } from '@crossroads/kernel';
import type { Decider } from '@crossroads/kernel';
import { confirmHandoff, recordOutcome } from './placement-engagement.ts';
import { evolve } from './placement-evolve.ts';
import { acceptOffer, declineOffer, expireOffer, withdrawOffer } from './placement-offer.ts';
import { endForConsent, endForErasure, offerTo, openPlacement, placeNext } from './placement-place.ts';
import type { Placement, PlacementCommand, PlacementEvent } from './placement-state.ts';

const decide = (placement: Placement, command: PlacementCommand): readonly PlacementEvent[] => {
  if (command.type === 'OpenPlacement') return openPlacement(placement, command);
  if (placement.status === 'none') throw new RuleViolation('placement.not-found', 'There is no such placement');
  switch (command.type) {
    case 'PlaceNext':
      return placeNext(placement, command);
    case 'OfferTo':
      return offerTo(placement, command);
    case 'AcceptOffer':
      return acceptOffer(placement, command);
    case 'ExpireOffer':
      return expireOffer(placement, command);
    case 'DeclineOffer':
      return declineOffer(placement, command);
    case 'WithdrawOffer':
      return withdrawOffer(placement, command);
    case 'ConfirmHandoff':
      return confirmHandoff(placement, command);
    case 'RecordOutcome':
      return recordOutcome(placement, command);
    case 'EndForConsent':
      return endForConsent(placement, command);
    case 'EndForErasure':
      return endForErasure(placement, command);
    default:
      return unreachable(command);
  }
};

export const placement: Decider<Placement, PlacementCommand, PlacementEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
