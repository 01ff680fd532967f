/** Why an access token is refused, for telemetry and audit. Nobody outside learns more than that it is refused. */
export type TokenRefusal =
  | 'TOO_LARGE'
  | 'MALFORMED'
  | 'DUPLICATE_MEMBER'
  | 'ALGORITHM'
  | 'TYPE'
  | 'HEADER'
  | 'KEY_ID'
  | 'KEY_UNKNOWN'
  | 'SIGNATURE'
  | 'CLAIM_MISSING'
  | 'CLAIM_INVALID'
  | 'ISSUER'
  | 'AUDIENCE'
  | 'EXPIRED'
  | 'NOT_YET'
  | 'LIFE_TOO_LONG'
  | 'BOUND';

/** The token proves nothing here. Says why by a code and never holds any part of the token. Not retriable. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly code = 'auth.token-refused';
  readonly retriable = false;

  constructor(readonly reason: TokenRefusal) {
    super(reason);
  }
}

/** The issuer's keys cannot be had, so the token can be neither accepted nor refused. Retriable. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  readonly code = 'auth.issuer-unavailable';
  readonly retriable = true;

  constructor(
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super('the keys of the token issuer cannot be read', options);
  }
}
