import type { ANSWERS, FACT_SOURCES, FactorCode } from './codes.ts';
import { isWithinDays } from './local-day.ts';

/** What the sender says is so, with its date and where it was learned: a code, never words. */
export type Fact = {
  readonly factorCode: FactorCode;
  readonly answer: (typeof ANSWERS)[number];
  /** Local calendar date `YYYY-MM-DD`. */
  readonly observedOn: string | null;
  readonly sourceCode: (typeof FACT_SOURCES)[number];
};

export const saysYes = (facts: readonly Fact[], ...factors: readonly FactorCode[]): boolean =>
  facts.some(fact => fact.answer === 'yes' && factors.includes(fact.factorCode));

/** A dated yes inside the window that ends on the day of receipt. @source domain.md 3.2, 4.2 */
export const isFresh = (fact: Fact, on: string, days: number): boolean =>
  fact.answer === 'yes' && fact.observedOn !== null && isWithinDays(fact.observedOn, on, days);

/** Answered unknown, or a yes without its date: nobody can tell how old it is. @source domain.md 3.2 */
export const isUnknown = (fact: Fact): boolean =>
  fact.answer === 'unknown' || (fact.answer === 'yes' && fact.observedOn === null);
