import type { JSONWebKeySet } from 'jose';
import type { JsonObject } from './token-parts.ts';
import type { TokenRules } from './token-rules.ts';

const PATIENCE_MS = 3000;
const LARGEST_CHARACTERS = 262_144;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  isObject(value) && Array.isArray(value.keys) && value.keys.every(isObject);

// Redirects are refused: the issuer's word counts only from where we asked.
const readJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await response.text();
  if (!response.ok || text.length > LARGEST_CHARACTERS) throw new Error(`status ${response.status} of the issuer`);
  return JSON.parse(text);
};

const discoveredUri = async (issuer: string): Promise<string> => {
  const found = await readJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const uri = isObject(found) && found.issuer === issuer ? found.jwks_uri : undefined;
  const needed = issuer.startsWith('https:') ? 'https:' : '';
  if (typeof uri !== 'string' || !URL.canParse(uri) || !uri.startsWith(needed))
    throw new Error('the discovery document is not of this issuer, or names no place of keys');
  return uri;
};

/** The keys that the issuer publishes now. @throws {Error} when it does not answer, or not as an issuer does */
export const readIssuerKeys = async ({ issuer, jwksUri }: TokenRules): Promise<JSONWebKeySet> => {
  const jwks = await readJson(jwksUri ?? (await discoveredUri(issuer)));
  if (!isKeySet(jwks)) throw new Error('the issuer publishes no key set');
  return jwks;
};
