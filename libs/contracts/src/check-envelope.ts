import { EnvelopeSchema } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { checkOf } from './validation.ts';

const check = checkOf('envelope', () => EnvelopeSchema);

/**
 * The envelope of a parsed value, whatever its type; the data is not looked at.
 * @throws {ContractError} `contract.invalid` when an attribute is missing or malformed
 */
export const checkEnvelope = (value: unknown): Envelope & { readonly data?: unknown } => {
  check(value);
  return value as Envelope & { readonly data?: unknown };
};
