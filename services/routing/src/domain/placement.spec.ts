import { given } from '@crossroads/testing';
import { fold } from '@crossroads/kernel';
import { placement } from './placement.ts';
import { heldUnit } from './placement-evolve.ts';
import type { Offer, PlacementCommand, PlacementEvent, PlacementTerms } from './placement-state.ts';
import type { Finding, MatchChoice } from './provider-match.ts';

const at = new Date('2026-11-24T18:00:00.000Z');
const expiresAt = new Date('2026-11-25T18:00:00.000Z');
const later = new Date('2026-11-26T18:00:00.000Z');
const terms: PlacementTerms = {
  referralId: 'referral-1',
  needCode: 'HOUSING',
  urgency: 'URGENT',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'es',
  choiceCodes: [],
  consentId: 'consent-1',
};
const opened: PlacementEvent = { type: 'PlacementOpened', terms, causeCode: 'REQUESTED' };
const finding = (serviceId: string, failingStep: Finding['failingStep'] = null): Finding => ({
  serviceId,
  providerId: `${serviceId}-provider`,
  failingStep,
  reasonCode: failingStep && 'REASON',
  isPermitted: failingStep === null,
});
const offer = (number: number, more: Partial<Offer> = {}): Offer => ({
  offerId: `offer-${number}`,
  serviceId: `service-${number}`,
  providerId: `service-${number}-provider`,
  madeAt: at,
  expiresAt,
  status: 'offered',
  manualReasonCode: null,
  reasonCode: null,
  declinedBy: null,
  endedAt: null,
  ...more,
});
const findings = [finding('service-1')];
const made = (number: number): PlacementEvent => ({ type: 'OfferMade', offer: offer(number), findings });
const accepted: PlacementEvent = { type: 'OfferAccepted', offerId: 'offer-1', at };
const declined = (number: number) =>
  ({
    type: 'OfferDeclined',
    offerId: `offer-${number}`,
    reasonCode: 'NO_CAPACITY',
    declinedBy: 'PROVIDER',
    at,
  }) as const;
const expired = (number: number) => ({ type: 'OfferExpired', offerId: `offer-${number}`, at: later }) as const;
const choice: MatchChoice = { findings, outcome: 'OFFER', serviceId: 'service-1', providerId: 'service-1-provider' };
const waitlist: MatchChoice = { ...choice, outcome: 'WAITLIST' };
const place = (found: MatchChoice, offerId = 'offer-1'): PlacementCommand => ({
  type: 'PlaceNext',
  choice: found,
  offerId,
  expiresAt,
  at,
});
const act = (type: 'AcceptOffer' | 'ExpireOffer', when = at, offerId = 'offer-1') =>
  ({ type, offerId, at: when }) as const;
const confirm = (side: 'WORKER' | 'PROVIDER') => ({ type: 'ConfirmHandoff', offerId: 'offer-1', side, at }) as const;
const confirmed = (side: 'WORKER' | 'PROVIDER') =>
  ({ type: 'HandoffConfirmed', offerId: 'offer-1', side, at }) as const;
const completed: PlacementEvent = {
  type: 'HandoffCompleted',
  offerId: 'offer-1',
  confirmedBy: ['WORKER', 'PROVIDER'],
  at,
};
const started: PlacementEvent = { type: 'EngagementStarted', offerId: 'offer-1', at };
const handedOff = [opened, made(1), accepted, confirmed('WORKER'), confirmed('PROVIDER'), completed];
type Outcome = Extract<PlacementCommand, { type: 'RecordOutcome' }>['outcome'];
const outcome = (code: Outcome) => ({ type: 'RecordOutcome', offerId: 'offer-1', outcome: code, at }) as const;
const recorded = (code: Outcome) => ({ type: 'OutcomeRecorded', offerId: 'offer-1', outcome: code, at }) as const;
const ended = (causeCode: string) => ({ type: 'PlacementEnded', causeCode, at }) as const;
const asked: PlacementTerms = { ...terms, consentId: 'consent-2' };

