import type { FactorCode, Urgency } from './codes.ts';
import { isFresh, isUnknown, type Fact } from './fact.ts';

type UrgencyRule = {
  readonly id: string;
  readonly level: Urgency;
  readonly factorCode: FactorCode;
  readonly withinDays: number;
};

/** @source domain.md 3.2, 4.2 (freshness) */
const RULES: readonly UrgencyRule[] = [
  { id: 'urgent.shot-or-stabbed-72h', level: 'URGENT', factorCode: 'SHOT_OR_STABBED', withinDays: 3 },
  { id: 'urgent.retaliation-talk', level: 'URGENT', factorCode: 'RETALIATION_TALK_CREDIBLE', withinDays: 30 },
  { id: 'urgent.dispute-high', level: 'URGENT', factorCode: 'DISPUTE_LEVEL_TWO_HIGH', withinDays: 14 },
  {
    id: 'urgent.release-into-dispute',
    level: 'URGENT',
    factorCode: 'IMMINENT_RELEASE_TO_LIVE_DISPUTE',
    withinDays: 14,
  },
  { id: 'priority.shot-12-months', level: 'PRIORITY', factorCode: 'SHOT_OR_STABBED', withinDays: 365 },
  { id: 'priority.close-associate-30d', level: 'PRIORITY', factorCode: 'CLOSE_ASSOCIATE_OF_VICTIM', withinDays: 30 },
];

const LEVELS: readonly Urgency[] = ['STANDARD', 'PRIORITY', 'URGENT'];

export type UrgencyFinding = {
  readonly level: Urgency;
  /** The rules of the deciding level that hold, sorted, and the push, if there was one. */
  readonly ruleIds: readonly string[];
  readonly isPushedUp: boolean;
};

const holding = (facts: readonly Fact[], on: string): { level: Urgency; ruleIds: readonly string[] } => {
  const held = RULES.filter(rule =>
    facts.some(fact => fact.factorCode === rule.factorCode && isFresh(fact, on, rule.withinDays)),
  );
  const level = held.some(rule => rule.level === 'URGENT') ? 'URGENT' : (held[0]?.level ?? 'STANDARD');
  const ruleIds = held.filter(rule => rule.level === level).map(rule => rule.id);
  return { level, ruleIds: ruleIds.length === 0 ? ['standard.default'] : ruleIds.toSorted() };
};

const isAbove = (rule: UrgencyRule, level: Urgency): boolean => LEVELS.indexOf(rule.level) > LEVELS.indexOf(level);

/**
 * How fast somebody must act. An unknown answer to a factor of a higher level pushes up exactly one level, never down.
 * @param on local date of receipt, `YYYY-MM-DD`
 * @source domain.md 3.2
 */
export const urgencyOf = (facts: readonly Fact[], on: string): UrgencyFinding => {
  const { level, ruleIds } = holding(facts, on);
  const isPushedUp = RULES.some(
    rule => isAbove(rule, level) && facts.some(fact => fact.factorCode === rule.factorCode && isUnknown(fact)),
  );
  if (!isPushedUp) return { level, ruleIds, isPushedUp };
  const pushed = LEVELS[LEVELS.indexOf(level) + 1] ?? 'URGENT';
  return { level: pushed, ruleIds: [...ruleIds, 'urgency.unknown-pushed-up'], isPushedUp };
};
