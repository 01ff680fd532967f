/** How a birth date was verified; NONE is not verified, whatever somebody looks like. @source R25; domain.md 6.1 P1 */
export const BIRTH_DATE_SOURCES = ['GOVERNMENT_ID', 'BIRTH_RECORD', 'COURT_RECORD', 'NONE'] as const;
export type BirthDateSource = (typeof BIRTH_DATE_SOURCES)[number];

export const IDENTIFIER_KINDS = [
  'STATE_ID',
  'DRIVER_LICENCE',
  'PASSPORT',
  'FBI_NUMBER',
  'STATE_FINGERPRINT_ID',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

export const CHARGE_STATUSES = ['ARRESTED_PROBABLE_CAUSE', 'CHARGED', 'PROSECUTOR_FINDING', 'NONE'] as const;
export type ChargeStatus = (typeof CHARGE_STATUSES)[number];

/** Where the incident is known from: no source outside law enforcement has a code. @source domain.md 6.1 P6 */
export const SOURCE_CODES = ['AGENCY_REPORT', 'CHARGING_DOCUMENT', 'COURT_RECORD', 'PROSECUTOR_FINDING'] as const;
export type SourceCode = (typeof SOURCE_CODES)[number];

export const SUBJECT_ROLES = ['SUSPECT', 'VICTIM_ONLY', 'BOTH'] as const;
export type SubjectRole = (typeof SUBJECT_ROLES)[number];

export const EVIDENCE_ITEM_TYPES = [
  'FIREARM',
  'CARTRIDGE_CASE',
  'BALLISTIC_REPORT',
  'LABORATORY_REPORT',
  'VIDEO',
  'PHOTOGRAPH',
  'WITNESS_STATEMENT',
  'DEVICE_EXAMINATION',
  'CALL_RECORD',
  'INCIDENT_REPORT',
  'COURT_RECORD',
  'OTHER_ITEM',
] as const;
export type EvidenceItemType = (typeof EVIDENCE_ITEM_TYPES)[number];

export const DA_STATUS_CODES = ['NOT_PRESENTED', 'PRESENTED', 'CHARGED', 'DECLINED', 'CLOSED'] as const;
export type DaStatusCode = (typeof DA_STATUS_CODES)[number];

/** @source 18 USC 3771 */
export const VICTIM_NOTIFICATION_CODES = ['NO_IDENTIFIED_VICTIM', 'PENDING', 'NOTIFIED', 'NOT_REACHED'] as const;
export type VictimNotificationCode = (typeof VICTIM_NOTIFICATION_CODES)[number];

export const DISPOSITION_CODES = ['ACCEPT', 'DECLINE', 'DEFER_STATE', 'DEFER_TRIBAL', 'DIVERT'] as const;
export type DispositionCode = (typeof DISPOSITION_CODES)[number];

/** Why a prosecutor declines. The words are in domain.md 6.6. @source R30 */
export const DECLINATION_CODES = [
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
export type DeclinationCode = (typeof DECLINATION_CODES)[number];

export const WITHDRAWAL_CODES = [
  'ENTERED_IN_ERROR',
  'EVIDENCE_CHANGED',
  'CHARGE_DROPPED',
  'PROSECUTED_ELSEWHERE',
  'AGENCY_REQUEST',
  'OTHER_REASON',
] as const;
export type WithdrawalCode = (typeof WITHDRAWAL_CODES)[number];

/** What an office wants to know before it decides. */
export const INFO_CODES = [
  'IDENTITY',
  'EVIDENCE',
  'NEXUS',
  'STATE_CASE',
  'EXCULPATORY',
  'VICTIM_NOTIFICATION',
] as const;
export type InfoCode = (typeof INFO_CODES)[number];

/** Which limit passed before somebody went on. */
export const LAPSE_CODES = [
  'NOT_SUBMITTED',
  'NO_ATTESTATION',
  'NO_APPROVAL',
  'NOT_TRANSMITTED',
  'NO_DISPOSITION',
  'RETURN_UNANSWERED',
] as const;
export type LapseCode = (typeof LAPSE_CODES)[number];

export const HOLD_BASIS_CODES = ['LITIGATION', 'COURT_ORDER', 'RECORDS_REQUEST', 'PROGRAMME_INQUIRY'] as const;
export type HoldBasisCode = (typeof HOLD_BASIS_CODES)[number];

export const REVIEW_KINDS = ['PROCESS', 'ATTORNEY'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const PURGE_CAUSES = ['RETENTION_ENDED', 'ACCEPTED', 'WRONG_PERSON'] as const;
export type PurgeCause = (typeof PURGE_CAUSES)[number];
