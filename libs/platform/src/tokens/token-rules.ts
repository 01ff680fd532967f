import type { ServiceConfig } from '../config/service-config.ts';

/** How a token may be signed; always with a key pair. */
export type TokenAlgorithm = 'ES256' | 'PS256' | 'RS256';

/** Which tokens a service takes. */
export type TokenRules = {
  /** The only issuer, compared character by character. */
  readonly issuer: string;
  /** The service's own audience, such as `urn:crossroads:help:intake`; one of those that the token names. */
  readonly audience: string;
  readonly algorithms: readonly TokenAlgorithm[];
  /** The claim that holds the actor's id. */
  readonly actorClaim: string;
  /** Where the issuer's keys are; found by discovery when it is not given. */
  readonly jwksUri?: string | undefined;
};

/** The rules that the environment sets. */
export const tokenRulesOf = (config: ServiceConfig): TokenRules => {
  const { oidcIssuer, oidcAudience, oidcAlgorithms, oidcActorClaim, oidcJwksUri } = config;
  return {
    issuer: oidcIssuer,
    audience: oidcAudience,
    algorithms: oidcAlgorithms,
    actorClaim: oidcActorClaim,
    jwksUri: oidcJwksUri,
  };
};
