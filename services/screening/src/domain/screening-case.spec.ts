import { given } from '@crossroads/testing';
import { screeningCase, type Screening, type ScreeningCommand } from './screening-case.ts';

const dueAt = new Date('2026-11-24T18:00:00.000Z');
const screening: Screening = {
  result: 'ELIGIBLE',
  reasonCodes: ['CREDIBLE_THREAT_30_DAYS'],
  triggerCodes: [],
  ruleSetVersion: 'abq-1@000000000000',
  receiptId: '0193a000-0000-7000-8000-000000000001',
};
const review: Screening = { ...screening, result: 'REVIEW_REQUIRED', reasonCodes: [], triggerCodes: ['AGE_NEAR_18'] };
const personId = '5b1e0a52-0000-4000-8000-000000000001';
const screen = (found: Screening): ScreeningCommand => ({
  type: 'ScreenReferral',
  personId,
  urgency: 'STANDARD',
  dueAt,
  screening: found,
});
const known = ({ reasonCodes, triggerCodes, ruleSetVersion, receiptId }: Screening) => ({
  personId,
  urgency: 'STANDARD',
  reasonCodes,
  triggerCodes,
  ruleSetVersion,
  receiptId,
});
const decideCase = (more: Partial<Extract<ScreeningCommand, { type: 'DecideCase' }>>): ScreeningCommand => ({
  type: 'DecideCase',
  result: 'ELIGIBLE',
  reasonCodes: ['CREDIBLE_THREAT_30_DAYS'],
  alternativeCode: null,
  reviewerId: 'reviewer-1',
  ...more,
});
const opened = { type: 'CaseOpened', personId, urgency: 'STANDARD', dueAt } as const;
const inReview = { type: 'ReviewRequired', known: known(review) } as const;

describe('a case under screening', () => {
  it('is found eligible by the rules alone', () =>
    given(screeningCase)
      .when(screen(screening))
      .thenEmits(opened, {
        type: 'FoundEligible',
        result: 'ELIGIBLE',
        known: known(screening),
        reasonCodes: screening.reasonCodes,
        reviewerId: null,
      }));

  it('waits for a second human when the rules do not say eligible', () =>
    given(screeningCase).when(screen(review)).thenEmits(opened, inReview));

  it('becomes not priority only by a human who names reasons and offers other help', () =>
    given(screeningCase, inReview)
      .when(
        decideCase({
          result: 'NOT_PRIORITY_ALTERNATIVE_OFFERED',
          reasonCodes: ['NO_CRITERION_MET'],
          alternativeCode: 'CASE_MANAGEMENT',
        }),
      )
      .thenEmits({
        type: 'FoundNotPriority',
        known: { ...known(review), reasonCodes: ['NO_CRITERION_MET'] },
        reasonCodes: ['NO_CRITERION_MET'],
        reviewerId: 'reviewer-1',
        alternativeCode: 'CASE_MANAGEMENT',
      }));

  it('refuses not priority without another offer of help', () =>
    given(screeningCase, inReview)
      .when(decideCase({ result: 'NOT_PRIORITY_ALTERNATIVE_OFFERED' }))
      .thenRefused('screening.alternative-missing'));

  it('refuses a decision without reasons', () =>
    given(screeningCase, inReview)
      .when(decideCase({ reasonCodes: [] }))
      .thenRefused('screening.reason-missing'));

  it('refuses a human decision where none is asked for', () =>
    given(screeningCase).when(decideCase({})).thenRefused('screening.not-in-review'));

  it('closes once', () =>
    given(screeningCase, inReview, { type: 'CaseClosed', causeCode: 'DUPLICATE', known: known(review) })
      .when({ type: 'CloseCase', causeCode: 'DUPLICATE' })
      .thenEmits());
});
