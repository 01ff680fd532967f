import { createHmac, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** Bits of a blind index. Our own default: few enough to say little of one person, enough that a chance match is rare. */
export const BLIND_INDEX_BITS = 32;

/**
 * A keyed index by which equal values are found without storing them, in hexadecimal. It leaks which rows are equal, so
 * index compounds (name and birth date), never a value with few forms. It is cut to {@link BLIND_INDEX_BITS}: a match is
 * a candidate, not a proof.
 * @param kind what is indexed, such as `name-birth-date`; different kinds never match
 * @param parts normalised values, in a fixed order
 */
export const blindIndex = (key: KeyObject, kind: string, parts: readonly string[]): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex')
    .slice(0, BLIND_INDEX_BITS / 4);

/**
 * Digest of a request body, to tell a repeat from another body under the same idempotency key. Keyed, because a plain
 * hash of a name can be guessed; order of members and spaces do not matter.
 */
export const requestDigest = (key: KeyObject, body: unknown): string =>
  createHmac('sha256', key).update(canonicalJson(body)).digest('hex');
