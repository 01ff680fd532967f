import { fold } from '@crossroads/kernel';
import type { OutreachCase, OutreachCommand, OutreachEvent } from './case-state.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { outreachCase } from './outreach-case.ts';

// No service depends on signing: whatever happens to a consent, the same person is found, visited and offered help at
// the same times. @source assurance.md 6.3 V3; domain.md P9
const at = new Date('2026-11-20T18:00:00.000Z');
const by = { actorId: 'worker-1', role: 'outreach-worker' };
const terms: ConsentTerms = {
  consentId: 'consent-1',
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  dataClasses: ['C4'],
  startsAt: at.toISOString(),
  expiresAt: '2027-01-20T18:00:00.000Z',
  language: 'es',
  methodCode: 'WRITTEN',
  part2: false,
};
const known = { ageBand: 'AGE_19_24', areaCode: 'SOUTHEAST', language: 'es', needCodes: ['HOUSING'] };
const assignment = { workerId: 'worker-1', chosenBy: 'POLICY', reasonCodes: [], considered: 1, barred: {} };

const story = (consent: ConsentTerms | null, consentHolds: boolean): readonly OutreachCommand[] => [
  {
    type: 'RecordSubmitted',
    submitted: { personId: 'person-1', ownerId: null, referrerOrgId: null, choiceCodes: [], consent },
  },
  { type: 'RecordTriaged', triaged: { personId: 'person-1', urgency: 'URGENT', ...known } },
  { type: 'RecordEligible' },
  { type: 'StartOutreach', assignment, firstAttemptDueAt: at, consentHolds },
  { type: 'RecordAttempt', modeCode: 'PHONE', resultCode: 'NO_ANSWER', at, by },
  { type: 'OfferHelp', modeCode: 'HOME_VISIT', answer: 'ACCEPTED', at, by, visits: [], purgeOn: '2029-11-20' },
];

const lived = (commands: readonly OutreachCommand[]): readonly OutreachCase[] => {
  const states: OutreachCase[] = [];
  let events: readonly OutreachEvent[] = [];
  for (const command of commands) {
    events = [...events, ...outreachCase.decide(fold(outreachCase, outreachCase.initial, events), command)];
    states.push(fold(outreachCase, outreachCase.initial, events));
  }
  return states;
};

/** What help a person gets, step by step; sharing is no part of it. */
const helpIn = (states: readonly OutreachCase[]): readonly object[] =>
  states.map(({ isEligible, workerId, firstAttemptDueAt, attempts, refusals, contactedAt, reapproachAt }) => ({
    isEligible,
    workerId,
    firstAttemptDueAt,
    attempts,
    refusals,
    contactedAt,
    reapproachAt,
  }));

describe('help', () => {
  const signed = lived(story(terms, true));

  it.each([
    ['nobody signed', story(null, false)],
    ['what was signed has ended or is none', story(terms, false)],
  ])('is the same when %s', (_, commands) => expect(helpIn(lived(commands))).toEqual(helpIn(signed)));

  it('is the same after a consent was taken back', () => {
    const withdrawn = lived([...story(terms, true), { type: 'EndConsent', consentId: terms.consentId }]).at(-1);
    const [before] = helpIn(signed.slice(-1));
    expect(withdrawn && helpIn([withdrawn])).toEqual([before]);
    expect(withdrawn).toMatchObject({ status: 'contacted', consentId: null, requestedNeeds: [] });
  });

  it('shares nothing unless somebody signed', () =>
    expect(lived(story(null, false)).flatMap(({ requestedNeeds }) => requestedNeeds)).toEqual([]));
});

describe('an erased case', () => {
  it('takes nothing any more', () => {
    const erased = lived([...story(terms, true), { type: 'EraseCase' }]).at(-1);
    expect(erased).toEqual({ ...outreachCase.initial, status: 'erased' });
    const more: OutreachCommand[] = [
      ...story(terms, true),
      { type: 'CloseCase', causeCode: 'DONE' },
      { type: 'ReopenCase', causeCode: 'UNLINKED' },
      { type: 'RecordPlacement', news: { placementId: 'placement-1', status: 'accepted' } },
      { type: 'EraseCase' },
    ];
    expect(erased && more.flatMap(command => outreachCase.decide(erased, command))).toEqual([]);
  });
});
