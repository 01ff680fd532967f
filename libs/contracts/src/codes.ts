// Codes that travel between services. Each list is closed: a new code is a new version of the events that carry it.

export * from './outcome-codes.ts';
export { ACTOR_PATTERN, CODE_PATTERN } from './patterns.ts';

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
/** One of {@link SOURCE_TYPES}. */
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
/** One of {@link LEGAL_BASES}. */
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** How soon somebody must act. @source domain.md 3.2 */
export const URGENCIES = ['URGENT', 'PRIORITY', 'STANDARD'] as const;
/** One of {@link URGENCIES}. */
export type Urgency = (typeof URGENCIES)[number];

/** Age in bands, on the local calendar day of receipt; exact ages do not travel. */
export const AGE_BANDS = [
  'AGE_0_13',
  'AGE_14_16',
  'AGE_17_18',
  'AGE_19_24',
  'AGE_25_34',
  'AGE_35_PLUS',
  'UNKNOWN',
] as const;
/** One of {@link AGE_BANDS}. */
export type AgeBand = (typeof AGE_BANDS)[number];

/** What screening asks about. @source domain.md 3.2, 4.1, 4.3 */
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
/** One of {@link FACTOR_CODES}. */
export type FactorCode = (typeof FACTOR_CODES)[number];

/** Answers to a screening question; unknown is never taken for no. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const;
/** One of {@link ANSWERS}. */
export type Answer = (typeof ANSWERS)[number];

/** Who says that a fact is so. */
export const FACT_SOURCES = ['SELF', 'HOSPITAL', 'POLICE', 'SCHOOL', 'WORKER', 'FAMILY', 'COURT', 'OTHER'] as const;
/** One of {@link FACT_SOURCES}. */
export type FactSource = (typeof FACT_SOURCES)[number];

/** What a person may need; a placement is sought for each. @source domain.md 5 */
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
/** One of {@link NEED_CODES}. */
export type NeedCode = (typeof NEED_CODES)[number];

/** What the person may ask of a provider. @source domain.md 5 */
export const CHOICE_CODES = [
  'NO_LAW_ENFORCEMENT_EMBEDDED',
  'NO_FAITH_BASED',
  'WOMEN_ONLY',
  'CREDIBLE_MESSENGER_PREFERRED',
] as const;
/** One of {@link CHOICE_CODES}. */
export type ChoiceCode = (typeof CHOICE_CODES)[number];

/** How a consent was given. */
export const CONSENT_METHODS = ['WRITTEN', 'VERBAL_WITNESSED', 'ELECTRONIC'] as const;
/** One of {@link CONSENT_METHODS}. */
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/** Where a referral waits for a human at intake. */
export const TRIAGE_QUEUES = ['CRISIS', 'DUPLICATE', 'URGENT', 'STANDARD'] as const;
/** One of {@link TRIAGE_QUEUES}. */
export type TriageQueue = (typeof TRIAGE_QUEUES)[number];

/** What the engine or a human may find. The engine never finds the last one. @source domain.md 4.2, R37 */
export const SCREENING_RESULTS = [
  'ELIGIBLE_URGENT',
  'ELIGIBLE',
  'REVIEW_REQUIRED',
  'NOT_PRIORITY_ALTERNATIVE_OFFERED',
] as const;
/** One of {@link SCREENING_RESULTS}. */
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
/** One of {@link REVIEW_TRIGGERS}. */
export type ReviewTrigger = (typeof REVIEW_TRIGGERS)[number];

/** How alike two records of people are: one person, for a human to see, or two. @source assurance.md 5.5 */
export const MATCH_ZONES = ['LINK', 'REVIEW', 'NEW'] as const;
/** One of {@link MATCH_ZONES}. */
export type MatchZone = (typeof MATCH_ZONES)[number];

/** Why an organisation must forget what it was told of a person. */
export const RECALL_CAUSES = ['WITHDRAWN', 'EXPIRED', 'ERASED', 'CORRECTED'] as const;
/** One of {@link RECALL_CAUSES}. */
export type RecallCause = (typeof RECALL_CAUSES)[number];

/** What an organisation did when it had to forget. */
export const RECALL_DONE = ['DELETED', 'RETURNED', 'RETAINED_BY_LAW'] as const;
/** One of {@link RECALL_DONE}. */
export type RecallDone = (typeof RECALL_DONE)[number];

/** What came of looking into broken glass. @source R50 */
export const BREAK_GLASS_OUTCOMES = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;
/** One of {@link BREAK_GLASS_OUTCOMES}. */
export type BreakGlassOutcome = (typeof BREAK_GLASS_OUTCOMES)[number];

/** What of a person can be put right. @source domain.md 3.3 */
export const PERSON_FIELD_CODES = [
  'NAME',
  'ALIASES',
  'BIRTH_DATE',
  'AGE_BAND',
  'ADDRESS',
  'PHONES',
  'SAFE_CONTACT',
  'LANGUAGE',
  'INTERPRETER',
  'SENSITIVITY',
] as const;
/** One of {@link PERSON_FIELD_CODES}. */
export type PersonFieldCode = (typeof PERSON_FIELD_CODES)[number];
