import { Type } from 'typebox';
import type { Static } from 'typebox';
import { closed } from '../closed.ts';
import { agency, code, date, id, oneOf, opaque } from '../fields.ts';
import { checkExactly } from '../validation.ts';
import { IDENTIFIER_KINDS } from './codes.ts';

/** A UTC instant; a local time with an offset would say it twice. */
const UTC = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{3})?)?Z$';
const name = (description: string) => Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description });

const identifier = Type.Object({
  kind: oneOf(IDENTIFIER_KINDS, 'What it is'),
  value: code('Upper case, without blanks and punctuation', '^[A-Z0-9]{3,40}$'),
});

/** What is inside the seal of a question. Closed: a field more, and the question is refused. @source R3, R12 */
export const AttestationRequestPlainSchema = closed(
  Type.Object({
    v: Type.Literal(1, { description: 'Version of this form' }),
    requestId: id('The question, as outside the seal'),
    site: code('Participating city', '^[a-z]{2,8}$'),
    givenName: name('Given name of the person asked about'),
    familyName: name('Family name of the person asked about'),
    birthDate: date('Birth date of the person asked about'),
    identifiers: Type.Array(identifier, { minItems: 2, maxItems: 2, description: 'Two identifiers; both must agree' }),
    agencyCode: agency('Agency of the incident'),
    incidentNumber: Type.String({ minLength: 1, maxLength: 40, description: 'Number of the incident at the agency' }),
    actAt: Type.String({ format: 'date-time', pattern: UTC, description: 'When the act was, UTC' }),
    requester: opaque('Who asks'),
  }),
);

/** What is inside the seal of a question. */
export type AttestationRequestPlain = Static<typeof AttestationRequestPlainSchema>;

const check = checkExactly('bridge.attestation-request', () => AttestationRequestPlainSchema);

/**
 * What was inside a seal, if it is a question and nothing more.
 * @throws {ContractError} `contract.invalid`, or `contract.unknown-field` for a field that the form does not have; never
 * holds a value
 */
export const attestationRequestOf = (value: unknown): AttestationRequestPlain => {
  check(value);
  return value as AttestationRequestPlain;
};