describe('a placement that is opened', () => {
  it('is opened for one need', () => given(placement).when({ type: 'OpenPlacement', terms }).thenEmits(opened));
  it('is not opened twice by the same request', () =>
    given(placement, opened).when({ type: 'OpenPlacement', terms }).thenEmits());
  it('is sought anew under other terms while no provider is on it', () =>
    given(placement, opened)
      .when({ type: 'OpenPlacement', terms: asked })
      .thenEmits({ type: 'PlacementOpened', terms: asked, causeCode: 'REQUESTED_AGAIN' }));
  it('keeps its offer when it is asked for again', () =>
    given(placement, opened, made(1)).when({ type: 'OpenPlacement', terms: asked }).thenEmits());
  it('must exist before anything is done about it', () =>
    given(placement).when(act('AcceptOffer')).thenRefused('placement.not-found'));
});

describe('a placement that is placed', () => {
  it('offers to the service that matching chose', () =>
    given(placement, opened).when(place(choice)).thenEmits(made(1)));
  it('joins the waitlist when every permitted service is full', () =>
    given(placement, opened)
      .when(place(waitlist))
      .thenEmits({ type: 'WaitlistJoined', serviceId: 'service-1', findings }));
  it('stays on the same waitlist in silence', () =>
    given(placement, opened, { type: 'WaitlistJoined', serviceId: 'service-1', findings })
      .when(place(waitlist))
      .thenEmits());
  it('leaves the waitlist for an offer', () =>
    given(placement, opened, { type: 'WaitlistJoined', serviceId: 'service-2', findings })
      .when(place(choice))
      .thenEmits(made(1)));
  it('goes to a human when nobody is permitted', () =>
    given(placement, opened)
      .when(place({ findings, outcome: 'EXHAUSTED', gapCode: 'LANGUAGE' }))
      .thenEmits({ type: 'PlacementExhausted', gapCode: 'LANGUAGE', findings }));
  it('keeps why each service was passed over, but for those that do not serve the need', () =>
    given(placement, opened)
      .when(
        place({
          findings: [...findings, { ...finding('service-9', 'need'), reasonCode: 'NEED_NOT_SERVED' }],
          outcome: 'EXHAUSTED',
          gapCode: 'NEED',
        }),
      )
      .thenEmits({ type: 'PlacementExhausted', gapCode: 'NEED', findings }));
  it('goes to a human after three offers that ended declined or unanswered', () =>
    given(placement, opened, made(1), declined(1), made(2), expired(2), made(3), declined(3))
      .when(place(choice, 'offer-4'))
      .thenEmits({ type: 'PlacementExhausted', gapCode: 'OFFERS_EXHAUSTED', findings }));
  it('is offered a third time after two', () =>
    given(placement, opened, made(1), declined(1), made(2), expired(2))
      .when(place({ ...choice, serviceId: 'service-3', providerId: 'service-3-provider' }, 'offer-3'))
      .thenEmits(made(3)));
  it('counts anew when it is asked for under other terms', () =>
    given(placement, opened, made(1), declined(1), made(2), declined(2), made(3), declined(3), {
      type: 'PlacementOpened',
      terms: asked,
      causeCode: 'REQUESTED_AGAIN',
    })
      .when(place(choice))
      .thenEmits(made(1)));
  it('is not placed while a provider is on it', () =>
    given(placement, opened, made(1)).when(place(choice, 'offer-2')).thenEmits());
});

describe('a placement by hand', () => {
  const byHand = (step: Finding['failingStep'] = null): PlacementCommand => ({
    type: 'OfferTo',
    finding: finding('service-1', step),
    reasonCode: 'KNOWN_TO_PERSON',
    offerId: 'offer-1',
    expiresAt,
    at,
  });
  const exhausted: PlacementEvent = { type: 'PlacementExhausted', gapCode: 'DISTANCE', findings };
  it('sets distance aside, with the reason kept', () =>
    given(placement, opened, exhausted)
      .when(byHand('distance'))
      .thenEmits({ type: 'OfferMade', offer: offer(1, { manualReasonCode: 'KNOWN_TO_PERSON' }), findings }));
  it.each(['consent', 'safety', 'capacity'] as const)('never sets %s aside', step =>
    given(placement, opened, exhausted).when(byHand(step)).thenRefused(`match.${step}`),
  );
  it('waits for the offer under way', () =>
    given(placement, opened, made(1)).when(byHand()).thenRefused('placement.not-waiting'));
});

