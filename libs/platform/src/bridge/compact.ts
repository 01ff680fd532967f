import { membersOf } from './bridge-keys.ts';

type Members = Readonly<Record<string, unknown>>;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

/**
 * The protected header of a compact JWE or JWS, if it has so many parts, all in base64url without stray bits, and the
 * header has exactly these members: nothing that brings a key, a rule or a compression of its own.
 */
export const headerOf = (compact: string, parts: number, members: readonly string[]): Members | undefined => {
  const found = compact.split('.');
  if (found.length !== parts || !found.every(isCanonical)) return undefined;
  const header = membersOf(jsonOf(Buffer.from(found[0] ?? '', 'base64url').toString('utf8')));
  if (!header || Object.keys(header).toSorted().join() !== [...members].toSorted().join()) return undefined;
  return header;
};

/** The JSON of opened or verified bytes, `undefined` when it is none. */
export const payloadOf = (bytes: Uint8Array): unknown => jsonOf(Buffer.from(bytes).toString('utf8'));
