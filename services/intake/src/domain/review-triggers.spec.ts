import type { Content } from './content.ts';
import type { Fact } from './fact.ts';
import { reviewTriggersOf, type ReviewInput } from './review-triggers.ts';

const fact = (
  factorCode: Fact['factorCode'],
  answer: Fact['answer'],
  observedOn: string | null = '2026-11-20',
): Fact => ({
  factorCode,
  answer,
  observedOn,
  sourceCode: 'POLICE',
});
const content: Content = {
  sourceType: 'SHOOTING_REVIEW',
  referrerOrgId: null,
  referrerRole: 'ANALYST',
  isAnonymous: false,
  legalBasisCode: 'PUBLIC_SAFETY',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'en',
  facts: [],
  needCodes: [],
  choiceCodes: [],
  reasonCodes: [],
  noticeVersion: 'cn-1',
};
const triggers = (more: Partial<Content>, around: Partial<ReviewInput> = {}) =>
  reviewTriggersOf({
    content: { ...content, ...more },
    receivedOn: '2026-11-24',
    isUrgencyPushedUp: false,
    isThirdInSevenDays: false,
    ...around,
  });

describe('review triggers of intake', () => {
  it('are none for a plain referral', () => expect(triggers({})).toEqual([]));

  it.each([
    [{ ageBand: 'UNKNOWN' }, {}, 'AGE_UNKNOWN'],
    [{ ageBand: 'AGE_17_18' }, {}, 'AGE_NEAR_18'],
    [{ isAnonymous: true }, {}, 'ANONYMOUS_SOURCE'],
    [{}, { isUrgencyPushedUp: true }, 'URGENCY_UNKNOWN'],
    [{}, { isThirdInSevenDays: true }, 'THIRD_REFERRAL_7D'],
    [{ facts: [fact('VICTIM_IN_OPEN_CASE_OTHER_PARTY', 'yes')] }, {}, 'VICTIM_IN_OPEN_CASE'],
    [{ facts: [fact('TRIBAL_JURISDICTION_QUESTION', 'yes')] }, {}, 'TRIBAL_JURISDICTION'],
    [{ facts: [fact('TRIBAL_JURISDICTION_QUESTION', 'unknown')] }, {}, 'TRIBAL_JURISDICTION'],
    [{ facts: [fact('WRONG_PERSON_BEFORE', 'yes')] }, {}, 'WRONG_PERSON_BEFORE'],
    [{ facts: [fact('SHOT_AT', 'yes', '2026-10-24'), fact('THREAT_CREDIBLE', 'no')] }, {}, 'LE_BASIS_OLD'],
  ] as const)('%# name %s %s as %s', (more, around, expected) => expect(triggers(more, around)).toEqual([expected]));

  it.each([
    [{ facts: [fact('SHOT_AT', 'yes', '2026-10-25')] }],
    [{ facts: [fact('SHOT_AT', 'yes', '2026-01-01'), fact('THREAT_CREDIBLE', 'yes')] }],
    [{ facts: [fact('SHOT_AT', 'yes', null)] }],
    [{ sourceType: 'SUPERVISION', facts: [fact('SHOT_AT', 'yes', '2026-01-01')] }],
    [{ facts: [fact('TRIBAL_JURISDICTION_QUESTION', 'no'), fact('WRONG_PERSON_BEFORE', 'unknown')] }],
  ] as const)('%# stay silent', more => expect(triggers(more)).toEqual([]));

  it('are sorted', () =>
    expect(triggers({ isAnonymous: true, ageBand: 'UNKNOWN' }, { isUrgencyPushedUp: true })).toEqual([
      'AGE_UNKNOWN',
      'ANONYMOUS_SOURCE',
      'URGENCY_UNKNOWN',
    ]));
});
