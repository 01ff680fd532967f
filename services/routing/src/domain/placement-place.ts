import { RuleViolation } from '@crossroads/kernel';
import type {
  CommandOf,
  ExistingPlacement,
  Offer,
  Placement,
  PlacementEvent,
  PlacementTerms,
} from './placement-state.ts';
import type { Finding } from './provider-match.ts';

/** How many offers may end declined or unanswered before a human takes over. @source domain.md 5 */
export const MAX_SEQUENTIAL_OFFERS = 3;

/** Offers of the present request that ended. */
const endedOffers = (placement: ExistingPlacement): readonly Offer[] => placement.past.slice(placement.pastBefore);

/** Services already asked for the present request: they are not asked again. */
export const askedServiceIds = (placement: ExistingPlacement): ReadonlySet<string> =>
  new Set(endedOffers(placement).map(({ serviceId }) => serviceId));

const isUsedUp = (placement: ExistingPlacement): boolean =>
  endedOffers(placement).filter(({ status }) => status === 'declined' || status === 'expired').length >=
  MAX_SEQUENTIAL_OFFERS;

/** Services that do not serve the need are not kept: their step is known from their absence. */
const kept = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ reasonCode }) => reasonCode !== 'NEED_NOT_SERVED');

const isSame = (left: PlacementTerms, right: PlacementTerms): boolean => JSON.stringify(left) === JSON.stringify(right);

/** One placement a need. Asking again in other terms while no provider is on it starts it anew under those. */
export const openPlacement = (
  placement: Placement,
  { terms }: CommandOf<'OpenPlacement'>,
): readonly PlacementEvent[] => {
  if (placement.status === 'none') return [{ type: 'PlacementOpened', terms, causeCode: 'REQUESTED' }];
  const isWaiting = ['opened', 'waitlisted', 'exhausted'].includes(placement.status);
  if (!isWaiting || isSame(placement.terms, terms)) return [];
  return [{ type: 'PlacementOpened', terms, causeCode: 'REQUESTED_AGAIN' }];
};

const newOffer = (
  { serviceId, providerId }: { readonly serviceId: string; readonly providerId: string },
  command: CommandOf<'PlaceNext'> | CommandOf<'OfferTo'>,
): Offer => ({
  offerId: command.offerId,
  serviceId,
  providerId,
  madeAt: command.at,
  expiresAt: command.expiresAt,
  status: 'offered',
  manualReasonCode: command.type === 'OfferTo' ? command.reasonCode : null,
  reasonCode: null,
  declinedBy: null,
  endedAt: null,
});

/** Follows the choice of provider-match: an offer, a waitlist, or a human. @source domain.md 5 */
export const placeNext = (placement: ExistingPlacement, command: CommandOf<'PlaceNext'>): readonly PlacementEvent[] => {
  if (placement.status !== 'opened' && placement.status !== 'waitlisted') return [];
  const { choice } = command;
  const findings = kept(choice.findings);
  if (isUsedUp(placement)) return [{ type: 'PlacementExhausted', gapCode: 'OFFERS_EXHAUSTED', findings }];
  if (choice.outcome === 'EXHAUSTED') return [{ type: 'PlacementExhausted', gapCode: choice.gapCode, findings }];
  if (choice.outcome === 'OFFER') return [{ type: 'OfferMade', offer: newOffer(choice, command), findings }];
  const { serviceId } = choice;
  const isThere = placement.status === 'waitlisted' && placement.serviceId === serviceId;
  return isThere ? [] : [{ type: 'WaitlistJoined', serviceId, findings }];
};

/** What no coordinator can set aside. @source domain.md 5: consent and safety come first */
const BINDING_STEPS = ['consent', 'safety', 'capacity'];

/** A coordinator places by hand where no offer is under way, with a reason. */
export const offerTo = (placement: ExistingPlacement, command: CommandOf<'OfferTo'>): readonly PlacementEvent[] => {
  const { finding } = command;
  if (placement.status !== 'opened' && placement.status !== 'waitlisted' && placement.status !== 'exhausted')
    throw new RuleViolation('placement.not-waiting', 'The placement has a provider or has ended');
  if (finding.failingStep !== null && BINDING_STEPS.includes(finding.failingStep))
    throw new RuleViolation(`match.${finding.failingStep}`, 'The service may not be asked');
  return [{ type: 'OfferMade', offer: newOffer(finding, command), findings: placement.findings }];
};

const CONSENT_ENDED = 'CONSENT_ENDED';

/** Without consent nothing is asked of anybody; help that has begun goes on without sharing. @source domain.md 13 T17 */
export const endForConsent = (
  placement: ExistingPlacement,
  { at }: CommandOf<'EndForConsent'>,
): readonly PlacementEvent[] => {
  const ended: PlacementEvent = { type: 'PlacementEnded', causeCode: CONSENT_ENDED, at };
  switch (placement.status) {
    case 'offered':
    case 'accepted':
      return [{ type: 'OfferWithdrawn', offerId: placement.offer.offerId, causeCode: CONSENT_ENDED, at }, ended];
    case 'opened':
    case 'waitlisted':
      return [{ type: 'PlacementExhausted', gapCode: 'CONSENT', findings: placement.findings }, ended];
    case 'exhausted':
      return [ended];
    default:
      return [];
  }
};

/** Whoever is erased is nowhere any more: no provider is asked, and none goes on. @source architecture.md 7 */
export const endForErasure = (
  placement: ExistingPlacement,
  { at, causeCode = 'PERSON_ERASED' }: CommandOf<'EndForErasure'>,
): readonly PlacementEvent[] => {
  if (placement.status === 'ended') return [];
  const withdrawn: readonly PlacementEvent[] =
    'offer' in placement ? [{ type: 'OfferWithdrawn', offerId: placement.offer.offerId, causeCode, at }] : [];
  return [...withdrawn, { type: 'PlacementEnded', causeCode, at }];
};
