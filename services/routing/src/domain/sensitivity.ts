import type { NeedCode, ServiceFlag } from './codes.ts';

/** What an offer tells by itself of the person: the strictest kinds of data. @source 42 CFR 2.11; 28 CFR 94.115; 34 USC 12291(b)(2) */
export const SENSITIVITIES = ['PART2', 'VICTIM_SERVICES', 'UNKNOWN_SENSITIVITY'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

const OF_NEED: Partial<Record<NeedCode, Sensitivity>> = {
  SUD_TREATMENT: 'PART2',
  VICTIM_COMPENSATION_ADVOCACY: 'VICTIM_SERVICES',
};

const OF_SERVICE: Partial<Record<ServiceFlag, Sensitivity>> = {
  COVERED_BY_PART2: 'PART2',
  COVERED_BY_VOCA: 'VICTIM_SERVICES',
  COVERED_BY_OTHER: 'UNKNOWN_SENSITIVITY',
};

/** What asking a service with these flags for this need tells of the person. */
export const sensitivitiesOf = (needCode: NeedCode, flags: readonly ServiceFlag[]): readonly Sensitivity[] => {
  const told = new Set([OF_NEED[needCode], ...flags.map(flag => OF_SERVICE[flag])]);
  return SENSITIVITIES.filter(code => told.has(code));
};

/** Codes as they were kept or sent: one that nobody knows counts as the strictest. @source assurance.md 6.4 (S6) */
export const sensitivitiesIn = (codes: readonly string[]): readonly Sensitivity[] => {
  const isKnown = (code: string): code is Sensitivity => SENSITIVITIES.some(known => known === code);
  return codes.every(isKnown) ? codes : SENSITIVITIES;
};
