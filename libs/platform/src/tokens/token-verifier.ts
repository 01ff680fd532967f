import type { Clock } from '@crossroads/kernel';
import { errors, jwtVerify } from 'jose';
import { IssuerKeys } from './issuer-keys.ts';
import { CLOCK_TOLERANCE_SECONDS, verifiedToken, type VerifiedToken } from './token-claims.ts';
import { signingKeyId } from './token-header.ts';
import { tokenParts } from './token-parts.ts';
import { TokenRefused, type TokenRefusal } from './token-refused.ts';
import type { TokenRules } from './token-rules.ts';
import { VerifiedTokens } from './verified-tokens.ts';

const byClaim: Readonly<Record<string, TokenRefusal>> = { iss: 'ISSUER', aud: 'AUDIENCE', nbf: 'NOT_YET', typ: 'TYPE' };

const byCode: Readonly<Record<string, TokenRefusal>> = {
  ERR_JWT_EXPIRED: 'EXPIRED',
  ERR_JWT_INVALID: 'CLAIM_INVALID',
  ERR_JOSE_ALG_NOT_ALLOWED: 'ALGORITHM',
  ERR_JWKS_NO_MATCHING_KEY: 'KEY_UNKNOWN',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'KEY_UNKNOWN',
};

const byReason: Readonly<Record<string, TokenRefusal>> = { missing: 'CLAIM_MISSING', invalid: 'CLAIM_INVALID' };

// Without the cause, which holds the claims. What is not known is a refusal too.
const refusalOf = (error: unknown): TokenRefused => {
  if (error instanceof errors.JWTClaimValidationFailed)
    return new TokenRefused(byReason[error.reason] ?? byClaim[error.claim] ?? 'CLAIM_INVALID');
  return new TokenRefused((error instanceof errors.JOSEError ? byCode[error.code] : undefined) ?? 'SIGNATURE');
};

/** Tells which access tokens are good. One in a process, because it remembers them (10,000, each for 60 s at most). */
export class TokenVerifier {
  readonly #keys: IssuerKeys;
  readonly #good = new VerifiedTokens();

  /** @param elapsedMs milliseconds of a clock that nobody sets; paces the reading of keys */
  constructor(
    private readonly rules: TokenRules,
    private readonly clock: Clock,
    elapsedMs: () => number = () => performance.now(),
  ) {
    this.#keys = new IssuerKeys(rules, elapsedMs);
  }

  /**
   * Who the token speaks for.
   * @throws {TokenRefused} `auth.token-refused` with the reason; not retriable
   * @throws {IssuerUnavailable} `auth.issuer-unavailable` when the token's key is not known and cannot be had; retriable
   */
  async verify(token: string): Promise<VerifiedToken> {
    const now = this.clock.now();
    const cacheKey = VerifiedTokens.keyOf(token);
    const known = this.#good.find(cacheKey, now);
    if (known) return known;
    const verified = await this.#verify(token, now);
    this.#good.keep(cacheKey, verified, now);
    return verified;
  }

  async #verify(token: string, now: Date): Promise<VerifiedToken> {
    const { issuer, audience, algorithms, actorClaim } = this.rules;
    const { header, claims } = tokenParts(token);
    const keyId = signingKeyId(header, algorithms);
    // Before its key is looked for: no stranger's token makes us ask the issuer.
    if (claims.iss !== issuer) throw new TokenRefused('ISSUER');
    const keys = await this.#keys.holding(keyId);
    await jwtVerify(token, keys, {
      algorithms: [...algorithms],
      audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      issuer,
      requiredClaims: ['exp', 'iat', 'sub', 'client_id', 'jti', 'site'],
      typ: 'at+jwt',
    }).catch((error: unknown) => {
      throw refusalOf(error);
    });
    return verifiedToken(claims, actorClaim, now);
  }
}
