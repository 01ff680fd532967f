import { freshestYes, type Fact, type ScreeningInput } from './screening-input.ts';

/** How one criterion came out. */
export type CriterionOutcome = 'met' | 'unmet' | 'unknown';

/** A criterion as the rule set describes it; `factors` are the answers it rests on, `opensHelp` whether it alone makes eligible. */
export type CriterionRule = {
  readonly code: string;
  readonly factors: readonly string[];
  readonly opensHelp: boolean;
};

/** One line of a decision receipt: the outcome, and the source and date of the fact behind it. */
export type Criterion = {
  readonly code: string;
  readonly outcome: CriterionOutcome;
  readonly sourceCode: string | null;
  readonly observedOn: string | null;
};

/** What the engine answered. */
export type RuleAnswer = {
  readonly result: 'ELIGIBLE_URGENT' | 'ELIGIBLE' | 'REVIEW_REQUIRED';
  readonly outcomes: Readonly<Record<string, CriterionOutcome>>;
};

const evidence = (rule: CriterionRule, facts: readonly Fact[], today: string): Fact | undefined =>
  freshestYes(facts, rule.factors, today) ?? facts.find(fact => rule.factors.includes(fact.factorCode));

/** Each criterion with the fact that decided it; a criterion without factors rests on the referral itself. */
export const criteriaOf = (
  rules: readonly CriterionRule[],
  answer: RuleAnswer,
  on: { readonly facts: readonly Fact[]; readonly today: string; readonly receivedOn: string },
): readonly Criterion[] =>
  rules.map(rule => {
    const fact = evidence(rule, on.facts, on.today);
    const own = rule.factors.length === 0 ? { sourceCode: 'REFERRAL', observedOn: on.receivedOn } : undefined;
    return {
      code: rule.code,
      outcome: answer.outcomes[rule.code] ?? 'unknown',
      sourceCode: own?.sourceCode ?? fact?.sourceCode ?? null,
      observedOn: own?.observedOn ?? fact?.observedOn ?? null,
    };
  });

/** Why a person is eligible: the criteria that open help and are met. */
export const eligibleReasons = (rules: readonly CriterionRule[], answer: RuleAnswer): readonly string[] =>
  rules
    .filter(rule => rule.opensHelp && answer.outcomes[rule.code] === 'met')
    .map(rule => rule.code)
    .toSorted();

/** Why a second human must look: the triggers, and what the rules could not affirm. @source domain.md 4.2, 4.4 */
export const reviewReasons = (
  rules: readonly CriterionRule[],
  answer: RuleAnswer,
  input: ScreeningInput,
): readonly string[] => {
  const reasons = [...input.triggers];
  if (answer.outcomes['AGE_MINIMUM'] === 'unmet') reasons.push('AGE_BELOW_MINIMUM');
  if (answer.outcomes['AREA_IN_CATCHMENT'] === 'unmet') reasons.push('AREA_OUTSIDE');
  if (answer.outcomes['AREA_IN_CATCHMENT'] === 'unknown') reasons.push('AREA_UNKNOWN');
  if (eligibleReasons(rules, answer).length === 0) reasons.push('NO_CRITERION_MET');
  return [...new Set(reasons)].toSorted();
};