describe('an offer', () => {
  it('is accepted', () => given(placement, opened, made(1)).when(act('AcceptOffer')).thenEmits(accepted));
  it('starts one engagement when it is accepted twice (T12)', () =>
    given(placement, opened, made(1), accepted).when(act('AcceptOffer')).thenEmits());
  it('is refused to a provider who accepts at the very end', () =>
    given(placement, opened, made(1)).when(act('AcceptOffer', expiresAt)).thenRefused('offer.expired'));
  it('cannot be accepted after it was declined', () =>
    given(placement, opened, made(1), declined(1)).when(act('AcceptOffer')).thenRefused('offer.not-open'));
  it('records who declined it and why', () =>
    given(placement, opened, made(1))
      .when({ type: 'DeclineOffer', offerId: 'offer-1', reasonCode: 'NO_CAPACITY', declinedBy: 'PROVIDER', at })
      .thenEmits(declined(1)));
  it('is declined once', () =>
    given(placement, opened, made(1), declined(1), made(2))
      .when({ type: 'DeclineOffer', offerId: 'offer-1', reasonCode: 'AGE', declinedBy: 'CLIENT', at })
      .thenEmits());
  it('cannot be declined after it was accepted', () =>
    given(placement, opened, made(1), accepted)
      .when({ type: 'DeclineOffer', offerId: 'offer-1', reasonCode: 'AGE', declinedBy: 'PROVIDER', at })
      .thenRefused('offer.not-open'));
  it('expires at its end', () =>
    given(placement, opened, made(1))
      .when(act('ExpireOffer', expiresAt))
      .thenEmits({ ...expired(1), at: expiresAt }));
  it('does not expire early', () => given(placement, opened, made(1)).when(act('ExpireOffer', at)).thenEmits());
  it('does not expire twice', () =>
    given(placement, opened, made(1), expired(1)).when(act('ExpireOffer', later)).thenEmits());
  it('does not expire after it was accepted', () =>
    given(placement, opened, made(1), accepted).when(act('ExpireOffer', later)).thenEmits());
  it('is withdrawn while it is pending or accepted', () => {
    const withdraw = { type: 'WithdrawOffer', offerId: 'offer-1', causeCode: 'PERSON_REQUEST', at } as const;
    const withdrawn = { type: 'OfferWithdrawn', offerId: 'offer-1', causeCode: 'PERSON_REQUEST', at } as const;
    given(placement, opened, made(1)).when(withdraw).thenEmits(withdrawn);
    given(placement, opened, made(1), accepted).when(withdraw).thenEmits(withdrawn);
    given(placement, opened, made(1), withdrawn).when(withdraw).thenEmits();
    given(placement, ...handedOff)
      .when(withdraw)
      .thenRefused('offer.not-open');
  });
});

describe('a hand-off', () => {
  it('waits for the other side', () =>
    given(placement, opened, made(1), accepted).when(confirm('WORKER')).thenEmits(confirmed('WORKER')));
  it('is complete when both sides confirm', () =>
    given(placement, opened, made(1), accepted, confirmed('WORKER'))
      .when(confirm('PROVIDER'))
      .thenEmits(confirmed('PROVIDER'), completed));
  it('is confirmed once by each side', () => {
    given(placement, opened, made(1), accepted, confirmed('WORKER')).when(confirm('WORKER')).thenEmits();
    given(placement, ...handedOff)
      .when(confirm('WORKER'))
      .thenEmits();
  });
  it('needs an accepted offer', () =>
    given(placement, opened, made(1)).when(confirm('WORKER')).thenRefused('offer.not-accepted'));
});

