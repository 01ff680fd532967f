import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { filesOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { readJson, writeJson } from './files.ts';

type Use = 'signing' | 'sealing';

/** What a service reads as KEYS_FILE. */
type Keys = {
  readonly kekId: string;
  readonly keks: Readonly<Record<string, string>>;
  readonly indexKey: string;
  readonly requestKey: string;
} & Readonly<Partial<Record<Use, JsonWebKey>>>;

const key = (): string => randomBytes(32).toString('base64');

const newId = (): string => `k-${randomUUID().slice(0, 8)}`;

/** Key pairs of the services that speak across planes: both sign, and only the one that is asked opens what is sealed. */
const PAIRS: Readonly<Record<string, readonly Use[]>> = { notices: ['signing', 'sealing'], escalation: ['signing'] };

const PEERS: Readonly<Record<string, string>> = { escalation: 'notices' };

/** Whose public keys a service trusts, where it trusts any. */
export const peerOf = (service: string): string | undefined => PEERS[service];

const PUBLISHED = {
  signing: { use: 'sig', alg: 'ES256' },
  sealing: { use: 'enc', alg: 'ECDH-ES' },
} as const;

const newPair = (): JsonWebKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: newId() };
};

const publicOf = (use: Use, { kty = '', crv = '', x = '', y = '', kid = '' }: JsonWebKey): JsonWebKey => {
  return { kty, crv, x, y, kid, ...PUBLISHED[use] };
};

const pathOf = (environment: Environment, name: string): string => join(filesOf(environment).keys, `${name}.json`);

const newKeys = (): Keys => {
  const kekId = newId();
  return { kekId, keks: { [kekId]: key() }, indexKey: key(), requestKey: key() };
};

/** The keys of one service, made once: losing this file loses every encrypted field of the installation. */
export const keysFile = (environment: Environment, service: string): string => {
  const path = pathOf(environment, service);
  const known = readJson<Keys>(path);
  const uses = PAIRS[service] ?? [];
  if (known && uses.every(use => known[use])) return path;
  const pairs = Object.fromEntries(uses.map(use => [use, known?.[use] ?? newPair()]));
  writeJson(path, { ...(known ?? newKeys()), ...pairs });
  return path;
};

/** A key set of what a service signs with and is written to by: no secret, and trusted because of where it lies. */
export const publicKeysFile = (environment: Environment, service: string): string => {
  const keys = readJson<Keys>(keysFile(environment, service));
  const pairs = (PAIRS[service] ?? []).flatMap(use => {
    const pair = keys?.[use];
    return pair ? [publicOf(use, pair)] : [];
  });
  const path = pathOf(environment, `${service}.public`);
  writeJson(path, { keys: pairs }, 0o644);
  return path;
};

/** Where a service finds its keys and those that it trusts. */
export const keysEnv = (environment: Environment, service: string): Record<string, string> => {
  const own = { KEYS_FILE: keysFile(environment, service) };
  if (PAIRS[service]) publicKeysFile(environment, service);
  const peer = peerOf(service);
  return peer ? { ...own, PEER_KEYS_FILE: publicKeysFile(environment, peer) } : own;
};
