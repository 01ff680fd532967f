import type { Fact } from './fact.ts';
import { urgencyOf } from './urgency.ts';

const ON = '2026-11-24';
const fact = (factorCode: Fact['factorCode'], observedOn: string | null, answer: Fact['answer'] = 'yes'): Fact => ({
  factorCode,
  answer,
  observedOn,
  sourceCode: 'HOSPITAL',
});
const of = (...facts: Fact[]) => {
  const { level, ruleIds } = urgencyOf(facts, ON);
  return [level, ...ruleIds];
};

describe('urgency', () => {
  it('is standard when nothing is known', () => expect(of()).toEqual(['STANDARD', 'standard.default']));

  it.each([
    ['SHOT_OR_STABBED', '2026-11-21', 'urgent.shot-or-stabbed-72h'],
    ['SHOT_OR_STABBED', '2026-11-24', 'urgent.shot-or-stabbed-72h'],
    ['RETALIATION_TALK_CREDIBLE', '2026-10-25', 'urgent.retaliation-talk'],
    ['DISPUTE_LEVEL_TWO_HIGH', '2026-11-10', 'urgent.dispute-high'],
    ['IMMINENT_RELEASE_TO_LIVE_DISPUTE', '2026-11-10', 'urgent.release-into-dispute'],
  ] as const)('is urgent on the last day of the window of %s (%s)', (factor, day, rule) =>
    expect(of(fact(factor, day))).toEqual(['URGENT', rule]),
  );

  it.each([
    ['SHOT_OR_STABBED', '2026-11-20', ['PRIORITY', 'priority.shot-12-months']],
    ['SHOT_OR_STABBED', '2025-11-24', ['PRIORITY', 'priority.shot-12-months']],
    ['SHOT_OR_STABBED', '2025-11-23', ['STANDARD', 'standard.default']],
    ['CLOSE_ASSOCIATE_OF_VICTIM', '2026-10-25', ['PRIORITY', 'priority.close-associate-30d']],
    ['CLOSE_ASSOCIATE_OF_VICTIM', '2026-10-24', ['STANDARD', 'standard.default']],
    ['RETALIATION_TALK_CREDIBLE', '2026-10-24', ['STANDARD', 'standard.default']],
    ['DISPUTE_LEVEL_TWO_HIGH', '2026-11-09', ['STANDARD', 'standard.default']],
    ['IMMINENT_RELEASE_TO_LIVE_DISPUTE', '2026-11-09', ['STANDARD', 'standard.default']],
    ['SHOT_OR_STABBED', '2026-11-25', ['STANDARD', 'standard.default']],
  ] as const)('falls a level one day later: %s on %s', (factor, day, expected) =>
    expect(of(fact(factor, day))).toEqual(expected),
  );

  it('names every rule of the deciding level that holds, and none of a lower one', () =>
    expect(
      of(
        fact('RETALIATION_TALK_CREDIBLE', ON),
        fact('DISPUTE_LEVEL_TWO_HIGH', ON),
        fact('SHOT_OR_STABBED', '2026-06-01'),
      ),
    ).toEqual(['URGENT', 'urgent.dispute-high', 'urgent.retaliation-talk']));

  it.each([
    ['SHOT_OR_STABBED'],
    ['RETALIATION_TALK_CREDIBLE'],
    ['DISPUTE_LEVEL_TWO_HIGH'],
    ['IMMINENT_RELEASE_TO_LIVE_DISPUTE'],
    ['CLOSE_ASSOCIATE_OF_VICTIM'],
  ] as const)('goes up one level, not two, when %s is unknown', factor =>
    expect(of(fact(factor, null, 'unknown'))).toEqual(['PRIORITY', 'standard.default', 'urgency.unknown-pushed-up']),
  );

  it('goes up from priority to urgent when a factor of urgent is unknown', () =>
    expect(of(fact('CLOSE_ASSOCIATE_OF_VICTIM', ON), fact('DISPUTE_LEVEL_TWO_HIGH', null, 'unknown'))).toEqual([
      'URGENT',
      'priority.close-associate-30d',
      'urgency.unknown-pushed-up',
    ]));

  it('takes a yes without its date for unknown', () =>
    expect(of(fact('SHOT_OR_STABBED', null))).toEqual(['PRIORITY', 'standard.default', 'urgency.unknown-pushed-up']));

  it('is not pushed by an unknown factor of its own level, of no level, or above urgent', () => {
    expect(of(fact('SHOT_OR_STABBED', '2026-06-01'), fact('CLOSE_ASSOCIATE_OF_VICTIM', null, 'unknown'))).toEqual([
      'PRIORITY',
      'priority.shot-12-months',
    ]);
    expect(of(fact('THREAT_CREDIBLE', null, 'unknown'))).toEqual(['STANDARD', 'standard.default']);
    expect(of(fact('SHOT_OR_STABBED', ON), fact('DISPUTE_LEVEL_TWO_HIGH', null, 'unknown'))).toEqual([
      'URGENT',
      'urgent.shot-or-stabbed-72h',
    ]);
  });

  it('is never lowered by a no', () =>
    expect(of(fact('SHOT_OR_STABBED', ON), fact('SHOT_OR_STABBED', ON, 'no'))).toEqual([
      'URGENT',
      'urgent.shot-or-stabbed-72h',
    ]));
});
