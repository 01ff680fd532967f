import { randomUUID } from 'node:crypto';
import { systemClock } from '@crossroads/platform';
import { signedBy, signingInput, tokenKey, type TokenJson, type TokenKey } from './forge.ts';

const LIFE_SECONDS = 12 * 60 * 60;

const SERVICES = {
  help: ['intake', 'screening', 'outreach', 'routing', 'audit', 'portal'],
  neutral: ['notices'],
  enforcement: ['escalation', 'audit', 'portal'],
} as const;

/** A plane and, of it, the services that have an audience. */
export type IssuerPlane = keyof typeof SERVICES;

/** Who a test token speaks for. */
export type TokenActor = { readonly actorId: string; readonly site: string };

/** How a test token differs from the usual one: for all services of the plane, signed in now by real time, for 12 hours. */
export type TokenOptions = {
  readonly audience?: string | readonly string[];
  readonly signedInAt?: Date;
  readonly expiresAt?: Date;
  /** A partner system, with its own credentials. */
  readonly isSystem?: boolean;
  /** Claims that replace the usual ones; an undefined one goes. */
  readonly claims?: Readonly<Record<string, unknown>>;
};

/** Which issuer a signer speaks for. */
export type SignerParts = {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly plane: IssuerPlane;
  readonly key: TokenKey;
};

/** Whoever has an issuer's private key: can make good tokens of it, and any bad one. */
export type TokenSigner = SignerParts & {
  /** A key that the issuer never published. */
  readonly otherKey: TokenKey;
  readonly audienceOf: (service: string) => string;
  readonly tokenFor: (actor: TokenActor, options?: TokenOptions) => Promise<string>;
  readonly claimsFor: (actor: TokenActor, options?: TokenOptions) => Readonly<Record<string, unknown>>;
  /** Signs what it is given by the issuer's own key. */
  readonly sign: (header: TokenJson, claims: TokenJson) => string;
};

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

const claimsOf = ({ issuer, plane }: SignerParts, actor: TokenActor, options: TokenOptions): object => {
  const now = seconds(systemClock.now());
  const { isSystem, signedInAt, expiresAt } = options;
  return {
    iss: issuer,
    aud: options.audience ?? SERVICES[plane].map(service => `urn:crossroads:${plane}:${service}`),
    sub: actor.actorId,
    client_id: isSystem ? actor.actorId : 'portal',
    site: actor.site,
    iat: now,
    exp: expiresAt ? seconds(expiresAt) : now + LIFE_SECONDS,
    ...(!isSystem && { auth_time: signedInAt ? seconds(signedInAt) : now }),
    jti: randomUUID(),
    ...options.claims,
  };
};

/** Signs for an issuer. */
export const tokenSigner = (parts: SignerParts): TokenSigner => {
  const { plane, key } = parts;
  const sign = (header: TokenJson, claims: TokenJson): string => signedBy(key.privateKey, signingInput(header, claims));
  const claimsFor = (actor: TokenActor, options: TokenOptions = {}) => ({ ...claimsOf(parts, actor, options) });
  const header = { alg: 'ES256', typ: 'at+jwt', kid: key.kid };
  return {
    ...parts,
    otherKey: tokenKey(randomUUID()),
    audienceOf: service => `urn:crossroads:${plane}:${service}`,
    sign,
    claimsFor,
    tokenFor: (actor, options) => Promise.resolve(sign(header, claimsFor(actor, options))),
  };
};
