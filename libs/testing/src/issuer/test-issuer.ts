import { randomUUID } from 'node:crypto';
import { tokenKey } from './forge.ts';
import { startKeyServer, type KeyServer } from './key-server.ts';
import { tokenSigner, type IssuerPlane, type TokenSigner } from './token-signer.ts';

/** An issuer of one plane for specs: real HTTP, real signatures, and a way to sign anything. */
export type TestIssuer = TokenSigner & {
  /** What it publishes, and how often that was read. */
  readonly server: KeyServer;
  /** The environment of a service that trusts this issuer. */
  readonly env: (service: string) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Starts an issuer; close it when the spec ends. */
export const testIssuer = async ({ plane = 'help' }: { readonly plane?: IssuerPlane } = {}): Promise<TestIssuer> => {
  const key = tokenKey(randomUUID());
  const server = await startKeyServer([key.jwk]);
  const { issuer, jwksUri, close } = server;
  const signer = tokenSigner({ issuer, jwksUri, plane, key });
  return {
    ...signer,
    server,
    close,
    env: service => ({
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: signer.audienceOf(service),
      OIDC_JWKS_URI: jwksUri,
    }),
  };
};
