import { retentionContracts, staffContracts } from '@crossroads/contracts/help';
import {
  HeldReferralRow,
  RetainedReferralRow,
  StaffMemberRow,
  StaffSourceRow,
  withRetention,
  withStaff,
  type Received,
  type RetentionNews,
  type ServiceParts,
  type ServicePorts,
  type StaffNews,
} from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { WAITLIST_REVIEW } from './application/capacity-ledger.ts';
import { ERASURE_SWEEP, ErasePersonHandler } from './application/erase-person.handler.ts';
import type { ErasePerson } from './application/erase-person.handler.ts';
import { ExpireOffersHandler } from './application/expire-offers.handler.ts';
import type { DeskPorts } from './application/placement-desk.ts';
import { OFFER_EXPIRY } from './application/placement-record.ts';
import { PlaceReferralsHandler } from './application/place-referrals.handler.ts';
import type { OutreachCommand } from './application/place-referrals.handler.ts';
import { ReviewWaitlistHandler } from './application/review-waitlist.handler.ts';
import { consumes } from './consumes.ts';
import type { RoutingCommand } from './consumes.ts';
import { keptOf } from './kept.ts';
import { CapacityRow } from './persistence/capacity.row.ts';
import { ConsentRow } from './persistence/consent.row.ts';
import { DirectoryRepository } from './persistence/directory.repository.ts';
import { DirectoryRow } from './persistence/directory.row.ts';
import { ErasedReferralRow } from './persistence/erased-referral.row.ts';
import { ExclusionRepository } from './persistence/exclusion.repository.ts';
import { ExclusionRow } from './persistence/exclusion.row.ts';
import { OfferRow } from './persistence/offer.row.ts';
import { PlacementRow } from './persistence/placement.row.ts';
import { ProviderRow } from './persistence/provider.row.ts';
import { ServiceRow } from './persistence/service.row.ts';

/** Tables of routing. */
export const rows = [
  PlacementRow,
  OfferRow,
  ConsentRow,
  CapacityRow,
  ProviderRow,
  ServiceRow,
  DirectoryRow,
  ExclusionRow,
  ErasedReferralRow,
  StaffMemberRow,
  StaffSourceRow,
  RetainedReferralRow,
  HeldReferralRow,
];

/** What routing decides with, beside time. */
export type RoutingPorts = Pick<ServicePorts, 'newId'> & { readonly sites: Sites };

/** What every handler that places needs. */
export const deskPorts = ({ newId, sites }: RoutingPorts): DeskPorts => ({
  newId,
  sites,
  directory: new DirectoryRepository(),
  exclusions: new ExclusionRepository(),
});

const isErasure = (received: Received<RoutingCommand>): received is Received<ErasePerson> =>
  received.command.type === 'ErasePerson';
const isOfOutreach = (received: Received<RoutingCommand>): received is Received<OutreachCommand> =>
  received.command.type !== 'ErasePerson';

/** Routing without its frame: what it consumes and does about it, and its timers. */
export const routingParts = (ports: RoutingPorts): ServiceParts<RoutingCommand | RetentionNews | StaffNews> => {
  const desk = deskPorts(ports);
  const placeReferrals = new PlaceReferralsHandler(desk);
  const erasePerson = new ErasePersonHandler(desk);
  const expireOffers = new ExpireOffersHandler(desk);
  const reviewWaitlist = new ReviewWaitlistHandler(desk);
  const placements: ServiceParts<RoutingCommand> = {
    plane: 'help',
    service: 'routing',
    handler: 'placements',
    topics: ['help.outreach.case.v1', 'help.outreach.consent.v1', 'help.intake.person.v1'],
    consumes,
    handle: async (received, tx) => {
      await erasePerson.execute(received.filter(isErasure), tx);
      await placeReferrals.execute(received.filter(isOfOutreach), tx);
    },
    deadlines: {
      [ERASURE_SWEEP]: (fired, tx) => erasePerson.sweep(fired, tx),
      [OFFER_EXPIRY]: (fired, tx) => expireOffers.execute(fired, tx),
      [WAITLIST_REVIEW]: (fired, tx) => reviewWaitlist.execute(fired, tx),
    },
    rows,
  };
  const { sites } = ports;
  const kept = keptOf(desk);
  const retained = withRetention(placements, { contracts: retentionContracts, sites, kept });
  return withStaff<RoutingCommand | RetentionNews>(retained, staffContracts);
};
