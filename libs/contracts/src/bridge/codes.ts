// Codes of the bridge between the enforcement and the neutral plane.

/** What an identifier is. @source domain.md 6.1 (P8) */
export const IDENTIFIER_KINDS = [
  'STATE_ID',
  'DRIVER_LICENCE',
  'PASSPORT',
  'FBI_NUMBER',
  'STATE_FINGERPRINT_ID',
] as const;
/** One of {@link IDENTIFIER_KINDS}. */
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** What may be answered; whatever is not certain is unknown, and unknown is no proof. @source R3 */
export const ATTESTATION_ANSWERS = ['YES', 'NO', 'UNKNOWN'] as const;
/** One of {@link ATTESTATION_ANSWERS}. */
export type AttestationAnswer = (typeof ATTESTATION_ANSWERS)[number];
