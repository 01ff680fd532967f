import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/** JSON of a token's header or claims; a text is taken as it is, so that it can be no valid JSON at all. */
export type TokenJson = Readonly<Record<string, unknown>> | string;

/** A P-256 key pair with the id under which a token names it. */
export type TokenKey = {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** The public key as a key set publishes it. */
  readonly jwk: JsonWebKey & { readonly kid: string };
};

/** The pair of a private key that is given as a JWK with its id. */
export const tokenKeyOf = (secret: JsonWebKey): TokenKey => {
  const privateKey = createPrivateKey({ key: secret, format: 'jwk' });
  const publicKey = createPublicKey(privateKey);
  const kid = String(secret['kid']);
  return { kid, publicKey, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' } };
};

/** A new key pair. */
export const tokenKey = (kid: string): TokenKey =>
  tokenKeyOf({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid });

/** Base64url of bytes, of a text or of JSON. */
export const base64url = (of: Buffer | TokenJson): string =>
  (Buffer.isBuffer(of) ? of : Buffer.from(typeof of === 'string' ? of : JSON.stringify(of))).toString('base64url');

/** What a token's signature covers. */
export const signingInput = (header: TokenJson, claims: TokenJson): string =>
  `${base64url(header)}.${base64url(claims)}`;

/** A token with an ECDSA signature by that key (SHA-256 unless told otherwise), whatever its header says. */
export const signedBy = (privateKey: KeyObject, input: string, digest = 'sha256'): string => {
  const signature = createSign(digest).update(input).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${base64url(signature)}`;
};

/** A token with an HMAC by that secret. */
export const macBy = (secret: Buffer | string, input: string, digest = 'sha256'): string =>
  `${input}.${createHmac(digest, secret).update(input).digest('base64url')}`;
