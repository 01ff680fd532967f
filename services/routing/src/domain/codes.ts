export type Urgency = 'URGENT' | 'PRIORITY' | 'STANDARD';

/** @source domain.md 5 */
export const NEEDS = [
  'SAFETY_RELOCATION',
  'MEDIATION',
  'EMERGENCY_CASH_FOOD',
  'HOUSING',
  'MENTAL_HEALTH_TRAUMA',
  'SUD_TREATMENT',
  'MEDICAL_WOUND_CARE',
  'EMPLOYMENT_PAID_TRANSITIONAL',
  'EDUCATION',
  'CBT',
  'LEGAL_CIVIL',
  'LEGAL_RECORD_ID_DOCS',
  'VICTIM_COMPENSATION_ADVOCACY',
  'FAMILY_CHILDCARE',
  'TRANSPORT',
  'MENTOR_LIFE_COACH',
  'TATTOO_REMOVAL',
  'REENTRY',
  'GRIEF_FUNERAL',
] as const;
export type NeedCode = (typeof NEEDS)[number];

export type AgeBand = 'AGE_0_13' | 'AGE_14_16' | 'AGE_17_18' | 'AGE_19_24' | 'AGE_25_34' | 'AGE_35_PLUS' | 'UNKNOWN';

export type ChoiceCode =
  'NO_LAW_ENFORCEMENT_EMBEDDED' | 'NO_FAITH_BASED' | 'WOMEN_ONLY' | 'CREDIBLE_MESSENGER_PREFERRED';

/**
 * What a programme says of a service beside its needs, ages, languages and areas. `COVERED_BY_OTHER` stands for every law
 * that a directory names and that is not one of the two.
 */
export const SERVICE_FLAGS = [
  'LE_EMBEDDED',
  'FAITH_BASED',
  'WOMEN_ONLY',
  'CREDIBLE_MESSENGER',
  'COVERED_BY_PART2',
  'COVERED_BY_VOCA',
  'COVERED_BY_OTHER',
] as const;
export type ServiceFlag = (typeof SERVICE_FLAGS)[number];

/** @source domain.md 5 */
export const DECLINE_REASONS = [
  'NO_CAPACITY',
  'OUT_OF_SCOPE',
  'AGE',
  'AREA',
  'LANGUAGE',
  'SAFETY_CONFLICT',
  'MISSING_DOCUMENT',
  'FUNDER_RULE',
  'PROVIDER_CLOSED',
  'CONSENT_MISSING',
  'OTHER',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export type DeclinedBy = 'PROVIDER' | 'CLIENT';

/** A warm hand-off counts when both sides say so. @source domain.md 5 */
export type HandoffSide = 'WORKER' | 'PROVIDER';

/** What became of an accepted offer. OFFERED and ACCEPTED are told by the offer itself. @source domain.md 5 */
export const OUTCOMES = [
  'IN_SERVICE',
  'NEED_CLIENT_ACTION',
  'SERVED_NEED_MET',
  'SERVED_PARTLY',
  'DECLINED_NO_CAPACITY',
  'NOT_ELIGIBLE',
  'CLIENT_UNREACHED',
  'CLIENT_DECLINED',
  'NOT_HELPED_OTHER',
  'REFERRED_ELSEWHERE',
  'ENTERED_IN_ERROR',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
