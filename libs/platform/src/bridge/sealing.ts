import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import type { PrivateJwk, PublicJwk } from './bridge-keys.ts';
import { BridgeRefused } from './bridge-refused.ts';
import { headerOf, payloadOf } from './compact.ts';

const ALG = 'ECDH-ES';
const ENC = 'A256GCM';

/**
 * Seals for the holder of one key, as compact JWE (ECDH-ES, A256GCM). The JSON is padded with spaces to `length` bytes,
 * so that the sealed text has one length whatever it says.
 * @throws {RangeError} when the JSON is longer than `length`
 */
export const sealTo = async (recipient: PublicJwk, plain: object, length: number): Promise<string> => {
  const json = Buffer.from(JSON.stringify(plain));
  if (json.length > length) throw new RangeError(`what is to be sealed is longer than ${length} bytes`);
  const padded = Buffer.alloc(length, ' ');
  json.copy(padded);
  const { kty, crv, x, y } = recipient;
  const key = await importJWK({ kty, crv, x, y }, ALG);
  return new CompactEncrypt(padded).setProtectedHeader({ alg: ALG, enc: ENC, kid: recipient.kid }).encrypt(key);
};

/**
 * What was sealed for this key.
 * @throws {BridgeRefused} `bridge.unknown-key` when it names another key, `bridge.cannot-open` for every other reason
 */
export const openWith = async (holder: PrivateJwk, compact: string): Promise<unknown> => {
  const header = headerOf(compact, 5, ['alg', 'enc', 'kid', 'epk']);
  if (header?.alg !== ALG || header.enc !== ENC) throw new BridgeRefused('bridge.cannot-open');
  if (header.kid !== holder.kid) throw new BridgeRefused('bridge.unknown-key');
  const { kty, crv, x, y, d } = holder;
  const key = await importJWK({ kty, crv, x, y, d }, ALG);
  const opened = await compactDecrypt(compact, key, {
    keyManagementAlgorithms: [ALG],
    contentEncryptionAlgorithms: [ENC],
  }).catch(() => {
    throw new BridgeRefused('bridge.cannot-open'); // without the cause, which may hold what was sent
  });
  const plain = payloadOf(opened.plaintext);
  if (plain === undefined) throw new BridgeRefused('bridge.cannot-open');
  return plain;
};
