import { RuleViolation } from '@crossroads/kernel';

/** What happened. Codes only: a notice names nobody and has no free text. @source domain.md 2.3 B1; our own list */
export const INCIDENT_CLASSES = [
  'SHOOTING_FATAL',
  'SHOOTING_NONFATAL',
  'SHOTS_FIRED',
  'STABBING',
  'ARMED_ASSAULT',
  'OTHER_VIOLENCE',
] as const;
export type IncidentClass = (typeof INCIDENT_CLASSES)[number];

/** Where somebody hurt was taken to. A closed list, so that no name fits in. Our own list. */
export const HOSPITAL_CODES = [
  'UNM_HOSPITAL',
  'PRESBYTERIAN',
  'LOVELACE',
  'VA_HOSPITAL',
  'MEMORIAL_LAS_CRUCES',
  'MOUNTAINVIEW_LAS_CRUCES',
  'OTHER_HOSPITAL',
] as const;
export type HospitalCode = (typeof HOSPITAL_CODES)[number];

/** What whoever goes there should know. @source domain.md 2.3 B1 (safe-contact warning); our own list */
export const SAFE_CONTACT_WARNINGS = ['NOT_AT_HOME', 'NOT_AT_HOSPITAL', 'NOT_AT_SCENE', 'NOT_ALONE'] as const;
export type SafeContactWarning = (typeof SAFE_CONTACT_WARNINGS)[number];

/** Why a notice was put aside without a link. Our own list. */
export const PUT_ASIDE_CODES = ['NOBODY_KNOWN', 'DUPLICATE', 'ENTERED_IN_ERROR'] as const;
export type PutAsideCode = (typeof PUT_ASIDE_CODES)[number];

/** How a notice is called while nobody has worked on it, and afterwards. */
export const NOTICE_STATES = ['received', 'handled'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** All that law enforcement can say to help. @source domain.md 2.3 B1; architecture.md 15 */
export type SafetyNotice = {
  readonly incidentClass: IncidentClass;
  readonly occurredAt: Date;
  readonly areaCode: string;
  readonly hospitalCode: HospitalCode | null;
  readonly retaliationRisk: boolean;
  readonly safeContactCode: SafeContactWarning | null;
};

/** Where a notice stands. */
export type NoticeStanding = { readonly state: NoticeState; readonly referralIds: readonly string[] };

/** @throws {RuleViolation} `safety-notice.in-future`, `safety-notice.area-unknown` */
export const requireTrue = (
  { occurredAt, areaCode }: SafetyNotice,
  { at, areas }: { readonly at: Date; readonly areas: readonly string[] },
): void => {
  if (occurredAt > at) throw new RuleViolation('safety-notice.in-future', 'It has not happened yet');
  if (!areas.includes(areaCode)) throw new RuleViolation('safety-notice.area-unknown', 'The site has no such area');
};

/**
 * A human links a notice to a referral; one notice may concern several.
 * @throws {RuleViolation} `safety-notice.already-linked`
 * @source architecture.md 15 (only that link reopens a paused case)
 */
export const linked = ({ referralIds }: NoticeStanding, referralId: string): NoticeStanding => {
  if (referralIds.includes(referralId)) throw new RuleViolation('safety-notice.already-linked', 'It is linked already');
  return { state: 'handled', referralIds: [...referralIds, referralId] };
};

/** A human puts a notice aside. @throws {RuleViolation} `safety-notice.already-handled` */
export const putAside = ({ state, referralIds }: NoticeStanding): NoticeStanding => {
  if (state === 'handled') throw new RuleViolation('safety-notice.already-handled', 'It was handled already');
  return { state: 'handled', referralIds };
};
