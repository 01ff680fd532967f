import { findEvent } from './define-event.ts';
import { BridgeEnvelopeSchema, EnvelopeSchema, isBridge } from './envelope.ts';
import type { BridgeEnvelope, Envelope } from './envelope.ts';
import { checkOf } from './validation.ts';

const check = checkOf('envelope', () => EnvelopeSchema);
const checkBridge = checkOf('envelope', () => BridgeEnvelopeSchema);

const isOnBridge = (value: unknown): boolean => {
  const type: unknown = Reflect.get(Object(value), 'type');
  return typeof type === 'string' && isBridge(findEvent(type)?.topic ?? '');
};

/**
 * The envelope of a parsed value, whatever its type; the data is not looked at. One of a bridge has no correlation id.
 * @throws {ContractError} `contract.invalid` when an attribute is missing or malformed
 */
export const checkEnvelope = (value: unknown): (Envelope | BridgeEnvelope) & { readonly data?: unknown } => {
  if (isOnBridge(value)) {
    checkBridge(value);
    return value as BridgeEnvelope;
  }
  check(value);
  return value as Envelope & { readonly data?: unknown };
};
