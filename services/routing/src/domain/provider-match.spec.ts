import type { ConsentTerms } from './consent-copy.ts';
import type { Capacity } from './capacity.ts';
import { matchProviders } from './provider-match.ts';
import type { Candidate, MatchChoice } from './provider-match.ts';
import type { MatchQuestion } from './match-steps.ts';
import type { ServiceProfile } from './service-profile.ts';

const at = new Date('2026-11-24T18:00:00.000Z');
const terms: ConsentTerms = {
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  expiresAt: new Date('2026-12-24T18:00:00.000Z'),
  part2: false,
};
const question: MatchQuestion = {
  needCode: 'HOUSING',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'es-MX',
  choiceCodes: [],
  consent: { status: 'granted', terms },
  excludedServiceIds: new Set(),
  askedServiceIds: new Set(),
  earlierProviderIds: new Set(),
  adjacentAreas: new Set(['VALLEY']),
  at,
};
const known: Extract<Capacity, { status: 'known' }> = {
  status: 'known',
  providerId: 'provider-a',
  unitCode: 'bed',
  available: 1,
  maximum: 2,
  held: 1,
  updatedAt: new Date('2026-11-24T12:00:00.000Z'),
  lastOfferedAt: null,
};
const service = (serviceId: string, more: Partial<ServiceProfile> = {}): ServiceProfile => ({
  serviceId,
  providerId: `provider-${serviceId}`,
  isActive: true,
  needCodes: ['HOUSING'],
  minimumAge: null,
  maximumAge: null,
  spoken: ['en'],
  interpreted: ['es'],
  areas: ['SOUTHEAST'],
  isCitywide: false,
  unsafeAreas: [],
  flags: [],
  ...more,
});
const candidate = (more: Partial<ServiceProfile> = {}, capacity: Capacity = known, id = 'a'): Candidate => ({
  service: service(id, more),
  capacity,
});
const why = (asked: Partial<MatchQuestion>, more: Partial<ServiceProfile> = {}, capacity: Capacity = known) => {
  const [found] = matchProviders({ ...question, ...asked }, [candidate(more, capacity)]).findings;
  return found?.failingStep ? `${found.failingStep}: ${found.reasonCode}` : 'passes';
};
const granted = (more: Partial<ConsentTerms>) =>
  ({ consent: { status: 'granted', terms: { ...terms, ...more } } }) as const;
const chosen = (choice: MatchChoice) =>
  choice.outcome === 'EXHAUSTED' ? choice.gapCode : `${choice.outcome} ${choice.serviceId}`;

describe('why a service is not asked', () => {
  it.each([
    ['nothing stands in the way', {}, {}, 'passes'],
    ['consent is not known', { consent: { status: 'awaited' } }, {}, 'consent: CONSENT_NOT_ACTIVE'],
    ['consent was withdrawn', { consent: { status: 'withdrawn' } }, {}, 'consent: CONSENT_WITHDRAWN'],
    ['consent ran out this moment', granted({ expiresAt: at }), {}, 'consent: CONSENT_EXPIRED'],
    ['consent is for another purpose', granted({ purposeCodes: ['RESEARCH'] }), {}, 'consent: PURPOSE_NOT_COVERED'],
    ['the provider is no recipient', granted({ recipientClass: 'SCHOOLS' }), {}, 'consent: RECIPIENT_NOT_COVERED'],
    ['a rival attends, or the like', { excludedServiceIds: new Set(['a']) }, {}, 'safety: SAFETY'],
    ['the area is not safe there', {}, { unsafeAreas: ['SOUTHEAST'] }, 'safety: SAFETY'],
    [
      'police are embedded',
      { choiceCodes: ['NO_LAW_ENFORCEMENT_EMBEDDED'] },
      { flags: ['LE_EMBEDDED'] },
      'choice: LE_EMBEDDED',
    ],
    ['it is faith-based', { choiceCodes: ['NO_FAITH_BASED'] }, { flags: ['FAITH_BASED'] }, 'choice: FAITH_BASED'],
    ['it is not for women only', { choiceCodes: ['WOMEN_ONLY'] }, {}, 'choice: NOT_WOMEN_ONLY'],
    ['it is for women only and nobody asked', {}, { flags: ['WOMEN_ONLY'] }, 'choice: WOMEN_ONLY'],
    ['it serves another need', {}, { needCodes: ['CBT'] }, 'need: NEED_NOT_SERVED'],
    ['it is closed', {}, { isActive: false }, 'need: SERVICE_NOT_ACTIVE'],
    ['part of the band is too young', { ageBand: 'AGE_17_18' }, { minimumAge: 18 }, 'age: AGE_OUTSIDE'],
    ['part of the band is too old', {}, { maximumAge: 23 }, 'age: AGE_OUTSIDE'],
    ['the age is unknown and it has limits', { ageBand: 'UNKNOWN' }, { minimumAge: 14 }, 'age: AGE_UNKNOWN'],
    ['nobody speaks the language', { language: 'vi' }, {}, 'language: LANGUAGE_NOT_SERVED'],
    [
      'it is out of reach',
      { areaCode: 'NORTHWEST', adjacentAreas: new Set<string>() },
      {},
      'distance: AREA_OUT_OF_REACH',
    ],
    ['no area is known', { areaCode: null, adjacentAreas: new Set<string>() }, {}, 'distance: AREA_OUT_OF_REACH'],
    ['it was asked before', { askedServiceIds: new Set(['a']) }, {}, 'rotation: ALREADY_ASKED'],
  ] as const)('%s', (_, asked, more, expected) => expect(why(asked, more)).toBe(expected));

  it('names capacity before distance', () => {
    expect(why({}, {}, { ...known, available: 0 })).toBe('capacity: NO_UNIT_FREE');
    expect(why({}, {}, { status: 'unknown' })).toBe('capacity: CAPACITY_UNKNOWN');
    expect(why({}, {}, { ...known, updatedAt: new Date('2026-11-23T18:00:00.000Z') })).toBe('capacity: CAPACITY_STALE');
    expect(why({}, { areas: [] }, { ...known, available: 0 })).toBe('capacity: NO_UNIT_FREE');
  });
  it('lets a named recipient, a whole band and a citywide service pass', () => {
    expect(why(granted({ recipientClass: null, recipientIds: ['provider-a'] } as never))).toBe('passes');
    expect(why({}, { minimumAge: 19, maximumAge: 24 })).toBe('passes');
    expect(why({ ageBand: 'AGE_35_PLUS' }, { minimumAge: 18 })).toBe('passes');
    expect(why({ ageBand: 'AGE_35_PLUS' }, { minimumAge: 18, maximumAge: 64 })).toBe('age: AGE_OUTSIDE');
    expect(why({ ageBand: 'UNKNOWN' })).toBe('passes');
    expect(why({ areaCode: null, adjacentAreas: new Set() }, { areas: [], isCitywide: true })).toBe('passes');
    expect(why({ choiceCodes: ['WOMEN_ONLY'] }, { flags: ['WOMEN_ONLY'] })).toBe('passes');
  });
  it('speaks of substance use only where the consent does', () => {
    const sud: Partial<ServiceProfile> = { needCodes: ['SUD_TREATMENT'] };
    expect(why({ needCode: 'SUD_TREATMENT' }, sud)).toBe('consent: PART2_NOT_COVERED');
    expect(why({ needCode: 'SUD_TREATMENT', ...granted({ part2: true }) }, sud)).toBe('consent: RECIPIENT_NOT_NAMED');
    const named = granted({ part2: true, recipientIds: ['provider-a'] });
    expect(why({ needCode: 'SUD_TREATMENT', ...named }, sud)).toBe('passes');
  });

  it.each([
    ['victim services', { flags: ['COVERED_BY_VOCA'] }, false, 'passes'],
    ['treatment', { flags: ['COVERED_BY_PART2'] }, false, 'consent: PART2_NOT_COVERED'],
    ['a law that nobody knows', { flags: ['COVERED_BY_OTHER'] }, false, 'consent: PART2_NOT_COVERED'],
    ['a law that nobody knows, as the strictest', { flags: ['COVERED_BY_OTHER'] }, true, 'passes'],
  ] as const)('asks a service under %s only by name', (_, covered, part2, outcome) => {
    expect(why(granted({ part2: true }), covered)).toBe('consent: RECIPIENT_NOT_NAMED');
    expect(why(granted({ part2, recipientIds: ['provider-a'] }), covered)).toBe(outcome);
  });

  it('asks about victim compensation only by name, and is let be by the law of a service for other needs', () => {
    const needCodes = ['VICTIM_COMPENSATION_ADVOCACY'] as const;
    expect(why({ needCode: needCodes[0] }, { needCodes })).toBe('consent: RECIPIENT_NOT_NAMED');
    expect(why({}, { needCodes, flags: ['COVERED_BY_VOCA'] })).toBe('need: NEED_NOT_SERVED');
  });
});

