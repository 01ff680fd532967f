import { createPublicKey } from 'node:crypto';
import { publicJwkOf, type PublicJwk } from '@crossroads/platform';

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const fromPem = (text: string): unknown => {
  // A private key would do too, and says that somebody keeps it where it does not belong.
  if (!text.includes('BEGIN PUBLIC KEY')) return undefined;
  return { ...createPublicKey(text).export({ format: 'jwk' }), kid: 'from-pem' };
};

const listed = (text: string): readonly unknown[] => {
  try {
    if (text.includes('-----BEGIN')) return [fromPem(text)];
    const parsed: unknown = JSON.parse(text);
    if (!isNode(parsed)) return [];
    return Array.isArray(parsed.keys) ? parsed.keys : [parsed];
  } catch {
    return [];
  }
};

/** The public keys for signatures in a key file: a JWKS, one JWK, or a PEM. Nothing else, and no private key. */
export const trustedKeysOf = (text: string): readonly PublicJwk[] =>
  listed(text).flatMap(key => publicJwkOf(key, 'sig') ?? []);
