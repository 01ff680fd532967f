import type { LocalDate } from './nomination.ts';

export type AttestationAnswer = 'YES' | 'NO' | 'UNKNOWN';

/**
 * The one thing that this plane ever learns: whether help and notice were given, and when. Whether the person took the
 * help is not in it and cannot be. All but `requestId`, `answer` and `answeredAt` are null unless the answer is YES.
 * @source R3; R4; domain.md 2.3
 */
export type Attestation = {
  readonly requestId: string;
  readonly answer: AttestationAnswer;
  readonly helpOffered: boolean | null;
  readonly helpOfferedOn: LocalDate | null;
  readonly noticeServed: boolean | null;
  readonly noticeServedAt: Date | null;
  readonly versionId: string | null;
  readonly language: string | null;
  readonly validUntil: Date | null;
  readonly answeredAt: Date;
};

/** These fields and no other, whatever came with them. @source R1; R4 */
export const attestationOf = (given: Attestation): Attestation => ({
  requestId: given.requestId,
  answer: given.answer,
  helpOffered: given.helpOffered,
  helpOfferedOn: given.helpOfferedOn,
  noticeServed: given.noticeServed,
  noticeServedAt: given.noticeServedAt,
  versionId: given.versionId,
  language: given.language,
  validUntil: given.validUntil,
  answeredAt: given.answeredAt,
});
