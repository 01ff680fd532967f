/** Who sends a referral. @source domain.md 3.3 */
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

export const LEGAL_BASIS_CODES = [
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
export type LegalBasisCode = (typeof LEGAL_BASIS_CODES)[number];

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
export const FACT_SOURCES = ['SELF', 'HOSPITAL', 'POLICE', 'SCHOOL', 'WORKER', 'FAMILY', 'COURT', 'OTHER'] as const;

/** The needs that a provider can meet. @source domain.md 5 */
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

/** Where a birth date or an age band comes from. @source domain.md 3.3 */
export const AGE_CONFIDENCES = ['DOCUMENTED', 'STATED', 'ESTIMATED'] as const;

export const SAFE_CONTACT_CODES = ['DO_NOT_CALL', 'DO_NOT_LEAVE_MESSAGE', 'NOT_AT_HOME', 'DO_NOT_TEXT'] as const;
export const CONSENT_METHODS = ['WRITTEN', 'VERBAL_WITNESSED', 'ELECTRONIC'] as const;
export const DATA_CLASSES = ['C1', 'C2', 'C3', 'C4', 'C5', 'C5s', 'C6', 'C7', 'C8'] as const;

/** What a sender can be asked for. */
export const INFO_CODES = ['AREA', 'FACTS', 'AGE', 'NEEDS'] as const;
export type InfoCode = (typeof INFO_CODES)[number];

export type Urgency = 'URGENT' | 'PRIORITY' | 'STANDARD';
