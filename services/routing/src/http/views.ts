import type { ReadOffersHandler } from '../application/read-offers.handler.ts';
import type { NamedFinding, ReadPlacementsHandler } from '../application/read-placements.handler.ts';
import type { ReadServicesHandler } from '../application/read-services.handler.ts';
import type { ProviderOfferView, StaffOfferView } from './offers.dto.ts';
import type { MatchView, OfferView, PlacementView } from './placements.dto.ts';
import type { CapacityView, ServiceView } from './services.dto.ts';

type Placement = Awaited<ReturnType<ReadPlacementsHandler['one']>>;
type Offer = NonNullable<Placement['offer']>;
type OfferFound = Awaited<ReturnType<ReadOffersHandler['one']>>;
type ServiceFound = Awaited<ReturnType<ReadServicesHandler['one']>>;

const offerView = (offer: Offer): OfferView => {
  const { offerId, serviceId, providerId, status, madeAt, expiresAt } = offer;
  const { endedAt, reasonCode, declinedBy, manualReasonCode } = offer;
  const times = { madeAt, expiresAt, endedAt };
  return { offerId, serviceId, providerId, status, ...times, reasonCode, declinedBy, manualReasonCode };
};

/** A placement as staff see it. */
export const placementView = (row: Placement): PlacementView => {
  const { referralId, needCode, urgency, ageBand, areaCode, language, choiceCodes, status, confirmedBy } = row;
  const offer = row.offer && offerView(row.offer);
  return {
    placementId: row.id,
    ...{ referralId, needCode, urgency, ageBand, areaCode, language, choiceCodes, status },
    offer,
    offers: [...row.pastOffers.map(offerView), ...(offer ? [offer] : [])],
    waitlistServiceId: status === 'waitlisted' ? row.serviceId : null,
    gapCode: status === 'exhausted' ? row.reasonCode : null,
    causeCode: status === 'ended' ? row.reasonCode : null,
    confirmedBy,
    openedAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
};

export const matchView = ({ isPermitted: permitted, ...found }: NamedFinding): MatchView => {
  const { serviceId, providerId, serviceName, providerName, failingStep, reasonCode } = found;
  const passed = failingStep === null;
  return { serviceId, providerId, serviceName, providerName, passed, permitted, failingStep, reasonCode };
};

const currentOf = ({ offer, placement }: OfferFound): Offer | undefined =>
  [...placement.pastOffers, ...(placement.offer ? [placement.offer] : [])].find(({ offerId }) => offerId === offer.id);

/** An offer as its provider sees it: no person, no referral. @source domain.md 5 */
export const providerOfferView = (found: OfferFound): ProviderOfferView => {
  const { offer, placement } = found;
  const { needCode, ageBand, language, areaCode, urgency } = placement;
  const current = currentOf(found);
  return {
    offerId: offer.id,
    serviceId: offer.serviceId,
    status: current?.status ?? 'ended',
    madeAt: offer.createdAt.toISOString(),
    expiresAt: current?.expiresAt ?? offer.createdAt.toISOString(),
    ...{ needCode, ageBand, language, areaCode, urgency },
  };
};

/** An offer as staff see it. */
export const staffOfferView = (found: OfferFound): StaffOfferView => {
  const { placementId, referralId, providerId } = found.offer;
  return { ...providerOfferView(found), placementId, referralId, providerId };
};

const capacityView = (row: ServiceFound['capacity']): CapacityView | null => {
  if (!row) return null;
  const { serviceId, unitCode, available, maximum, held, version } = row;
  return { serviceId, unitCode, available, maximum, held, updatedAt: row.reportedAt.toISOString(), version };
};

/** A service as the directory has it, with its places. */
export const serviceView = ({ service, providerName, capacity }: ServiceFound): ServiceView => {
  const { serviceId, providerId, name, status, needCodes, minimumAge, maximumAge, spoken, interpreted } = service;
  const { areas, citywide, unsafeAreas, flags, requiredDocuments } = service;
  const reach = { areas, citywide, unsafeAreas };
  const whom = { needCodes, minimumAge, maximumAge, spoken, interpreted };
  return {
    ...{ serviceId, providerId, providerName, name, status, flags, requiredDocuments },
    ...whom,
    ...reach,
    capacity: capacityView(capacity),
  };
};
