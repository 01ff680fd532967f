import type { DataOf, EventContract } from '@crossroads/contracts';
import {
  RoutingCapacityChangedV1,
  RoutingEngagementNeverStartedV1,
  RoutingEngagementStartedV1,
  RoutingHandoffCompletedV1,
  RoutingHandoffFailedV1,
  RoutingOfferAcceptedV1,
  RoutingOfferDeclinedV1,
  RoutingOfferExpiredV1,
  RoutingOfferMadeV1,
  RoutingOfferOutcomeRecordedV1,
  RoutingOfferWithdrawnV1,
  RoutingPlacementExhaustedV1,
  RoutingPlacementOpenedV1,
  RoutingProviderUpdatedV1,
  RoutingWaitlistJoinedV1,
} from '@crossroads/contracts/help';
import { unreachable } from '@crossroads/kernel';
import type { Outgoing } from '@crossroads/messaging';
import type { KnownCapacity } from './domain/capacity.ts';
import type { PlacementEvent, PlacementTerms } from './domain/placement-state.ts';

/** Whose event it is, and who acted. */
export type About = {
  readonly site: string;
  readonly actorId: string;
  readonly placementId: string;
  readonly terms: PlacementTerms;
};

type Said = { readonly type: string; readonly data: object };

const say = <E extends EventContract>(
  { type }: E,
  data: Omit<DataOf<E>, 'referralId' | 'personId' | 'placementId' | 'actorId'>,
): readonly Said[] => [{ type, data }];

const offerMade = ({ offer }: Extract<PlacementEvent, { type: 'OfferMade' }>, { needCode }: PlacementTerms) => {
  const { offerId, serviceId, providerId } = offer;
  return say(RoutingOfferMadeV1, {
    offerId,
    providerId,
    serviceId,
    needCode,
    expiresAt: offer.expiresAt.toISOString(),
  });
};

const offerDeclined = ({ offerId, reasonCode, declinedBy }: Extract<PlacementEvent, { type: 'OfferDeclined' }>) =>
  say(RoutingOfferDeclinedV1, { offerId, reasonCode, declinedBy });

const sayings = (event: PlacementEvent, terms: PlacementTerms): readonly Said[] => {
  const { needCode, urgency } = terms;
  switch (event.type) {
    case 'PlacementOpened':
      return say(RoutingPlacementOpenedV1, { needCode, urgency, causeCode: event.causeCode });
    case 'OfferMade':
      return offerMade(event, terms);
    case 'WaitlistJoined':
      return say(RoutingWaitlistJoinedV1, { needCode, serviceId: event.serviceId });
    case 'PlacementExhausted':
      return say(RoutingPlacementExhaustedV1, { needCode, gapCode: event.gapCode });
    case 'OfferAccepted':
      return say(RoutingOfferAcceptedV1, { offerId: event.offerId });
    case 'OfferDeclined':
      return offerDeclined(event);
    case 'OfferExpired':
      return say(RoutingOfferExpiredV1, { offerId: event.offerId });
    case 'OfferWithdrawn':
      return say(RoutingOfferWithdrawnV1, { offerId: event.offerId, causeCode: event.causeCode });
    case 'HandoffCompleted':
      return say(RoutingHandoffCompletedV1, { offerId: event.offerId, confirmedBy: [...event.confirmedBy] });
    case 'HandoffFailed':
      return say(RoutingHandoffFailedV1, { offerId: event.offerId, causeCode: event.causeCode });
    case 'EngagementStarted':
      return say(RoutingEngagementStartedV1, { offerId: event.offerId });
    case 'EngagementNeverStarted':
      return say(RoutingEngagementNeverStartedV1, { offerId: event.offerId });
    case 'OutcomeRecorded':
      return say(RoutingOfferOutcomeRecordedV1, { offerId: event.offerId, closedLoopCode: event.outcome });
    case 'HandoffConfirmed':
    case 'PlacementEnded':
      return []; // the events beside them tell it
    default:
      return unreachable(event);
  }
};

/** What the help plane hears of a placement's event. */
export const publishes = (about: About, event: PlacementEvent): readonly Outgoing[] => {
  const { site, actorId, placementId, terms } = about;
  const { referralId } = terms;
  return sayings(event, terms).map(({ type, data }) => ({
    type,
    site,
    subject: referralId,
    data: { referralId, actorId, placementId, ...data },
  }));
};

/** What the help plane hears of a service's places. */
export const publishesCapacity = (site: string, serviceId: string, known: KnownCapacity): Outgoing => {
  const { unitCode, available, maximum } = known;
  const data = { serviceId, unitCode, available, maximum, updatedAt: known.updatedAt.toISOString() };
  return { type: RoutingCapacityChangedV1.type, site, subject: serviceId, data };
};

type ProviderFacts = DataOf<typeof RoutingProviderUpdatedV1>;

/** What the help plane hears when the directory says something new of a provider. */
export const publishesProvider = (site: string, { providerId, statusCode, verifiedOn }: ProviderFacts): Outgoing => ({
  type: RoutingProviderUpdatedV1.type,
  site,
  subject: providerId,
  data: { providerId, statusCode, verifiedOn },
});
