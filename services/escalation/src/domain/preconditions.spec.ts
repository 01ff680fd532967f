import {
  attestation,
  attorney,
  factsOf,
  later,
  noAnswer,
  nominator,
  noticeAt,
  processReviewer,
  there,
  utc,
} from '../../test/nominations.ts';
import { federalNexus, independentEvidence, newQualifyingAct, qualifyingAct } from './act-conditions.ts';
import { reviewerProblem } from './approval-conditions.ts';
import type { Condition } from './conditions.ts';
import type { NexusAnswer } from './escalation-state.ts';
import { isActAfterNotice } from './minutes.ts';
import { helpOfferedBefore, noticeServedBefore, timeToChange } from './notice-conditions.ts';
import { adultAtAct, identityConfirmed, noBar } from './person-conditions.ts';
import { checkAnswered, checkBeforeAsking, provesAllTen } from './preconditions.ts';

const said = ({ met, reasonCode }: Condition): string => `${met} ${reasonCode}`;
const proven = 'yes null';
const nexus: NexusAnswer = {
  attorney,
  answer: 'YES',
  statutes: [{ statute: '18 USC 1951', statuteVersion: '1994', offenceDate: '2026-05-03' }],
  hasSelfDefenceNote: false,
  menuVersion: 'fs-1',
  answeredAt: there('2026-05-10T09:00'),
};

describe('P1, adult on the day of the act', () => {
  const age = (birthDate: string | null, actAt: Date): string =>
    said(adultAtAct(factsOf({ subject: { birthDate }, incident: { actAt } })));
  it('is counted on the local day, to the minute of midnight', () => {
    expect(age('2008-05-04', there('2026-05-03T23:59'))).toBe('no JUVENILE_AT_ACT');
    expect(age('2008-05-04', there('2026-05-04T00:00'))).toBe(proven);
  });
  it.each([
    // Clocks are set forward on 8 March: midnight is at 07:00 UTC before and at 06:00 UTC after.
    ['2008-03-08', '2026-03-08T06:59:00Z', 'no JUVENILE_AT_ACT'],
    ['2008-03-08', '2026-03-08T07:00:00Z', proven],
    ['2008-03-09', '2026-03-09T05:59:00Z', 'no JUVENILE_AT_ACT'],
    ['2008-03-09', '2026-03-09T06:00:00Z', proven],
    // They are set back on 1 November.
    ['2008-11-01', '2026-11-01T05:59:00Z', 'no JUVENILE_AT_ACT'],
    ['2008-11-01', '2026-11-01T06:00:00Z', proven],
    ['2008-11-02', '2026-11-02T06:59:00Z', 'no JUVENILE_AT_ACT'],
    ['2008-11-02', '2026-11-02T07:00:00Z', proven],
    ['2008-02-29', '2026-03-01T06:59:00Z', 'no JUVENILE_AT_ACT'],
    ['2008-02-29', '2026-03-01T07:00:00Z', proven],
  ])('born on %s, act at %s: %s', (birthDate, actAt, expected) => expect(age(birthDate, utc(actAt))).toBe(expected));
  it('is not proven by looks, nor by a date nobody verified', () => {
    expect(age(null, there('2026-05-03T12:00'))).toBe('unknown BIRTH_DATE_UNKNOWN');
    expect(said(adultAtAct(factsOf({ subject: { birthDateSource: 'NONE' } })))).toBe('unknown BIRTH_DATE_UNKNOWN');
  });
  it('shows no age and no birth date', () => {
    expect(Object.keys(adultAtAct(factsOf()).proof)).toEqual(['actOn', 'birthDateSource']);
  });
});

describe('P2, help was offered before the act', () => {
  const on = (helpOfferedOn: string | null): string =>
    said(helpOfferedBefore(factsOf(), attestation({ helpOfferedOn })));
  it('is a day up to the day of the act', () => {
    expect(on('2026-05-02')).toBe(proven);
    expect(on('2026-05-03')).toBe(proven);
    expect(on('2026-05-04')).toBe('no HELP_OFFERED_AFTER_ACT');
    expect(on(null)).toBe('unknown HELP_OFFER_UNKNOWN');
    expect(said(helpOfferedBefore(factsOf(), attestation({ helpOffered: false })))).toBe('unknown HELP_OFFER_UNKNOWN');
  });
  it('is not proven by another answer than yes', () => {
    expect(said(helpOfferedBefore(factsOf(), noAnswer('NO')))).toBe('no ATTESTATION_NO');
    expect(said(helpOfferedBefore(factsOf(), noAnswer('UNKNOWN')))).toBe('unknown ATTESTATION_UNKNOWN');
    expect(said(helpOfferedBefore(factsOf(), attestation({ answer: 'UNKNOWN' })))).toBe('unknown ATTESTATION_UNKNOWN');
  });
});

