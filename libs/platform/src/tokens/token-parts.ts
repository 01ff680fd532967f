import { isUtf8 } from 'node:buffer';
import { scanJson } from '../http/json-body.ts';
import { TokenRefused } from './token-refused.ts';

const LARGEST_BYTES = 8192;
const DEEPEST = 8;
const PART = /^[\w-]+$/;

/** A JSON object of a token, as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a token says of itself. Nothing of it is proved yet. */
export type TokenParts = { readonly header: JsonObject; readonly claims: JsonObject };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// One text for one value: padding, the other alphabet and stray bits at the end are refused.
const bytesOf = (part: string): Buffer => {
  const bytes = Buffer.from(part, 'base64url');
  if (!PART.test(part) || bytes.toString('base64url') !== part) throw new TokenRefused('MALFORMED');
  return bytes;
};

const membersOf = (value: unknown, depth: number): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEEPEST) throw new TokenRefused('MALFORMED');
  const below = Object.values(value).reduce((sum: number, child) => sum + membersOf(child, depth + 1), 0);
  return Array.isArray(value) ? below : below + Object.keys(value).length;
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // Without the cause: its message quotes the token.
    throw new TokenRefused('MALFORMED');
  }
};

const objectOf = (part: string): JsonObject => {
  const bytes = bytesOf(part);
  const value = isUtf8(bytes) ? parsed(bytes) : undefined;
  if (!isObject(value)) throw new TokenRefused('MALFORMED');
  if (membersOf(value, 1) !== scanJson(bytes).members) throw new TokenRefused('DUPLICATE_MEMBER');
  return value;
};

/**
 * Takes a compact JWS apart: three parts in canonical base64url, a header and claims that name no member twice.
 * @throws {TokenRefused} `TOO_LARGE` (over 8 kB), `MALFORMED` or `DUPLICATE_MEMBER`
 */
export const tokenParts = (token: string): TokenParts => {
  if (token.length > LARGEST_BYTES) throw new TokenRefused('TOO_LARGE');
  const [header = '', claims = '', signature = '', ...more] = token.split('.');
  if (more.length > 0) throw new TokenRefused('MALFORMED');
  bytesOf(signature);
  return { header: objectOf(header), claims: objectOf(claims) };
};
