import { CompactSign, compactVerify, importJWK } from 'jose';
import { canonicalJson } from '../crypto/canonical-json.ts';
import type { PrivateJwk, PublicJwk } from './bridge-keys.ts';
import { BridgeRefused } from './bridge-refused.ts';
import { headerOf, payloadOf } from './compact.ts';

const ALG = 'ES256';

/** The payload with our signature over all of it, as compact JWS (ES256). */
export const signWith = async (signer: PrivateJwk, payload: object): Promise<string> => {
  const { kty, crv, x, y, d } = signer;
  const key = await importJWK({ kty, crv, x, y, d }, ALG);
  const bytes = Buffer.from(canonicalJson(payload));
  return new CompactSign(bytes).setProtectedHeader({ alg: ALG, kid: signer.kid }).sign(key);
};

/**
 * What one of these keys signed.
 * @throws {BridgeRefused} `bridge.unknown-key` when it names none of them, `bridge.bad-signature` for every other reason
 */
export const verifyWith = async (signers: readonly PublicJwk[], compact: string): Promise<unknown> => {
  const header = headerOf(compact, 3, ['alg', 'kid']);
  if (header?.alg !== ALG) throw new BridgeRefused('bridge.bad-signature');
  const signer = signers.find(({ kid, use }) => use === 'sig' && kid === header.kid);
  if (!signer) throw new BridgeRefused('bridge.unknown-key');
  const { kty, crv, x, y } = signer;
  const key = await importJWK({ kty, crv, x, y }, ALG);
  const verified = await compactVerify(compact, key, { algorithms: [ALG] }).catch(() => {
    throw new BridgeRefused('bridge.bad-signature'); // without the cause, which may hold what was sent
  });
  const payload = payloadOf(verified.payload);
  if (payload === undefined) throw new BridgeRefused('bridge.bad-signature');
  return payload;
};
