/** How a notice was served. @source domain.md 3.3 */
export const METHOD_CODES = ['IN_PERSON_HOME', 'CALL_IN', 'CUSTODY', 'COUNSEL'] as const;
export type MethodCode = (typeof METHOD_CODES)[number];

/** Who was there when a notice was served: positions, never names. @source domain.md 3.3; R26 */
export const SERVER_ROLES = [
  'NOTIFICATION_TEAM',
  'LAW_ENFORCEMENT',
  'PROSECUTION',
  'COMMUNITY_VOICE',
  'FAITH_LEADER',
  'PEER',
  'INTERPRETER',
  'COUNSEL',
] as const;
export type ServerRole = (typeof SERVER_ROLES)[number];

/** What was found out about a lawyer before the notice was served. @source R32 */
export const COUNSEL_STATUSES = ['NONE', 'REPRESENTED', 'UNKNOWN_CHECKED'] as const;
export type CounselStatus = (typeof COUNSEL_STATUSES)[number];

/** How help was offered. @source domain.md 6.1 P2 */
export const OFFER_MODES = ['IN_PERSON', 'LEAFLET'] as const;
export type OfferMode = (typeof OFFER_MODES)[number];

/** Why a notice proves nothing. @source domain.md 6.1 P2, P3 */
export type DefectCode = 'NOT_UNDERSTOOD' | 'NO_OFFER' | 'OFFER_NOT_IN_PERSON';

/** What a person can be told by for sure. @source domain.md 6.1 P8 */
export const IDENTIFIER_KINDS = [
  'STATE_ID',
  'DRIVER_LICENCE',
  'PASSPORT',
  'FBI_NUMBER',
  'STATE_FINGERPRINT_ID',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Yes, no, or that nothing can be said. @source R3 */
export type AnswerCode = 'YES' | 'NO' | 'UNKNOWN';

/** Why a question was answered as it was: for those who look for fishing, never for who asked. */
export const CAUSE_CODES = [
  'ANSWERED',
  'DEFECTIVE',
  'NOT_FOUND',
  'IDENTIFIERS_DIFFER',
  'LIMIT',
  'UNAVAILABLE',
  'MALFORMED',
] as const;
export type CauseCode = (typeof CAUSE_CODES)[number];
