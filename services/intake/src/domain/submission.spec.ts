import { assess } from './assessment.ts';
import { answeredCodes, withAnswer } from './content.ts';
import { consentTerms, contentOf, type ConsentGiven, type Submission } from './submission.ts';

const submission: Submission = {
  sourceType: 'SELF',
  referrer: { role: 'SELF' },
  legalBasisCode: 'SELF',
  person: { alias: 'Flaco', preferredLanguage: 'es' },
  facts: [{ factorCode: 'THREAT_CREDIBLE', answer: 'yes', observedOn: '2026-11-20', sourceCode: 'SELF' }],
  confidentialityNotice: 'cn-1',
};
const plain = contentOf(submission, '2026-11-24');

describe('what leaves intake of a submission', () => {
  it('is codes and dates, and nothing of the person', () =>
    expect(plain).toEqual({
      sourceType: 'SELF',
      referrerOrgId: null,
      referrerRole: 'SELF',
      isAnonymous: false,
      legalBasisCode: 'SELF',
      ageBand: 'UNKNOWN',
      areaCode: null,
      language: 'es',
      facts: [{ factorCode: 'THREAT_CREDIBLE', answer: 'yes', observedOn: '2026-11-20', sourceCode: 'SELF' }],
      needCodes: [],
      choiceCodes: [],
      reasonCodes: [],
      noticeVersion: 'cn-1',
    }));

  it('names a code once, and keeps what was given', () =>
    expect(
      contentOf(
        {
          ...submission,
          referrer: { role: 'NURSE', organisationId: 'org', anonymous: true },
          areaCode: 'VALLEY',
          facts: [{ factorCode: 'SHOT_AT', answer: 'unknown', sourceCode: 'SELF' }],
          needCodes: ['HOUSING', 'HOUSING'],
        },
        '2026-11-24',
      ),
    ).toMatchObject({
      referrerOrgId: 'org',
      isAnonymous: true,
      areaCode: 'VALLEY',
      facts: [{ observedOn: null }],
      needCodes: ['HOUSING'],
    }));

  it('has the consent with an end, and no recipient class where none was given', () => {
    const given: ConsentGiven = {
      purposeCodes: ['SERVICE'],
      recipientIds: [],
      dataClasses: ['C1'],
      expiresOn: '2027-05-19',
      language: 'es',
      methodCode: 'WRITTEN',
      part2: false,
    };
    const around = {
      consentId: 'c',
      startsAt: new Date('2026-11-24T16:00:00.000Z'),
      expiresAt: new Date('2027-05-20T06:00:00.000Z'),
    };
    expect(consentTerms(given, around)).toEqual({
      consentId: 'c',
      purposeCodes: ['SERVICE'],
      recipientIds: [],
      recipientClass: null,
      dataClasses: ['C1'],
      startsAt: '2026-11-24T16:00:00.000Z',
      expiresAt: '2027-05-20T06:00:00.000Z',
      language: 'es',
      methodCode: 'WRITTEN',
      part2: false,
    });
    expect(consentTerms({ ...given, recipientClass: 'SERVICE_PROVIDERS' }, around).recipientClass).toBe(
      'SERVICE_PROVIDERS',
    );
  });
});

describe('an answer', () => {
  it('adds facts and needs, and replaces area and age band', () => {
    const fact = { factorCode: 'SHOT_AT', answer: 'no', observedOn: null, sourceCode: 'WORKER' } as const;
    const answer = { areaCode: 'VALLEY', facts: [fact], ageBand: 'AGE_19_24', needCodes: ['CBT'] } as const;
    expect(withAnswer({ ...plain, needCodes: ['HOUSING', 'CBT'] }, answer)).toEqual({
      ...plain,
      areaCode: 'VALLEY',
      facts: [...plain.facts, fact],
      ageBand: 'AGE_19_24',
      needCodes: ['HOUSING', 'CBT'],
    });
    expect(answeredCodes(answer)).toEqual(['AREA', 'FACTS', 'AGE', 'NEEDS']);
  });

  it('may be empty, which answers nothing', () => {
    expect(withAnswer(plain, {})).toEqual(plain);
    expect(answeredCodes({ facts: [], needCodes: [] })).toEqual([]);
  });
});

describe('an assessment', () => {
  it('holds urgency, triggers and triage of one referral', () =>
    expect(
      assess(plain, {
        receivedOn: '2026-11-24',
        siteAreas: ['VALLEY'],
        duplicateOf: [],
        isThirdInSevenDays: true,
        cleared: [],
      }),
    ).toEqual({
      urgency: 'STANDARD',
      urgencyRuleIds: ['standard.default'],
      reviewTriggerCodes: ['AGE_UNKNOWN', 'THIRD_REFERRAL_7D'],
      duplicateOf: [],
      triage: { outcome: 'needs-info', ruleIds: ['triage.incomplete'], infoCodes: ['AREA'] },
    }));
});