describe('which service is asked', () => {
  const full: Capacity = { ...known, available: 0 };
  const offered = (hour: string): Capacity => ({ ...known, lastOfferedAt: new Date(`2026-11-24T${hour}:00:00.000Z`) });
  const choose = (candidates: readonly Candidate[], more: Partial<MatchQuestion> = {}) =>
    chosen(matchProviders({ ...question, ...more }, candidates));
  const near = candidate({ areas: ['VALLEY'] }, known, 'b');
  const citywide = candidate({ areas: [], isCitywide: true }, known, 'a');
  const own = candidate({}, known, 'c');

  it('prefers the own area to an adjacent one, and that to citywide', () => {
    expect(choose([citywide, near, own])).toBe('OFFER c');
    expect(choose([citywide, near])).toBe('OFFER b');
  });
  it('prefers a provider that serves the person already', () =>
    expect(choose([candidate({}, known, 'a'), own], { earlierProviderIds: new Set(['provider-c']) })).toBe('OFFER c'));
  it('prefers a credible messenger when the person does', () =>
    expect(
      choose([candidate({}, known, 'a'), candidate({ flags: ['CREDIBLE_MESSENGER'] }, known, 'c')], {
        choiceCodes: ['CREDIBLE_MESSENGER_PREFERRED'],
      }),
    ).toBe('OFFER c'));
  it('asks who was asked longest ago, then by id', () => {
    expect(choose([candidate({}, offered('17'), 'a'), candidate({}, offered('16'), 'b')])).toBe('OFFER b');
    expect(choose([candidate({}, known, 'b'), candidate({}, known, 'a')])).toBe('OFFER a');
  });
  it('prefers a free unit further away to the waitlist', () =>
    expect(choose([candidate({}, full, 'a'), citywide])).toBe('OFFER a'));
  it('waits for the best-ranked when all are full', () =>
    expect(choose([candidate({ areas: ['VALLEY'] }, full, 'a'), candidate({}, full, 'b')])).toBe('WAITLIST b'));
  it('tells the commonest gap among the services for the need', () => {
    const others = ['x', 'y', 'z'].map(id => candidate({ needCodes: ['CBT'] }, known, id));
    const tooOld = candidate({ minimumAge: 25 }, known, 'a');
    expect(choose([...others, tooOld])).toBe('AGE');
    expect(choose(others)).toBe('NEED');
    expect(choose([])).toBe('NEED');
  });
  it('tells that all were asked', () =>
    expect(choose([own], { askedServiceIds: new Set(['c']) })).toBe('OFFERS_EXHAUSTED'));
});
