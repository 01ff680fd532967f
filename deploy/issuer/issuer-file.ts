import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { JsonWebKey } from 'node:crypto';

/** Somebody who signs in with a handle and a password. */
export type IssuerPerson = {
  readonly handle: string;
  readonly actorId: string;
  readonly site: string;
  /** SHA-256 in hexadecimal. Enough for a password of 192 random bits; a chosen one would need a slow hash. */
  readonly passwordHash: string;
};

/** A partner's system: its client id is its actor id. */
export type IssuerSystem = { readonly actorId: string; readonly site: string; readonly secret: string };

/** All that one plane's issuer knows; made once per installation, mode 600. No names: only opaque ids and handles. */
export type IssuerFile = {
  readonly plane: string;
  /** The `iss` of every token, to the letter. */
  readonly issuer: string;
  /** Services of the plane: each is an audience. */
  readonly services: readonly string[];
  /** Private ES256 keys. */
  readonly keys: readonly JsonWebKey[];
  readonly cookieKey: string;
  readonly people: readonly IssuerPerson[];
  readonly systems: readonly IssuerSystem[];
};

/** The public client of the command line and of tests: a loopback redirect, no secret. */
export const CLI_CLIENT = 'crossroads-cli';
/** Any port of this address is the CLI's. */
export const CLI_REDIRECT = 'http://127.0.0.1/callback';
/** A sign-in by password alone. */
export const PASSWORD_ACR = 'urn:crossroads:acr:password';

export const hashOf = (password: string): string => createHash('sha256').update(password).digest('hex');

/** True when it is that person's password; an unknown person takes as long as a known one. */
export const isPassword = (person: IssuerPerson | undefined, password: string): boolean => {
  const expected = person?.passwordHash ?? hashOf('nobody');
  const same = timingSafeEqual(Buffer.from(hashOf(password), 'hex'), Buffer.from(expected, 'hex'));
  return same && person !== undefined;
};

/** The caller vouches for the shape: only the runner writes these files. */
export const readIssuerFile = (path: string): IssuerFile => JSON.parse(readFileSync(path, 'utf8')) as IssuerFile;
