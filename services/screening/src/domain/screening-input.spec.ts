import { readFile } from 'node:fs/promises';
import { ruleSetOf } from '../application/rule-book.ts';
import { criteriaOf, eligibleReasons, reviewReasons } from './decision-receipt.ts';
import { reviewTriggers } from './review-triggers.ts';
import { screeningInput, type Fact, type ScreeningFacts } from './screening-input.ts';

const today = '2026-11-24';
const abq = ruleSetOf(await readFile(new URL('../../rule-sets/abq-1.json', import.meta.url), 'utf8'));
const fact = (factorCode: string, observedOn: string | null, answer: Fact['answer'] = 'yes'): Fact => ({
  factorCode,
  answer,
  observedOn,
  sourceCode: 'HOSPITAL',
});
const person = (facts: readonly Fact[], more: Partial<ScreeningFacts> = {}): ScreeningFacts => ({
  ageBand: 'AGE_19_24',
  areaCode: 'VALLEY',
  language: 'en',
  reviewTriggerCodes: [],
  facts,
  ...more,
});
const screen = async (facts: ScreeningFacts) => {
  const input = screeningInput(facts, reviewTriggers(facts, ['en', 'es']), { factors: abq.factors, today });
  const answer = await abq.evaluate(input);
  return {
    input,
    answer,
    eligible: eligibleReasons(abq.criteria, answer),
    review: reviewReasons(abq.criteria, answer, input),
  };
};

