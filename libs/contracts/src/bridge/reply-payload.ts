import { Type } from 'typebox';
import type { Static } from 'typebox';
import { closed } from '../closed.ts';
import { date, id, instant, language, oneOf } from '../fields.ts';
import { checkExactly } from '../validation.ts';

const none = (description: string) => Type.Null({ description });

const about = {
  v: Type.Literal(1, { description: 'Version of this form' }),
  requestId: id('The question, as outside the signature'),
  answeredAt: instant('When it was answered'),
};

const yes = Type.Object({
  ...about,
  answer: Type.Literal('YES', { description: 'Both preconditions were met' }),
  helpOffered: Type.Literal(true, { description: 'Help was offered in person' }),
  helpOfferedOn: date('Day on which help was offered'),
  noticeServed: Type.Literal(true, { description: 'Notice was served' }),
  noticeServedAt: instant('When notice was served'),
  versionId: id('Text that was served'),
  language: language('Language it was served in'),
  validUntil: instant('First instant at which the notice is valid no more'),
});

const notYes = Type.Object({
  ...about,
  answer: oneOf(['NO', 'UNKNOWN'], 'Not met, or not known'),
  helpOffered: none('None but on yes'),
  helpOfferedOn: none('None but on yes'),
  noticeServed: none('None but on yes'),
  noticeServedAt: none('None but on yes'),
  versionId: none('None but on yes'),
  language: none('None but on yes'),
  validUntil: none('None but on yes'),
});

/** What is under the signature of an answer. Closed, and without a date but on yes. @source domain.md 2.3, R3 */
export const AttestationReplyPayloadSchema = closed(Type.Union([yes, notYes]));

/** What is under the signature of an answer. */
export type AttestationReplyPayload = Static<typeof AttestationReplyPayloadSchema>;

const check = checkExactly('bridge.attestation-reply', () => AttestationReplyPayloadSchema);

/**
 * What was under a signature, if it is an answer and nothing more.
 * @throws {ContractError} `contract.invalid`, or `contract.unknown-field` for a field that the form does not have; never
 * holds a value
 */
export const attestationReplyOf = (value: unknown): AttestationReplyPayload => {
  check(value);
  return value as AttestationReplyPayload;
};
