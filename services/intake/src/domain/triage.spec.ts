import type { Content } from './content.ts';
import type { Fact } from './fact.ts';
import { isLawfulBasis } from './lawful-basis.ts';
import { LEGAL_BASIS_CODES, SOURCE_TYPES } from './codes.ts';
import { triage, type TriageInput } from './triage.ts';

const fact = (factorCode: Fact['factorCode'], answer: Fact['answer'] = 'yes'): Fact => ({
  factorCode,
  answer,
  observedOn: '2026-11-20',
  sourceCode: 'WORKER',
});
const content: Content = {
  sourceType: 'COMMUNITY',
  referrerOrgId: null,
  referrerRole: 'PASTOR',
  isAnonymous: false,
  legalBasisCode: 'CONSENT',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'en',
  facts: [fact('THREAT_CREDIBLE')],
  needCodes: [],
  choiceCodes: [],
  reasonCodes: [],
  noticeVersion: 'cn-1',
};
const input = (more: Partial<Content>, around: Partial<TriageInput> = {}): TriageInput => ({
  content: { ...content, ...more },
  urgency: 'STANDARD',
  duplicateOf: [],
  siteAreas: ['SOUTHEAST', 'VALLEY'],
  cleared: [],
  ...around,
});

describe('triage', () => {
  it('passes what is complete and unambiguous', () =>
    expect(triage(input({}))).toEqual({ outcome: 'passed', ruleIds: ['triage.passed'] }));

  it('rejects at once what its sender may not disclose, whatever else holds', () =>
    expect(
      triage(input({ legalBasisCode: 'NONE', facts: [fact('IMMINENT_DANGER_NOW')] }, { duplicateOf: ['r-1'] })),
    ).toEqual({
      outcome: 'rejected',
      ruleIds: ['triage.lawful-basis'],
      reasonCode: 'NO_LAWFUL_BASIS',
    }));

  it.each([
    'IMMINENT_DANGER_NOW',
    'SUICIDE_RISK_ONLY',
    'INTIMATE_PARTNER_ONLY',
    'SEXUAL_VIOLENCE_OR_TRAFFICKING',
  ] as const)('calls a human for %s, also when its date is not known', factor =>
    expect(triage(input({ facts: [{ ...fact(factor), observedOn: null }] }))).toEqual({
      outcome: 'human',
      ruleIds: ['triage.crisis'],
      reasons: ['CRISIS'],
      queue: 'CRISIS',
    }),
  );

  it('calls no human for a crisis factor that is answered no or unknown', () =>
    expect(
      triage(input({ facts: [fact('SUICIDE_RISK_ONLY', 'no'), fact('INTIMATE_PARTNER_ONLY', 'unknown')] })).outcome,
    ).toBe('passed'));

  it('lets a likely duplicate wait for a human', () =>
    expect(triage(input({}, { duplicateOf: ['r-1'] }))).toEqual({
      outcome: 'human',
      ruleIds: ['triage.likely-duplicate'],
      reasons: ['LIKELY_DUPLICATE'],
      queue: 'DUPLICATE',
    }));

  it('asks the sender for area and facts when both are missing', () =>
    expect(triage(input({ areaCode: null, facts: [] }))).toEqual({
      outcome: 'needs-info',
      ruleIds: ['triage.incomplete'],
      infoCodes: ['AREA', 'FACTS'],
    }));

  it('sends nothing urgent back to its sender: a human looks instead', () =>
    expect(triage(input({ areaCode: null }, { urgency: 'URGENT' }))).toEqual({
      outcome: 'human',
      ruleIds: ['triage.incomplete'],
      reasons: ['INCOMPLETE'],
      queue: 'URGENT',
    }));

  it('lets an area that is not of the site wait for a human', () =>
    expect(triage(input({ areaCode: 'SANTA_FE' }))).toEqual({
      outcome: 'human',
      ruleIds: ['triage.out-of-area'],
      reasons: ['OUT_OF_AREA'],
      queue: 'STANDARD',
    }));

  it('names every reason in order, the first of which makes the queue', () =>
    expect(
      triage(
        input(
          { facts: [fact('IMMINENT_DANGER_NOW')], areaCode: 'SANTA_FE' },
          { duplicateOf: ['r-1'], urgency: 'URGENT' },
        ),
      ),
    ).toEqual({
      outcome: 'human',
      ruleIds: ['triage.crisis', 'triage.likely-duplicate', 'triage.out-of-area'],
      reasons: ['CRISIS', 'LIKELY_DUPLICATE', 'OUT_OF_AREA'],
      queue: 'CRISIS',
    }));

  it('does not ask again for what a human has answered', () => {
    expect(triage(input({}, { duplicateOf: ['r-1'], cleared: ['LIKELY_DUPLICATE'] })).outcome).toBe('passed');
    expect(triage(input({ areaCode: null }, { duplicateOf: ['r-1'], cleared: ['LIKELY_DUPLICATE'] })).outcome).toBe(
      'needs-info',
    );
  });
});

describe('lawful basis', () => {
  const LAWFUL: Record<string, string[]> = {
    HOSPITAL: ['HIPAA_AUTHORISATION', 'HIPAA_TREATMENT', 'HIPAA_IMMINENT_THREAT', 'COURT_ORDER'],
    SCHOOL: ['FERPA_CONSENT', 'FERPA_EMERGENCY'],
    SELF: ['SELF', 'CONSENT'],
    SHOOTING_REVIEW: ['PUBLIC_SAFETY', 'COURT_ORDER', 'CONSENT'],
    SUPERVISION: ['PUBLIC_SAFETY', 'COURT_ORDER', 'CONSENT'],
    COURT_DEFENCE: ['COURT_ORDER', 'CONSENT'],
    COMMUNITY: ['CONSENT', 'PUBLIC_SAFETY'],
    FAMILY: ['CONSENT', 'PUBLIC_SAFETY'],
    ACS: ['CONSENT', 'PUBLIC_SAFETY'],
  };

  it.each(SOURCE_TYPES)('of %s is its own list and nothing else', source =>
    expect(LEGAL_BASIS_CODES.filter(basis => isLawfulBasis(source, basis)).toSorted()).toEqual(
      LAWFUL[source]?.toSorted(),
    ),
  );
});