describe('P3, a notice was served before the act', () => {
  const shot = (local: string, offset?: string) =>
    factsOf({ incident: { actAt: there(local, offset), actClassCode: 'SHOOTING' } });
  const served = (noticeServedAt: Date, act: ReturnType<typeof shot>): string =>
    said(noticeServedBefore(act, attestation({ noticeServedAt })));
  it('orders act and notice to the minute (R27)', () => {
    const at2359 = there('2026-05-03T23:59');
    expect(served(at2359, shot('2026-05-03T23:58'))).toBe('no ACT_NOT_AFTER_NOTICE');
    expect(served(at2359, shot('2026-05-03T23:59'))).toBe('no ACT_NOT_AFTER_NOTICE');
    expect(served(at2359, shot('2026-05-04T00:00'))).toBe(proven);
    // The same minute, seconds apart, is not after.
    expect(isActAfterNotice(utc('2026-05-04T05:59:59Z'), utc('2026-05-04T05:59:01Z'))).toBe(false);
  });
  it('orders them in UTC where clocks show an hour twice', () => {
    const first = there('2026-11-01T01:40', '-06:00');
    expect(served(first, shot('2026-11-01T01:20', '-07:00'))).toBe(proven);
    expect(served(there('2026-11-01T01:20', '-07:00'), shot('2026-11-01T01:40', '-06:00'))).toBe(
      'no ACT_NOT_AFTER_NOTICE',
    );
  });
  it('orders them where clocks skip an hour', () => {
    expect(served(there('2026-03-08T01:59'), shot('2026-03-08T03:00'))).toBe(proven);
    expect(served(there('2026-03-08T03:00'), shot('2026-03-08T03:00'))).toBe('no ACT_NOT_AFTER_NOTICE');
  });
  it('ends with the notice', () => {
    const until = (validUntil: Date) => said(noticeServedBefore(shot('2026-05-03T22:15'), attestation({ validUntil })));
    expect(until(there('2026-05-03T22:16'))).toBe(proven);
    expect(until(there('2026-05-03T22:15'))).toBe('no NOTICE_EXPIRED_AT_ACT');
  });
  it.each(['noticeServed', 'noticeServedAt', 'versionId', 'language', 'validUntil'] as const)(
    'is not proven without %s',
    name => {
      expect(said(noticeServedBefore(factsOf(), attestation({ [name]: null })))).toBe('unknown NOTICE_UNKNOWN');
    },
  );
});

describe('P4, time to change', () => {
  const after = (from: Date, minutes: number, actClassCode = 'ARMED_ROBBERY'): string => {
    const facts = factsOf({ incident: { actAt: later(from, { minutes }), actClassCode } });
    return said(timeToChange(facts, attestation({ noticeServedAt: from })));
  };
  const week = 7 * 24 * 60;
  it.each([
    ['in one season', there('2026-04-20T18:00')],
    ['over the change of March', there('2026-03-05T18:00')],
    ['over the change of November', there('2026-10-29T18:00')],
  ])('is 7 × 24 hours, to the minute, %s', (_, from) => {
    expect(after(from, week - 1)).toBe('no TOO_SOON_AFTER_NOTICE');
    expect(after(from, week)).toBe(proven);
  });
  it('is not the same time of day a week later when clocks were set forward between', () => {
    const noticeServedAt = there('2026-03-05T18:00');
    const act = (local: string) => factsOf({ incident: { actAt: there(local) } });
    expect(said(timeToChange(act('2026-03-12T18:00'), attestation({ noticeServedAt })))).toBe(
      'no TOO_SOON_AFTER_NOTICE',
    );
    expect(said(timeToChange(act('2026-03-12T19:00'), attestation({ noticeServedAt })))).toBe(proven);
  });
  it('is not asked of a shooting', () => {
    expect(after(noticeAt, 1, 'SHOOTING')).toBe(proven);
    expect(after(noticeAt, 1, 'HOMICIDE_OTHER')).toBe('no TOO_SOON_AFTER_NOTICE');
  });
  it('is unknown without a notice', () => {
    expect(said(timeToChange(factsOf(), noAnswer('UNKNOWN')))).toBe('unknown NOTICE_TIME_UNKNOWN');
  });
});

