import { sensitivitiesIn, sensitivitiesOf } from './sensitivity.ts';

describe('what an offer tells by itself', () => {
  it.each([
    ['HOUSING', [], []],
    ['SUD_TREATMENT', [], ['PART2']],
    ['VICTIM_COMPENSATION_ADVOCACY', ['COVERED_BY_PART2'], ['PART2', 'VICTIM_SERVICES']],
    ['HOUSING', ['COVERED_BY_OTHER', 'FAITH_BASED'], ['UNKNOWN_SENSITIVITY']],
  ] as const)('%s at a service with %j: %j', (needCode, flags, told) =>
    expect(sensitivitiesOf(needCode, flags)).toEqual(told),
  );

  it('counts a code that nobody knows as the strictest', () => {
    expect(sensitivitiesIn(['VICTIM_SERVICES'])).toEqual(['VICTIM_SERVICES']);
    expect(sensitivitiesIn(['JUVENILE'])).toEqual(['PART2', 'VICTIM_SERVICES', 'UNKNOWN_SENSITIVITY']);
  });
});
