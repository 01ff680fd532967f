import { compare } from './demo-compare.ts';
import type { ExpectedLine } from './demo-lines.ts';
import { finalState } from './demo-outcome.ts';
import type { IntakeView, Outcome, PlacementView } from './demo-outcome.ts';
import { percentiles } from './percentiles.ts';

const intake = (status: string): IntakeView => ({
  status,
  urgency: 'URGENT',
  urgencyRuleIds: ['urgent.shot-or-stabbed-72h'],
  triageRuleIds: ['triage.passed'],
  triageReasons: [],
  infoCodes: [],
  reviewTriggerCodes: [],
  needCodes: ['HOUSING'],
});
const placement = (status: string, more: Partial<PlacementView> = {}): PlacementView => ({
  placementId: 'p',
  needCode: 'HOUSING',
  status,
  ...more,
});
const outcome = (more: Partial<Outcome>): Outcome => ({ intake: intake('screening'), placements: [], ...more });

describe('where a referral has come to', () => {
  it.each([
    ['closed', outcome({ intake: intake('rejected') })],
    ['closed', outcome({ intake: intake('duplicate'), placements: [placement('offered')] })],
    ['offered', outcome({ placements: [placement('exhausted'), placement('offered')] })],
    ['waitlisted', outcome({ placements: [placement('exhausted'), placement('waitlisted')] })],
    ['awaitingHuman', outcome({ placements: [placement('exhausted')], outreach: { status: 'assigned' } })],
    ['awaitingHuman', outcome({ intake: intake('needs-info') })],
    ['awaitingHuman', outcome({ screening: { status: 'review', result: 'REVIEW_REQUIRED', triggerCodes: [] } })],
    ['awaitingHuman', outcome({ outreach: { status: 'awaiting-assignment' } })],
    ['assigned', outcome({ outreach: { status: 'assigned' } })],
    [undefined, outcome({})],
    [undefined, outcome({ placements: [placement('opened')] })],
    [undefined, { placements: [placement('offered')] }],
  ])('is %s', (state, seen) => expect(finalState(seen)).toBe(state));
});

const expected: ExpectedLine = {
  line: 7,
  urgency: 'URGENT',
  urgencyRuleIds: ['urgent.shot-or-stabbed-72h'],
  triageRuleIds: ['triage.passed'],
  triageReasons: [],
  infoCodes: [],
  reviewTriggerCodes: [],
  result: 'ELIGIBLE_URGENT',
  reviewReasons: [],
  needs: ['HOUSING'],
  permitted: { HOUSING: ['b', 'a'] },
  finalState: 'offered',
};
const matches = [
  { serviceId: 'a', permitted: true },
  { serviceId: 'b', permitted: true },
  { serviceId: 'c', permitted: false },
];
const screening = { status: 'eligible', result: 'ELIGIBLE_URGENT', triggerCodes: [] };

describe('the comparison with the line written by hand', () => {
  it('finds nothing when all is as the rules say; a full provider still counts as permitted', () => {
    expect(compare(expected, outcome({ screening, placements: [placement('offered', { matches })] }))).toEqual([]);
  });

  it('names each field that came out otherwise', () => {
    const seen = outcome({ screening, placements: [placement('waitlisted', { matches: matches.slice(0, 1) })] });
    expect(compare(expected, seen)).toEqual([
      { line: 7, field: 'finalState', expected: '"offered"', actual: '"waitlisted"' },
      { line: 7, field: 'permitted', expected: '{"HOUSING":["a","b"]}', actual: '{"HOUSING":["a"]}' },
    ]);
  });

  it('finds a referral that nobody knows of', () => {
    expect(compare(expected, { placements: [] }).length).toBeGreaterThan(5);
  });
});

describe('percentiles', () => {
  it('are those of the nearest rank', () => {
    expect(percentiles([5, 1, 4, 2, 3])).toEqual({ p50: 3, p99: 5 });
    expect(percentiles([])).toEqual({ p50: 0, p99: 0 });
  });
});