describe('an outcome', () => {
  it('starts the engagement after the hand-off, once', () => {
    given(placement, ...handedOff)
      .when(outcome('IN_SERVICE'))
      .thenEmits(started, recorded('IN_SERVICE'));
    given(placement, ...handedOff, started)
      .when(outcome('IN_SERVICE'))
      .thenEmits();
  });
  it('does not start help before the hand-off', () =>
    given(placement, opened, made(1), accepted).when(outcome('IN_SERVICE')).thenRefused('handoff.not-complete'));
  it('sends a failed hand-off back to placing', () =>
    given(placement, opened, made(1), accepted)
      .when(outcome('CLIENT_UNREACHED'))
      .thenEmits(recorded('CLIENT_UNREACHED'), {
        type: 'HandoffFailed',
        offerId: 'offer-1',
        causeCode: 'CLIENT_UNREACHED',
        at,
      }));
  it('sends help that never started back to placing', () =>
    given(placement, ...handedOff)
      .when(outcome('NOT_ELIGIBLE'))
      .thenEmits(recorded('NOT_ELIGIBLE'), { type: 'EngagementNeverStarted', offerId: 'offer-1', at }));
  it('ends the placement when the need is met', () =>
    given(placement, ...handedOff, started)
      .when(outcome('SERVED_NEED_MET'))
      .thenEmits(recorded('SERVED_NEED_MET'), ended('SERVED_NEED_MET')));
  it('keeps a step that the person must take, once', () => {
    given(placement, ...handedOff)
      .when(outcome('NEED_CLIENT_ACTION'))
      .thenEmits(recorded('NEED_CLIENT_ACTION'));
    given(placement, ...handedOff, recorded('NEED_CLIENT_ACTION'))
      .when(outcome('NEED_CLIENT_ACTION'))
      .thenEmits();
  });
  it('belongs to an accepted offer', () =>
    given(placement, opened, made(1)).when(outcome('SERVED_PARTLY')).thenRefused('offer.not-accepted'));
});

describe('consent that ends', () => {
  const end = { type: 'EndForConsent', at } as const;
  const withdrawn = { type: 'OfferWithdrawn', offerId: 'offer-1', causeCode: 'CONSENT_ENDED', at } as const;
  it('withdraws a pending offer (T17)', () =>
    given(placement, opened, made(1)).when(end).thenEmits(withdrawn, ended('CONSENT_ENDED')));
  it('withdraws an accepted offer before the hand-off', () =>
    given(placement, opened, made(1), accepted).when(end).thenEmits(withdrawn, ended('CONSENT_ENDED')));
  it('takes a waiting placement off the list', () =>
    given(placement, opened)
      .when(end)
      .thenEmits({ type: 'PlacementExhausted', gapCode: 'CONSENT', findings: [] }, ended('CONSENT_ENDED')));
  it('ends what a human was to place', () =>
    given(placement, opened, { type: 'PlacementExhausted', gapCode: 'AGE', findings })
      .when(end)
      .thenEmits(ended('CONSENT_ENDED')));
  it('leaves help that has begun', () =>
    given(placement, ...handedOff, started)
      .when(end)
      .thenEmits());
  it('does not end twice', () => given(placement, opened, ended('CONSENT_ENDED')).when(end).thenEmits());
});

describe('the unit that a placement holds', () => {
  const held = (...events: PlacementEvent[]) => heldUnit(fold(placement, placement.initial, events))?.offerId;
  it('is held from the offer to the end of help, and by nothing else', () => {
    expect(held(opened)).toBeUndefined();
    expect(held(opened, made(1))).toBe('offer-1');
    expect(held(opened, made(1), accepted)).toBe('offer-1');
    expect(held(...handedOff, started)).toBe('offer-1');
    expect(held(opened, made(1), declined(1))).toBeUndefined();
    expect(held(opened, made(1), expired(1))).toBeUndefined();
    expect(
      held(...handedOff, recorded('NOT_ELIGIBLE'), { type: 'EngagementNeverStarted', offerId: 'offer-1', at }),
    ).toBeUndefined();
    expect(held(...handedOff, started, ended('SERVED_NEED_MET'))).toBeUndefined();
  });
});
