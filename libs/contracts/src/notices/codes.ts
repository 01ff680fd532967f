// Codes of the neutral plane. Each list is closed: a new code is a new version of the events that carry it.

export { ATTESTATION_ANSWERS, IDENTIFIER_KINDS } from '../bridge/codes.ts';
export type { AttestationAnswer, IdentifierKind } from '../bridge/codes.ts';

/** How a notice is served. @source domain.md 3.3 */
export const NOTICE_METHODS = ['IN_PERSON_HOME', 'CALL_IN', 'CUSTODY', 'COUNSEL'] as const;
/** One of {@link NOTICE_METHODS}. */
export type NoticeMethod = (typeof NOTICE_METHODS)[number];

/** What makes a notice worthless as proof; it is kept all the same. @source domain.md 6.1 */
export const NOTICE_DEFECTS = ['NOT_UNDERSTOOD', 'OFFER_NOT_IN_PERSON', 'NO_OFFER'] as const;
/** One of {@link NOTICE_DEFECTS}. */
export type NoticeDefect = (typeof NOTICE_DEFECTS)[number];

/** Why a notice is valid no more: time alone, and never anything that the help plane knows. @source domain.md 6.6 */
export const NOTICE_EXPIRY_CAUSES = ['SUNSET'] as const;
/** One of {@link NOTICE_EXPIRY_CAUSES}. */
export type NoticeExpiryCause = (typeof NOTICE_EXPIRY_CAUSES)[number];

/** Times over which questions are counted; over thirty days those about one person. @source R3 */
export const QUERY_WINDOWS = ['HOUR', 'DAY', 'THIRTY_DAYS'] as const;
/** One of {@link QUERY_WINDOWS}. */
export type QueryWindow = (typeof QUERY_WINDOWS)[number];

/** What a human of the neutral plane must look into. @source R1, R3 */
export const NOTICES_INCIDENT_KINDS = [
  'UNKNOWN_FIELD',
  'CANNOT_OPEN',
  'UNKNOWN_KEY',
  'MALFORMED_QUESTION',
  'QUERY_LIMIT',
  'QUERY_FISHING',
] as const;
/** One of {@link NOTICES_INCIDENT_KINDS}. */
export type NoticesIncidentKind = (typeof NOTICES_INCIDENT_KINDS)[number];
