// Codes of the enforcement plane. Each list is closed: a new code is a new version of the events that carry it.

export { ATTESTATION_ANSWERS, IDENTIFIER_KINDS } from '../bridge/codes.ts';
export type { AttestationAnswer, IdentifierKind } from '../bridge/codes.ts';

/** What has to be shown before a case may go to a prosecutor. @source domain.md 6.1 */
export const PRECONDITION_CODES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const;
/** One of {@link PRECONDITION_CODES}. */
export type PreconditionCode = (typeof PRECONDITION_CODES)[number];

/** The two reviews. @source domain.md 6.1 (P10) */
export const REVIEW_KINDS = ['PROCESS', 'ATTORNEY'] as const;
/** One of {@link REVIEW_KINDS}. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What an office may decide. @source domain.md 6.6 */
export const DISPOSITION_CODES = ['ACCEPT', 'DECLINE', 'DEFER_STATE', 'DEFER_TRIBAL', 'DIVERT'] as const;
/** One of {@link DISPOSITION_CODES}. */
export type DispositionCode = (typeof DISPOSITION_CODES)[number];

/** Why an office declines, in the order of domain.md 6.6. @source domain.md 6.6, R30 */
export const DECLINATION_REASONS = [
  'D01',
  'D02',
  'D03',
  'D04',
  'D05',
  'D06',
  'D07',
  'D08',
  'D09',
  'D10',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D19',
  'D20',
  'D21',
] as const;
/** One of {@link DECLINATION_REASONS}. */
export type DeclinationReason = (typeof DECLINATION_REASONS)[number];

/** Which time limit ended a nomination. @source domain.md 6.6 */
export const LAPSE_REASONS = [
  'NOT_SUBMITTED',
  'ATTESTATION_MISSING',
  'APPROVALS_MISSING',
  'NOT_TRANSMITTED',
  'NO_DISPOSITION',
  'RETURN_UNANSWERED',
] as const;
/** One of {@link LAPSE_REASONS}. */
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** Why what names a subject is removed. @source domain.md 6.6 */
export const PURGE_CAUSES = ['RETENTION', 'ACCEPTED', 'RECALLED'] as const;
/** One of {@link PURGE_CAUSES}. */
export type PurgeCause = (typeof PURGE_CAUSES)[number];

/** What a human of the enforcement plane must look into. @source R1, domain.md 6.6 */
export const ESCALATION_INCIDENT_KINDS = [
  'WRONG_PERSON',
  'UNKNOWN_FIELD',
  'BAD_SIGNATURE',
  'UNKNOWN_KEY',
  'MALFORMED_ANSWER',
] as const;
/** One of {@link ESCALATION_INCIDENT_KINDS}. */
export type EscalationIncidentKind = (typeof ESCALATION_INCIDENT_KINDS)[number];
