import type { ReadOffersHandler } from '../application/read-offers.handler.ts';
import type { NamedFinding, ReadPlacementsHandler } from '../application/read-placements.handler.ts';
import type { ReadServicesHandler } from '../application/read-services.handler.ts';
import type { ReportCapacityHandler } from '../application/report-capacity.handler.ts';
import type { StaffOfferView } from './offers.dto.ts';
import type { MatchView, OfferView, PlacementView } from './placements.dto.ts';
import type { CapacityView, ServiceView } from './services.dto.ts';

type Placement = Awaited<ReturnType<ReadPlacementsHandler['one']>>;
type Offer = NonNullable<Placement['offer']>;
type OfferFound = Awaited<ReturnType<ReadOffersHandler['one']>>;
type Reported = Awaited<ReturnType<ReportCapacityHandler['execute']>>;
type ServiceFound = Awaited<ReturnType<ReadServicesHandler['one']>>;

const offerView = (offer: Offer): OfferView => ({
  offerId: offer.offerId,
  serviceId: offer.serviceId,
  providerId: offer.providerId,
  status: offer.status,
  madeAt: offer.madeAt,
  expiresAt: offer.expiresAt,
  endedAt: offer.endedAt,
  reasonCode: offer.reasonCode,
  declinedBy: offer.declinedBy,
  manualReasonCode: offer.manualReasonCode,
});

/** A placement as staff see it. */
export const placementView = (row: Placement): PlacementView => {
  const offer = row.offer && offerView(row.offer);
  return {
    placementId: row.id,
    referralId: row.referralId,
    needCode: row.needCode,
    urgency: row.urgency,
    ageBand: row.ageBand,
    areaCode: row.areaCode,
    language: row.language,
    choiceCodes: row.choiceCodes,
    status: row.status,
    offer,
    offers: [...row.pastOffers.map(offerView), ...(offer ? [offer] : [])],
    waitlistServiceId: row.status === 'waitlisted' ? row.serviceId : null,
    gapCode: row.status === 'exhausted' ? row.reasonCode : null,
    causeCode: row.status === 'ended' ? row.reasonCode : null,
    confirmedBy: row.confirmedBy,
    openedAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
};

/** Why a service was asked or not. */
export const matchView = ({ isPermitted: permitted, ...found }: NamedFinding): MatchView => {
  const { serviceId, providerId, serviceName, providerName, failingStep, reasonCode } = found;
  const passed = failingStep === null;
  return { serviceId, providerId, serviceName, providerName, passed, permitted, failingStep, reasonCode };
};

const currentOf = ({ offer, placement }: OfferFound): Offer | undefined =>
  [...placement.pastOffers, ...(placement.offer ? [placement.offer] : [])].find(({ offerId }) => offerId === offer.id);

const askedView = (found: OfferFound) => {
  const { offer, placement } = found;
  const current = currentOf(found);
  return {
    offerId: offer.id,
    serviceId: offer.serviceId,
    status: current?.status ?? 'ended',
    madeAt: offer.createdAt.toISOString(),
    expiresAt: current?.expiresAt ?? offer.createdAt.toISOString(),
    needCode: placement.needCode,
    ageBand: placement.ageBand,
    language: placement.language,
    areaCode: placement.areaCode,
    urgency: placement.urgency,
  };
};

/** An offer as staff see it; whose it is does not pass the field set of a provider. @source domain.md 5 */
export const staffOfferView = (found: OfferFound): StaffOfferView => {
  const { placementId, referralId, providerId } = found.offer;
  return { ...askedView(found), placementId, referralId, providerId };
};

const capacityView = (row: ServiceFound['capacity']): CapacityView | null => {
  if (!row) return null;
  const { serviceId, unitCode, available, maximum, held, version } = row;
  return { serviceId, unitCode, available, maximum, held, updatedAt: row.reportedAt.toISOString(), version };
};

/** The places of a service as they stand after a report. */
export const reportedView = (serviceId: string, { version, capacity }: Reported): CapacityView => {
  const { unitCode, available, maximum, held, updatedAt } = capacity;
  return { serviceId, unitCode, available, maximum, held, updatedAt: updatedAt.toISOString(), version };
};

/** A service as the directory has it, with its places. */
export const serviceView = ({ service, providerName, capacity }: ServiceFound): ServiceView => ({
  serviceId: service.serviceId,
  providerId: service.providerId,
  providerName,
  name: service.name,
  status: service.status,
  needCodes: service.needCodes,
  minimumAge: service.minimumAge,
  maximumAge: service.maximumAge,
  spoken: service.spoken,
  interpreted: service.interpreted,
  areas: service.areas,
  citywide: service.citywide,
  unsafeAreas: service.unsafeAreas,
  flags: service.flags,
  requiredDocuments: service.requiredDocuments,
  capacity: capacityView(capacity),
});
