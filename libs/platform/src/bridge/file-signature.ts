import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { PrivateJwk, PublicJwk } from './bridge-keys.ts';

const DIGEST = 'sha256';
const dsaEncoding = 'der'; // as `openssl dgst -sha256 -verify` reads it

/** A detached signature over the bytes of a file: ECDSA on P-256 with SHA-256, in DER. */
export const signFile = (signer: PrivateJwk, bytes: Uint8Array): Buffer =>
  sign(DIGEST, bytes, { key: createPrivateKey({ key: { ...signer }, format: 'jwk' }), dsaEncoding });

/** Whether this key made this signature of {@link signFile} over exactly these bytes. */
export const isSignedBy = (signer: PublicJwk, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(DIGEST, bytes, { key: createPublicKey({ key: { ...signer }, format: 'jwk' }), dsaEncoding }, signature);
