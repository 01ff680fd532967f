import { generateKeyPairSync } from 'node:crypto';
import { privateJwkOf, type KeyUse, type PrivateJwk } from '@crossroads/platform';

/** A new key of the bridge, to sign with (`sig`) or to open with (`enc`). */
export const bridgeKey = (use: KeyUse, kid: string): PrivateJwk => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateJwkOf({ ...privateKey.export({ format: 'jwk' }), kid }, use);
  if (!jwk) throw new Error('a new key is a key');
  return jwk;
};
