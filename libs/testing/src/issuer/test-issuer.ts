import { randomUUID } from 'node:crypto';
import { systemClock } from '@crossroads/platform';
import { signedBy, signingInput, tokenKey, type TokenJson, type TokenKey } from './forge.ts';
import { startKeyServer, type KeyServer } from './key-server.ts';

const LIFE_SECONDS = 12 * 60 * 60;

const SERVICES = {
  help: ['intake', 'screening', 'outreach', 'routing', 'audit', 'portal'],
  neutral: ['notices'],
  enforcement: ['escalation', 'audit', 'portal'],
} as const;

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

/** An issuer of one plane for specs: real HTTP, real signatures, and a way to sign anything. */
export type TestIssuer = {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly plane: string;
  /** What it publishes, and how often that was read. */
  readonly server: KeyServer;
  /** The key that signs. */
  readonly key: TokenKey;
  /** A key that the issuer never published. */
  readonly otherKey: TokenKey;
  readonly audienceOf: (service: string) => string;
  /** The environment of a service that trusts this issuer. */
  readonly env: (service: string) => Readonly<Record<string, string>>;
  readonly tokenFor: (actor: TokenActor, options?: TokenOptions) => Promise<string>;
  readonly claimsFor: (actor: TokenActor, options?: TokenOptions) => Readonly<Record<string, unknown>>;
  /** Signs what it is given by the issuer's own key. */
  readonly sign: (header: TokenJson, claims: TokenJson) => string;
  readonly close: () => Promise<void>;
};

type Claiming = { readonly issuer: string; readonly plane: keyof typeof SERVICES };

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

const claimsOf = ({ issuer, plane }: Claiming, actor: TokenActor, options: TokenOptions): object => {
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

/** Starts an issuer; close it when the spec ends. */
export const testIssuer = async ({
  plane = 'help',
}: { readonly plane?: keyof typeof SERVICES } = {}): Promise<TestIssuer> => {
  const [key, otherKey] = [tokenKey(randomUUID()), tokenKey(randomUUID())];
  const server = await startKeyServer([key.jwk]);
  const { issuer, jwksUri, close } = server;
  const audienceOf = (service: string): string => `urn:crossroads:${plane}:${service}`;
  const sign = (header: TokenJson, claims: TokenJson): string => signedBy(key.privateKey, signingInput(header, claims));
  const claimsFor = (actor: TokenActor, options: TokenOptions = {}) => ({
    ...claimsOf({ issuer, plane }, actor, options),
  });
  const header = { alg: 'ES256', typ: 'at+jwt', kid: key.kid };
  return {
    issuer,
    jwksUri,
    plane,
    server,
    key,
    otherKey,
    audienceOf,
    sign,
    claimsFor,
    close,
    env: service => ({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: audienceOf(service), OIDC_JWKS_URI: jwksUri }),
    tokenFor: (actor, options) => Promise.resolve(sign(header, claimsFor(actor, options))),
  };
};