describe('P5, a new qualifying act', () => {
  const act = (actClassCode: string, violenceEvidence: string | null = null): string =>
    said(qualifyingAct(factsOf({ incident: { actClassCode }, violenceEvidence })));
  it('is one of the list in force at the act', () => {
    expect(act('ARMED_ROBBERY')).toBe(proven);
    expect(act('MISSED_COURT_OR_APPOINTMENT')).toBe('no NOT_A_QUALIFYING_ACT');
    expect(act('NEVER_HEARD_OF')).toBe('no NOT_A_QUALIFYING_ACT');
    expect(said(qualifyingAct({ ...factsOf(), act: null }))).toBe('unknown NO_LIST_IN_FORCE');
  });
  it('is possession of a firearm only with post-notice violence', () => {
    expect(act('FIREARM_POSSESSION_PROHIBITED')).toBe('no NO_VIOLENCE_EVIDENCE');
    expect(act('FIREARM_POSSESSION_PROHIBITED', '  ')).toBe('no NO_VIOLENCE_EVIDENCE');
    expect(act('FIREARM_POSSESSION_PROHIBITED', 'NM0010100 26-1 video 3')).toBe(proven);
  });
  it('came after the notice', () => {
    const facts = factsOf();
    const { actAt } = facts;
    const from = (noticeServedAt: Date | null) => said(newQualifyingAct(facts, attestation({ noticeServedAt })));
    expect(from(later(actAt, { minutes: -1 }))).toBe(proven);
    expect(from(actAt)).toBe('no ACT_NOT_AFTER_NOTICE');
    expect(from(null)).toBe('unknown NOTICE_TIME_UNKNOWN');
    expect(said(newQualifyingAct(factsOf({ incident: { actClassCode: 'TRAFFIC' } }), attestation()))).toBe(
      'no NOT_A_QUALIFYING_ACT',
    );
  });
});

describe('P6, independent evidence', () => {
  const evidence = (incident: Parameters<typeof factsOf>[0] & object): string =>
    said(independentEvidence(factsOf(incident)));
  it.each(['ARRESTED_PROBABLE_CAUSE', 'CHARGED', 'PROSECUTOR_FINDING'] as const)('is %s', chargeStatus => {
    expect(evidence({ incident: { chargeStatus } })).toBe(proven);
  });
  it('is an incident with probable cause, on the day of the act or later', () => {
    expect(evidence({ incident: { chargeStatus: 'NONE' } })).toBe('no NO_PROBABLE_CAUSE');
    expect(evidence({ incident: { incidentNumber: ' ' } })).toBe('no NO_INCIDENT_NUMBER');
    expect(evidence({ incident: { chargedOn: null } })).toBe('unknown CHARGE_DATE_UNKNOWN');
    expect(evidence({ incident: { chargedOn: '2026-05-02' } })).toBe('no CHARGED_BEFORE_ACT');
    expect(evidence({ incident: { chargedOn: '2026-05-03' } })).toBe(proven);
  });
});

describe('P7, the federal question', () => {
  const answered = (changes: Partial<NexusAnswer>): string => said(federalNexus(factsOf(), { ...nexus, ...changes }));
  it('is answered yes, with a statute of the day of the act', () => {
    const [statute] = nexus.statutes.map(each => ({ ...each, offenceDate: '2026-05-02' }));
    expect(answered({})).toBe(proven);
    expect(answered({ answer: 'NO', statutes: [] })).toBe('no NO_FEDERAL_NEXUS');
    expect(answered({ statutes: [] })).toBe('unknown NO_STATUTE_OF_THE_ACT');
    expect(answered({ statutes: statute ? [statute] : [] })).toBe('unknown NO_STATUTE_OF_THE_ACT');
  });
});

