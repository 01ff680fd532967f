import type { ExpectedLine } from './demo-lines.ts';
import { finalState } from './demo-outcome.ts';
import type { Outcome, PlacementView, ScreeningView } from './demo-outcome.ts';

/** One thing that came out otherwise than the rules say. Codes only: it may be printed. */
export type Mismatch = {
  readonly line: number;
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
};

const text = (value: unknown): string => JSON.stringify(value ?? null);
const sorted = (codes: readonly string[] | undefined): readonly string[] => [...(codes ?? [])].sort();

const permittedBy = ({ matches = [] }: PlacementView): readonly string[] =>
  sorted(matches.filter(({ permitted }) => permitted).map(({ serviceId }) => serviceId));

const byNeed = (placements: readonly PlacementView[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...placements]
      .sort((a, b) => (a.needCode < b.needCode ? -1 : 1))
      .map(placement => [placement.needCode, permittedBy(placement)]),
  );

const sortedNeeds = (permitted: ExpectedLine['permitted']): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(permitted)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([need, services]) => [need, sorted(services)]),
  );

// A case under review has no result of its own until its human gives one.
const resultOf = (screening: ScreeningView | undefined): string | null =>
  screening?.status === 'review' ? 'REVIEW_REQUIRED' : (screening?.result ?? null);

/** Everything in which an outcome differs from the line that was written by hand; empty when all is as it should be. */
export const compare = (expected: ExpectedLine, { intake, screening, ...rest }: Outcome): readonly Mismatch[] => {
  const outcome = { ...(intake ? { intake } : {}), ...(screening ? { screening } : {}), ...rest };
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['finalState', expected.finalState, finalState(outcome)],
    ['urgency', expected.urgency, intake?.urgency],
    ['urgencyRuleIds', sorted(expected.urgencyRuleIds), sorted(intake?.urgencyRuleIds)],
    ['triageRuleIds', sorted(expected.triageRuleIds), sorted(intake?.triageRuleIds)],
    ['triageReasons', expected.triageReasons, intake?.triageReasons],
    ['infoCodes', sorted(expected.infoCodes), sorted(intake?.infoCodes)],
    ['reviewTriggerCodes', sorted(expected.reviewTriggerCodes), sorted(intake?.reviewTriggerCodes)],
    ['result', expected.result, resultOf(screening)],
    [
      'reviewReasons',
      sorted(expected.reviewReasons),
      screening?.status === 'review' ? sorted(screening.triggerCodes) : [],
    ],
    ['needs', sorted(expected.needs), sorted(rest.placements.map(({ needCode }) => needCode))],
    ['permitted', sortedNeeds(expected.permitted), byNeed(rest.placements)],
  ];
  return pairs
    .map(([field, wanted, actual]) => ({ line: expected.line, field, expected: text(wanted), actual: text(actual) }))
    .filter(({ actual, expected: wanted }) => actual !== wanted);
};
