import type { InfoCode, Urgency } from './codes.ts';
import type { Content } from './content.ts';
import { saysYes } from './fact.ts';
import { isLawfulBasis } from './lawful-basis.ts';

export type TriageReason = 'CRISIS' | 'LIKELY_DUPLICATE' | 'INCOMPLETE' | 'OUT_OF_AREA';
export type TriageQueue = 'CRISIS' | 'DUPLICATE' | 'URGENT' | 'STANDARD';

/** What the rules found: a choice with the ids of the rules that made it. */
export type TriageFinding =
  | { readonly outcome: 'rejected'; readonly ruleIds: readonly string[]; readonly reasonCode: 'NO_LAWFUL_BASIS' }
  | {
      readonly outcome: 'human';
      readonly ruleIds: readonly string[];
      readonly reasons: readonly TriageReason[];
      readonly queue: TriageQueue;
    }
  | { readonly outcome: 'needs-info'; readonly ruleIds: readonly string[]; readonly infoCodes: readonly InfoCode[] }
  | { readonly outcome: 'passed'; readonly ruleIds: readonly string[] };

export type TriageInput = {
  readonly content: Content;
  readonly urgency: Urgency;
  /** Open referrals of the site that seem to be about the same person. */
  readonly duplicateOf: readonly string[];
  readonly siteAreas: readonly string[];
  /** Reasons that a named human has already answered. */
  readonly cleared: readonly TriageReason[];
};

type HumanRule = {
  readonly id: string;
  readonly reason: TriageReason;
  readonly holds: (input: TriageInput) => boolean;
};

const missing = ({ areaCode, facts }: Content): readonly InfoCode[] => [
  ...(areaCode === null ? (['AREA'] as const) : []),
  ...(facts.length === 0 ? (['FACTS'] as const) : []),
];

const isCrisis = ({ content }: TriageInput): boolean =>
  saysYes(
    content.facts,
    'IMMINENT_DANGER_NOW',
    'SUICIDE_RISK_ONLY',
    'INTIMATE_PARTNER_ONLY',
    'SEXUAL_VIOLENCE_OR_TRAFFICKING',
  );

/** In the order in which a human sees them. @source domain.md 3.2, 4.3; architecture.md 15 */
const HUMAN_RULES: readonly HumanRule[] = [
  { id: 'triage.crisis', reason: 'CRISIS', holds: isCrisis },
  { id: 'triage.likely-duplicate', reason: 'LIKELY_DUPLICATE', holds: ({ duplicateOf }) => duplicateOf.length > 0 },
  {
    id: 'triage.incomplete',
    reason: 'INCOMPLETE',
    holds: ({ content, urgency }) => urgency === 'URGENT' && missing(content).length > 0,
  },
  {
    id: 'triage.out-of-area',
    reason: 'OUT_OF_AREA',
    holds: ({ content, siteAreas }) => content.areaCode !== null && !siteAreas.includes(content.areaCode),
  },
];

export const queueFor = (reasons: readonly TriageReason[], urgency: Urgency): TriageQueue => {
  if (reasons.includes('CRISIS')) return 'CRISIS';
  if (reasons[0] === 'LIKELY_DUPLICATE') return 'DUPLICATE';
  return urgency === 'URGENT' ? 'URGENT' : 'STANDARD';
};

/**
 * Can we act on it? Complete, unambiguous referrals pass by rule; the others wait for a human with every reason named.
 * Nothing urgent is ever sent back to its sender by rule.
 * @source domain.md 3.2; architecture.md 3, 15
 */
export const triage = (input: TriageInput): TriageFinding => {
  const { content, urgency, cleared } = input;
  if (!isLawfulBasis(content.sourceType, content.legalBasisCode)) {
    return { outcome: 'rejected', ruleIds: ['triage.lawful-basis'], reasonCode: 'NO_LAWFUL_BASIS' };
  }
  const held = HUMAN_RULES.filter(rule => !cleared.includes(rule.reason) && rule.holds(input));
  const reasons = held.map(rule => rule.reason);
  if (held.length > 0) {
    return { outcome: 'human', ruleIds: held.map(rule => rule.id), reasons, queue: queueFor(reasons, urgency) };
  }
  const infoCodes = missing(content);
  if (infoCodes.length > 0 && !cleared.includes('INCOMPLETE')) {
    return { outcome: 'needs-info', ruleIds: ['triage.incomplete'], infoCodes };
  }
  return { outcome: 'passed', ruleIds: ['triage.passed'] };
};