describe('abq-1', () => {
  it.each([
    ['shot three days ago', [fact('SHOT_OR_STABBED', '2026-11-21')], 'ELIGIBLE_URGENT'],
    ['shot four days ago', [fact('SHOT_OR_STABBED', '2026-11-20')], 'ELIGIBLE'],
    ['shot 365 days ago', [fact('SHOT_OR_STABBED', '2025-11-24')], 'ELIGIBLE'],
    ['shot 366 days ago', [fact('SHOT_OR_STABBED', '2025-11-23')], 'REVIEW_REQUIRED'],
    ['shot at within the year', [fact('SHOT_AT', '2026-03-01')], 'ELIGIBLE'],
    ['retaliation talk of 30 days ago', [fact('RETALIATION_TALK_CREDIBLE', '2026-10-25')], 'ELIGIBLE_URGENT'],
    ['retaliation talk of 31 days ago', [fact('RETALIATION_TALK_CREDIBLE', '2026-10-24')], 'REVIEW_REQUIRED'],
    ['a live dispute of 14 days ago', [fact('DISPUTE_LEVEL_TWO_HIGH', '2026-11-10')], 'ELIGIBLE_URGENT'],
    ['a dispute of 15 days ago', [fact('DISPUTE_LEVEL_TWO_HIGH', '2026-11-09')], 'REVIEW_REQUIRED'],
    ['a close associate 30 days ago', [fact('CLOSE_ASSOCIATE_OF_VICTIM', '2026-10-25')], 'ELIGIBLE'],
    ['a threat 31 days ago', [fact('THREAT_CREDIBLE', '2026-10-24')], 'REVIEW_REQUIRED'],
    ['a date to come', [fact('SHOT_OR_STABBED', '2026-11-25')], 'REVIEW_REQUIRED'],
    ['a yes without a date', [fact('SHOT_OR_STABBED', null)], 'REVIEW_REQUIRED'],
    ['no facts', [], 'REVIEW_REQUIRED'],
  ] as const)('%s', async (_, facts, result) => {
    expect((await screen(person(facts))).answer.result).toBe(result);
  });

  it.each([
    ['a review trigger of intake', { reviewTriggerCodes: ['AGE_NEAR_18'] }, ['AGE_NEAR_18']],
    ['a child below the minimum age', { ageBand: 'AGE_0_13' }, ['AGE_BELOW_MINIMUM']],
    ['an area outside', { areaCode: 'SANTA_FE' }, ['AREA_OUTSIDE']],
    ['an area that nobody told', { areaCode: null }, ['AREA_UNKNOWN']],
    ['a language that nobody serves', { language: 'kee' }, ['LANGUAGE_UNSERVED']],
  ] as const)('sends %s to a second human, however urgent', async (_, more, reasons) => {
    const { answer, review } = await screen(person([fact('SHOT_OR_STABBED', '2026-11-23')], more));
    expect(answer.result).toBe('REVIEW_REQUIRED');
    expect(review).toEqual(reasons);
  });

  it('names contradicting answers and that nothing was affirmed', async () => {
    const facts = [fact('THREAT_CREDIBLE', '2026-09-01'), fact('THREAT_CREDIBLE', '2026-09-02', 'no')];
    expect((await screen(person(facts))).review).toEqual(['CONTRADICTORY_FACTS', 'NO_CRITERION_MET']);
  });

  it('keeps an unanswered question apart from a no', async () => {
    const { answer } = await screen(person([fact('THREAT_CREDIBLE', null, 'unknown'), fact('SHOT_AT', null, 'no')]));
    expect(answer.outcomes).toMatchObject({
      CREDIBLE_THREAT_30_DAYS: 'unknown',
      SHOT_OR_SHOT_AT_12_MONTHS: 'unmet',
      CLOSE_ASSOCIATE_30_DAYS: 'unmet',
    });
  });

  it('says for each criterion which fact decided it, from whom and of which day', async () => {
    const facts = [fact('SHOT_OR_STABBED', '2026-11-01'), fact('SHOT_OR_STABBED', '2026-11-22')];
    const { answer } = await screen(person(facts));
    const criteria = criteriaOf(abq.criteria, answer, { facts, today, receivedOn: '2026-11-23' });
    expect(criteria).toEqual([
      { code: 'AGE_MINIMUM', outcome: 'met', sourceCode: 'REFERRAL', observedOn: '2026-11-23' },
      { code: 'AREA_IN_CATCHMENT', outcome: 'met', sourceCode: 'REFERRAL', observedOn: '2026-11-23' },
      { code: 'URGENT_FACTOR', outcome: 'met', sourceCode: 'HOSPITAL', observedOn: '2026-11-22' },
      { code: 'SHOT_OR_SHOT_AT_12_MONTHS', outcome: 'met', sourceCode: 'HOSPITAL', observedOn: '2026-11-22' },
      { code: 'CLOSE_ASSOCIATE_30_DAYS', outcome: 'unmet', sourceCode: null, observedOn: null },
      { code: 'CREDIBLE_THREAT_30_DAYS', outcome: 'unmet', sourceCode: null, observedOn: null },
    ]);
  });

  it('gives the same input whatever the order of the facts', async () => {
    const facts = [fact('SHOT_AT', '2026-11-01'), fact('THREAT_CREDIBLE', '2026-11-20')];
    expect((await screen(person(facts))).input).toEqual((await screen(person(facts.toReversed()))).input);
  });

  it('has no place for a name, a trait or any field that is not registered (R35, R36)', async () => {
    const { input } = await screen(person([fact('SHOT_AT', '2026-11-01')]));
    expect(Object.keys(input).toSorted()).toEqual(['ageBand', 'answers', 'areaCode', 'days', 'triggers']);
    expect(Object.keys(input.answers)).toEqual([
      'CLOSE_ASSOCIATE_OF_VICTIM',
      'DISPUTE_LEVEL_TWO_HIGH',
      'IMMINENT_RELEASE_TO_LIVE_DISPUTE',
      'RETALIATION_TALK_CREDIBLE',
      'SHOT_AT',
      'SHOT_OR_STABBED',
      'THREAT_CREDIBLE',
    ]);
  });
});

it('refuses a file that is not a rule set and says where', () => {
  expect(() => ruleSetOf('{"ruleSet":"abq-1"}')).toThrow(/not a rule set/);
});
