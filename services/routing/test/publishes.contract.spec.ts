import { registryOf } from '@crossroads/contracts';
import type { KnownCapacity } from '../src/domain/capacity.ts';
import type { Offer, PlacementEvent, PlacementTerms } from '../src/domain/placement-state.ts';
import { publishes, publishesCapacity, publishesProvider } from '../src/publishes.ts';

const id = (end: string) => `0199a1c0-0000-7000-8000-0000000000${end}`;
const at = new Date('2026-11-24T18:00:00.000Z');
const terms: PlacementTerms = {
  referralId: id('01'),
  needCode: 'HOUSING',
  urgency: 'URGENT',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'es',
  choiceCodes: [],
  consentId: id('02'),
};
const offer: Offer = {
  offerId: id('03'),
  serviceId: id('04'),
  providerId: id('05'),
  madeAt: at,
  expiresAt: at,
  status: 'offered',
  manualReasonCode: null,
  reasonCode: null,
  declinedBy: null,
  endedAt: null,
};
const named = { offerId: offer.offerId, at };
const about = { site: 'abq', actorId: 'SYSTEM', placementId: id('06'), terms };

const told: Readonly<Record<string, PlacementEvent>> = {
  'routing.placement.opened.v1': { type: 'PlacementOpened', terms, causeCode: 'REQUESTED' },
  'routing.placement.exhausted.v1': { type: 'PlacementExhausted', gapCode: 'OFFERS_EXHAUSTED', findings: [] },
  'routing.waitlist.joined.v1': { type: 'WaitlistJoined', serviceId: offer.serviceId, findings: [] },
  'routing.offer.made.v1': { type: 'OfferMade', offer, findings: [] },
  'routing.offer.accepted.v1': { type: 'OfferAccepted', ...named },
  'routing.offer.declined.v1': { type: 'OfferDeclined', reasonCode: 'AGE', declinedBy: 'PROVIDER', ...named },
  'routing.offer.expired.v1': { type: 'OfferExpired', ...named },
  'routing.offer.withdrawn.v1': { type: 'OfferWithdrawn', causeCode: 'CONSENT_ENDED', ...named },
  'routing.offer.outcome-recorded.v1': { type: 'OutcomeRecorded', outcome: 'SERVED_NEED_MET', ...named },
  'routing.handoff.completed.v1': { type: 'HandoffCompleted', confirmedBy: ['WORKER', 'PROVIDER'], ...named },
  'routing.handoff.failed.v1': { type: 'HandoffFailed', causeCode: 'CLIENT_UNREACHED', ...named },
  'routing.engagement.started.v1': { type: 'EngagementStarted', ...named },
  'routing.engagement.never-started.v1': { type: 'EngagementNeverStarted', ...named },
};

describe('what routing publishes of a placement', () => {
  it.each(Object.entries(told))('%s keeps its contract', (type, event) => {
    const [outgoing, ...more] = publishes(about, event);
    expect(more).toEqual([]);
    expect(outgoing).toMatchObject({ type, site: 'abq', subject: terms.referralId });
    registryOf(type).check(outgoing?.data);
  });

  it('leaves out what the events beside it tell', () => {
    expect(publishes(about, { type: 'HandoffConfirmed', side: 'WORKER', ...named })).toEqual([]);
    expect(publishes(about, { type: 'PlacementEnded', causeCode: 'SERVED_NEED_MET', at })).toEqual([]);
  });
});

it('publishes capacity under the service and a provider under itself', () => {
  const known: KnownCapacity = {
    status: 'known',
    providerId: id('05'),
    unitCode: 'BED',
    available: 0,
    maximum: 3,
    held: 3,
    updatedAt: at,
    lastOfferedAt: at,
  };
  const changed = publishesCapacity('abq', id('04'), known);
  expect(changed.subject).toBe(id('04'));
  registryOf(changed.type).check(changed.data);
  const updated = publishesProvider('abq', { providerId: id('05'), statusCode: 'ACTIVE', verifiedOn: '2026-10-01' });
  expect(updated.subject).toBe(id('05'));
  registryOf(updated.type).check(updated.data);
});
