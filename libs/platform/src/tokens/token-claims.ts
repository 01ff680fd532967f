import type { SiteCode } from '@crossroads/kernel';
import { isUuid } from '../ids/uuid.ts';
import type { JsonObject } from './token-parts.ts';
import { TokenRefused } from './token-refused.ts';

/** Seconds that the clocks of issuer and service may differ. Our own default. */
export const CLOCK_TOLERANCE_SECONDS = 5;

// CJIS Security Policy IA-11: signing in again after twelve hours.
const LONGEST_LIFE_SECONDS = 12 * 60 * 60;
const SITE_CODE = /^[a-z]{2,8}$/;

/** Who a token speaks for. Which role they have, the staff directory says and never the token. */
export type VerifiedToken = {
  readonly actorId: string;
  readonly site: SiteCode;
  /** When the person proved who they are; the epoch when the token does not say, its issue when a system has it. */
  readonly signedInAt: Date;
  /** True for a partner system that signed in with its own credentials. */
  readonly isSystem: boolean;
  readonly expiresAt: Date;
};

const textOf = (claims: JsonObject, name: string): string => {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (value === undefined) throw new TokenRefused('CLAIM_MISSING');
  if (typeof value !== 'string' || value === '') throw new TokenRefused('CLAIM_INVALID');
  return value;
};

// Whole seconds since 1970; fractions and what a Date cannot hold are refused.
const secondsOf = (claims: JsonObject, name: string): number | undefined => {
  if (!Object.hasOwn(claims, name)) return undefined;
  const value = claims[name];
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > 8.64e12) throw new TokenRefused('CLAIM_INVALID');
  return Number(value);
};

const lifeOf = (claims: JsonObject, nowSeconds: number): { readonly issued: number; readonly expires: number } => {
  const [issued, expires] = [secondsOf(claims, 'iat'), secondsOf(claims, 'exp')];
  if (issued === undefined || expires === undefined) throw new TokenRefused('CLAIM_MISSING');
  if (issued > nowSeconds + CLOCK_TOLERANCE_SECONDS) throw new TokenRefused('NOT_YET');
  if (expires <= issued) throw new TokenRefused('CLAIM_INVALID');
  if (expires - issued > LONGEST_LIFE_SECONDS) throw new TokenRefused('LIFE_TOO_LONG');
  return { issued, expires };
};

const signInOf = (claims: JsonObject, nowSeconds: number): number => {
  const signedIn = secondsOf(claims, 'auth_time') ?? 0;
  if (signedIn > nowSeconds + CLOCK_TOLERANCE_SECONDS) throw new TokenRefused('NOT_YET');
  return signedIn;
};

/**
 * Reads the claims of a token whose signature, issuer and audience are right.
 * @throws {TokenRefused} `CLAIM_MISSING`, `CLAIM_INVALID`, `NOT_YET`, `LIFE_TOO_LONG` (over 12 h) or `BOUND` (to a key
 * whose proof nobody checks here)
 * @source RFC 9068 2.2, RFC 9449 7.1
 */
export const verifiedToken = (claims: JsonObject, actorClaim: string, now: Date): VerifiedToken => {
  const nowSeconds = now.getTime() / 1000;
  const { issued, expires } = lifeOf(claims, nowSeconds);
  secondsOf(claims, 'nbf');
  textOf(claims, 'jti');
  const isSystem = textOf(claims, 'sub') === textOf(claims, 'client_id');
  const [actorId, site] = [textOf(claims, actorClaim), textOf(claims, 'site')];
  if (!isUuid(actorId) || !SITE_CODE.test(site)) throw new TokenRefused('CLAIM_INVALID');
  if (Object.hasOwn(claims, 'cnf')) throw new TokenRefused('BOUND');
  const signedIn = signInOf(claims, nowSeconds);
  return {
    actorId,
    site,
    signedInAt: new Date((isSystem ? issued : signedIn) * 1000),
    isSystem,
    expiresAt: new Date(expires * 1000),
  };
};
