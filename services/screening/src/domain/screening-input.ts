/** One answer about one factor: codes and a date, never a name. */
export type Fact = {
  readonly factorCode: string;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Local calendar date `YYYY-MM-DD`, or null when the source gave none. */
  readonly observedOn: string | null;
  readonly sourceCode: string;
};

/** What a referral says about a person, as far as screening may know it. */
export type ScreeningFacts = {
  readonly ageBand: string;
  /** Area of the site, or null when nobody told it. */
  readonly areaCode: string | null;
  readonly language: string;
  readonly reviewTriggerCodes: readonly string[];
  readonly facts: readonly Fact[];
};

/** What the decision model reads. Every factor is present, since the engine takes a missing field for the default row. */
export type ScreeningInput = {
  readonly ageBand: string;
  readonly areaCode: string | null;
  readonly triggers: readonly string[];
  readonly answers: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'not-asked'>>;
  /** Whole local calendar days since the freshest yes; {@link NEVER} without one. */
  readonly days: Readonly<Record<string, number>>;
};

/** Days of a factor that nobody affirmed: older than any window. */
export const NEVER = 100_000;

const isDatedYes = (fact: Fact, today: string): boolean =>
  fact.answer === 'yes' && fact.observedOn !== null && fact.observedOn <= today;

/** A yes without a date, or with a date to come, is as good as unknown. @source domain.md 4.2 (freshness) */
const answerOf = (facts: readonly Fact[], today: string): 'yes' | 'no' | 'unknown' | 'not-asked' => {
  if (facts.some(fact => isDatedYes(fact, today))) return 'yes';
  if (facts.some(fact => fact.answer !== 'no')) return 'unknown';
  return facts.length === 0 ? 'not-asked' : 'no';
};

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The freshest dated yes about any of the factors, if there is one. */
export const freshestYes = (facts: readonly Fact[], factors: readonly string[], today: string): Fact | undefined =>
  facts
    .filter(fact => factors.includes(fact.factorCode) && isDatedYes(fact, today))
    .toSorted((a, b) => (b.observedOn ?? '').localeCompare(a.observedOn ?? ''))[0];

const daysOf = (facts: readonly Fact[], factor: string, today: string): number => {
  const yes = freshestYes(facts, [factor], today);
  return yes?.observedOn ? daysBetween(yes.observedOn, today) : NEVER;
};

/** The model's input on a local calendar day. The same facts in another order give the same input. */
export const screeningInput = (
  facts: ScreeningFacts,
  triggers: readonly string[],
  on: { readonly factors: readonly string[]; readonly today: string },
): ScreeningInput => {
  const about = (factor: string): Fact[] => facts.facts.filter(fact => fact.factorCode === factor);
  const factors = on.factors.toSorted();
  return {
    ageBand: facts.ageBand,
    areaCode: facts.areaCode,
    triggers: triggers.toSorted(),
    answers: Object.fromEntries(factors.map(factor => [factor, answerOf(about(factor), on.today)])),
    days: Object.fromEntries(factors.map(factor => [factor, daysOf(facts.facts, factor, on.today)])),
  };
};
