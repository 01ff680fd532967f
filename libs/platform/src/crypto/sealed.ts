import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** A sealed value cannot be opened: changed, moved to another row or column, or sealed with another key. Not retriable. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly code = 'seal.broken';
  readonly retriable = false;

  constructor() {
    super('a sealed value cannot be opened');
  }
}

/** A key and its public name. */
export type NamedKey = { readonly id: string; readonly key: KeyObject };

/** `v1|keyId|iv|tag|ct`, the last three in base64url; the associated data is not part of it. */
export const seal = ({ id, key }: NamedKey, aad: string, plain: Buffer): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(aad));
  const ct = Buffer.concat([cipher.update(plain), cipher.final()]);
  return ['v1', id, ...[iv, cipher.getAuthTag(), ct].map(part => part.toString('base64url'))].join('|');
};

/** Id of the key that a value was sealed with. @throws {SealBroken} `seal.broken` */
export const keyIdOf = (sealed: string): string => {
  const [version, keyId] = sealed.split('|');
  if (version !== 'v1' || !keyId) throw new SealBroken();
  return keyId;
};

/** The plain bytes. @throws {SealBroken} `seal.broken` */
export const unseal = (key: KeyObject, aad: string, sealed: string): Buffer => {
  const parts = sealed.split('|');
  const [iv, tag, ct] = parts.slice(2).map(part => Buffer.from(part, 'base64url'));
  if (parts.length !== 5 || iv?.length !== IV_BYTES || tag?.length !== TAG_BYTES || !ct) throw new SealBroken();
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(aad));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(ct), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
};