describe('P8, identity', () => {
  const known = (kinds: readonly ['PASSPORT' | 'STATE_ID', 'PASSPORT' | 'STATE_ID'], values = ['1', '2']): string => {
    const [first, second] = kinds;
    const [one = '', two = ''] = values;
    return said(
      identityConfirmed(
        factsOf({
          subject: {
            identifiers: [
              { kind: first, value: one },
              { kind: second, value: two },
            ],
          },
        }),
      ),
    );
  };
  it('is two identifiers of different kinds', () => {
    expect(known(['PASSPORT', 'STATE_ID'])).toBe(proven);
    expect(known(['PASSPORT', 'PASSPORT'])).toBe('unknown IDENTITY_NOT_CONFIRMED');
    expect(known(['PASSPORT', 'STATE_ID'], ['1', ' '])).toBe('unknown IDENTITY_NOT_CONFIRMED');
  });
});

describe('P9, no bar', () => {
  const bar = (changes: Parameters<typeof factsOf>[0], hasSelfDefenceNote = false): string =>
    said(noBar(factsOf(changes), { ...nexus, hasSelfDefenceNote }));
  it('is that the person is not the victim, nor unresolved in self-defence, and counsel was looked up', () => {
    expect(bar({})).toBe(proven);
    expect(bar({ subjectRole: 'BOTH' })).toBe(proven);
    expect(bar({ subjectRole: 'VICTIM_ONLY' })).toBe('no VICTIM_ONLY');
    expect(bar({ selfDefence: { claimed: true } })).toBe('unknown SELF_DEFENCE_UNRESOLVED');
    expect(bar({ selfDefence: { claimed: true } }, true)).toBe(proven);
    expect(bar({ representation: { checked: false, represented: false } })).toBe('unknown REPRESENTATION_UNCHECKED');
    expect(bar({ representation: { checked: true, represented: true } })).toBe(proven);
  });
});

describe('who may review', () => {
  it('is nobody of the two lines that took part', () => {
    const other = (staffId: string, unitId: string) =>
      reviewerProblem(nominator, [processReviewer], { staffId, unitId }) ?? 'may';
    expect(other('attorney-1', 'unit-c')).toBe('may');
    expect(other('nominator-1', 'unit-c')).toBe('own-nomination');
    expect(other('attorney-1', 'unit-a')).toBe('nominator-unit');
    expect(other('process-1', 'unit-c')).toBe('same-person');
    expect(other('attorney-1', 'unit-b')).toBe('same-unit');
  });
});

describe('the checklist', () => {
  it('says under which rules and lists it was made', () => {
    const { conditions, ...versions } = checkAnswered(factsOf(), nexus, attestation());
    expect(versions).toEqual({ version: 'pc-1', actsVersion: 'qa-1', statutesVersion: 'fs-1' });
    expect(conditions.map(({ code }) => code).join()).toBe('P1,P2,P3,P4,P5,P6,P7,P8,P9');
    expect(
      checkBeforeAsking(factsOf(), nexus)
        .conditions.map(({ code }) => code)
        .join(),
    ).toBe('P1,P5,P6,P7,P8,P9');
    expect(checkBeforeAsking({ ...factsOf(), act: null }, nexus).actsVersion).toBeNull();
  });
  it('proves all ten only when each is there and proven', () => {
    const nine = checkAnswered(factsOf(), nexus, attestation());
    const tenth: Condition = { code: 'P10', met: 'yes', reasonCode: null, proof: {} };
    expect(provesAllTen(nine)).toBe(false);
    expect(provesAllTen({ ...nine, conditions: [...nine.conditions, tenth] })).toBe(true);
    expect(provesAllTen({ ...nine, conditions: [...nine.conditions, { ...tenth, met: 'unknown' }] })).toBe(false);
    expect(provesAllTen({ ...nine, conditions: [...nine.conditions.slice(1), tenth, tenth] })).toBe(false);
    expect(provesAllTen({ ...nine, conditions: [...nine.conditions, tenth, { ...tenth, met: 'no' }] })).toBe(false);
  });
  it('holds plain data only, so that its canonical JSON can be hashed', () => {
    const made = checkAnswered(factsOf(), nexus, attestation());
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
});
