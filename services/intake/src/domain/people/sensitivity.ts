import type { ConsentTerms, Content } from '../content.ts';
import { saysYes } from '../fact.ts';

/** What a sender or a worker can say of a record; NONE says that it is neither. */
export const SENSITIVITY_CODES = ['NONE', 'PART2', 'VICTIM_SERVICES'] as const;
export type SensitivityCode = (typeof SENSITIVITY_CODES)[number];

/** What walls look at. @source 42 CFR 2.12, 2.13; 28 CFR 94.115 */
export type SensitivityFlag = 'PART2' | 'VICTIM_SERVICES' | 'UNKNOWN_SENSITIVITY';

/** Nothing said is not the same as nothing there: it counts as the strictest. @source assurance.md 6.4 (S6) */
export const statedFlags = (stated: readonly SensitivityCode[] | undefined): readonly SensitivityFlag[] => {
  if (stated === undefined || stated.length === 0) return ['UNKNOWN_SENSITIVITY'];
  return stated.filter(code => code !== 'NONE');
};

type Told = Pick<Content, 'needCodes' | 'facts'>;

/** What needs and facts say by themselves, whoever states the contrary. @source domain.md 2.1 (C5s, C6) */
export const impliedFlags = ({ needCodes, facts }: Told): readonly SensitivityFlag[] => [
  ...(needCodes.includes('SUD_TREATMENT') ? (['PART2'] as const) : []),
  ...(needCodes.includes('VICTIM_COMPENSATION_ADVOCACY') ||
  saysYes(facts, 'INTIMATE_PARTNER_ONLY', 'SEXUAL_VIOLENCE_OR_TRAFFICKING')
    ? (['VICTIM_SERVICES'] as const)
    : []),
];

/** The flags of a new record: what was stated, and what a consent to treatment says. */
export const flagsAtReceipt = (
  stated: readonly SensitivityCode[] | undefined,
  consent: Pick<ConsentTerms, 'part2'> | undefined,
): readonly SensitivityFlag[] => [
  ...new Set([...statedFlags(stated), ...(consent?.part2 ? (['PART2'] as const) : [])]),
];

/** The flags of a record as it stands: those it carries, and those that its referral implies by now. */
export const flagsOf = (kept: readonly SensitivityFlag[], told: Told): readonly SensitivityFlag[] =>
  [...new Set([...kept, ...impliedFlags(told)])].toSorted();
