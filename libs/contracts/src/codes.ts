// Codes that travel between services. Each list is closed: a new code is a new version of the events that carry it.

/** A code of any list. */
export const CODE_PATTERN = '^[A-Z][A-Z0-9_]{1,59}$';

/** A staff member's opaque id, or SYSTEM. */
export const ACTOR_PATTERN = '^(SYSTEM|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$';

/** Who refers. @source domain.md 3.3 */
export const SOURCE_TYPES = [
  'SHOOTING_REVIEW',
  'HOSPITAL',
  'SCHOOL',
  'COMMUNITY',
  'SELF',
  'FAMILY',
  'SUPERVISION',
  'ACS',
  'COURT_DEFENCE',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Why the referrer may tell. @source R13, R14 */
export const LEGAL_BASES = [
  'CONSENT',
  'HIPAA_AUTHORISATION',
  'HIPAA_TREATMENT',
  'HIPAA_IMMINENT_THREAT',
  'FERPA_CONSENT',
  'FERPA_EMERGENCY',
  'PUBLIC_SAFETY',
  'COURT_ORDER',
  'SELF',
  'NONE',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const URGENCIES = ['URGENT', 'PRIORITY', 'STANDARD'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const AGE_BANDS = [
  'AGE_0_13',
  'AGE_14_16',
  'AGE_17_18',
  'AGE_19_24',
  'AGE_25_34',
  'AGE_35_PLUS',
  'UNKNOWN',
] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export const FACTOR_CODES = [
  'SHOT_OR_STABBED',
  'SHOT_AT',
  'RETALIATION_TALK_CREDIBLE',
  'DISPUTE_LEVEL_TWO_HIGH',
  'IMMINENT_RELEASE_TO_LIVE_DISPUTE',
  'CLOSE_ASSOCIATE_OF_VICTIM',
  'THREAT_CREDIBLE',
  'IMMINENT_DANGER_NOW',
  'SUICIDE_RISK_ONLY',
  'INTIMATE_PARTNER_ONLY',
  'SEXUAL_VIOLENCE_OR_TRAFFICKING',
  'VICTIM_IN_OPEN_CASE_OTHER_PARTY',
  'TRIBAL_JURISDICTION_QUESTION',
  'WRONG_PERSON_BEFORE',
] as const;
export type FactorCode = (typeof FACTOR_CODES)[number];

export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

export const FACT_SOURCES = ['SELF', 'HOSPITAL', 'POLICE', 'SCHOOL', 'WORKER', 'FAMILY', 'COURT', 'OTHER'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** @source domain.md 5 */
export const NEED_CODES = [
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
export type NeedCode = (typeof NEED_CODES)[number];

export const CHOICE_CODES = [
  'NO_LAW_ENFORCEMENT_EMBEDDED',
  'NO_FAITH_BASED',
  'WOMEN_ONLY',
  'CREDIBLE_MESSENGER_PREFERRED',
] as const;
export type ChoiceCode = (typeof CHOICE_CODES)[number];

export const CONSENT_METHODS = ['WRITTEN', 'VERBAL_WITNESSED', 'ELECTRONIC'] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/** Where a referral waits for a human at intake. */
export const TRIAGE_QUEUES = ['CRISIS', 'DUPLICATE', 'URGENT', 'STANDARD'] as const;
export type TriageQueue = (typeof TRIAGE_QUEUES)[number];

/** What the engine or a human may find. The engine never finds the last one. @source domain.md 4.2, R37 */
export const SCREENING_RESULTS = [
  'ELIGIBLE_URGENT',
  'ELIGIBLE',
  'REVIEW_REQUIRED',
  'NOT_PRIORITY_ALTERNATIVE_OFFERED',
] as const;
export type ScreeningResult = (typeof SCREENING_RESULTS)[number];

/** Who must look before a machine's "eligible" may stand. @source domain.md 4.4 */
export const REVIEW_TRIGGERS = [
  'AGE_UNKNOWN',
  'AGE_NEAR_18',
  'ANONYMOUS_SOURCE',
  'LE_BASIS_OLD',
  'THIRD_REFERRAL_7D',
  'VICTIM_IN_OPEN_CASE',
  'TRIBAL_JURISDICTION',
  'WRONG_PERSON_BEFORE',
  'URGENCY_UNKNOWN',
  'CONTRADICTORY_FACTS',
  'LANGUAGE_UNSERVED',
] as const;
export type ReviewTrigger = (typeof REVIEW_TRIGGERS)[number];

/** @source domain.md 3.3 */
export const ATTEMPT_RESULTS = [
  'REACHED_DIRECT',
  'REACHED_COLLATERAL',
  'NO_ANSWER',
  'WRONG_PLACE',
  'UNSAFE_ABORTED',
  'REFUSED_TO_TALK',
] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

/** Why a provider or the person did not take an offer. @source domain.md 5 */
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

export const DECLINED_BY = ['PROVIDER', 'CLIENT'] as const;
export type DeclinedBy = (typeof DECLINED_BY)[number];

/** What became of an offer, told back to the referrer only with consent. @source domain.md 5 */
export const CLOSED_LOOP_CODES = [
  'OFFERED',
  'ACCEPTED',
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
export type ClosedLoopCode = (typeof CLOSED_LOOP_CODES)[number];
