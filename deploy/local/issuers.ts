import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI_CLIENT, hashOf, readIssuerFile } from '../issuer/issuer-file.ts';
import type { IssuerFile } from '../issuer/issuer-file.ts';
import { resourceOf } from '../issuer/resources.ts';
import { schemasOf } from '../migrate/catalog.ts';
import { filesOf, localPlanes, planesOf, repository } from './environment.ts';
import type { Environment, LocalPlane } from './environment.ts';
import { readJson, writeJson } from './files.ts';
import { demoPeople, passwordsIn } from './people.ts';
import { choosePorts } from './ports.ts';
import { startProcess } from './processes.ts';
import type { Running } from './processes.ts';
import { secretsIn } from './secrets.ts';
import type { IssuerAddress } from './sign-in.ts';
import { unitOf } from './unit.ts';
import type { Unit } from './unit.ts';

export type Issuers = {
  readonly units: readonly Unit[];
  readonly addresses: Readonly<Record<string, IssuerAddress>>;
  readonly notes: readonly string[];
};

const READY_WITHIN_MS = 30_000;

const newKey = (): JsonWebKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: `k-${randomUUID().slice(0, 8)}`, alg: 'ES256', use: 'sig' };
};

/**
 * Writes what one plane's issuer knows. Its keys and everybody's passwords are made once per installation; the address
 * is that of this start.
 */
export const writeIssuerFile = (environment: Environment, plane: LocalPlane, issuer: string): void => {
  const { issuer: fileOf, secrets } = filesOf(environment);
  const path = fileOf(plane);
  const password = passwordsIn(environment);
  const known = readJson<IssuerFile>(path);
  const people = demoPeople().filter(person => person.plane === plane);
  const file: IssuerFile = {
    plane,
    issuer,
    services: schemasOf[plane],
    keys: known?.keys ?? [newKey()],
    cookieKey: secretsIn(secrets)(`issuer.${plane}.cookies`),
    people: people
      .filter(({ system }) => !system)
      .map(({ actorId, handle, site }) => ({ actorId, handle, site, passwordHash: hashOf(password(actorId)) })),
    systems: people
      .filter(({ system }) => system)
      .map(({ actorId, site }) => ({ actorId, site, secret: password(actorId) })),
  };
  writeJson(path, file);
};

/** What a service needs to know of its plane's issuer. */
export const issuerEnv = (environment: Environment, plane: LocalPlane, service: string): Record<string, string> => {
  const { issuer } = readIssuerFile(filesOf(environment).issuer(plane));
  return {
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: resourceOf(plane, service),
    OIDC_JWKS_URI: `${issuer}/jwks`,
  };
};

const untilReady = async (running: Running, issuer: string, log: string): Promise<Running> => {
  let ended = '';
  void running.exited.then(reason => (ended = reason));
  const until = performance.now() + READY_WITHIN_MS;
  while (!ended && performance.now() < until) {
    const answer = await fetch(`${issuer}/jwks`).catch(() => undefined);
    if (answer?.status === 200) return running;
    await sleep(50);
  }
  throw new Error(`${running.name} did not become ready (${ended || 'no answer'}): see ${log}`);
};

export const issuerName = (plane: LocalPlane): string => `issuer-${plane}`;

/** Prepares one issuer a plane on its own port; nothing is started yet. */
export const prepareIssuers = async (environment: Environment): Promise<Issuers> => {
  const { issuer: fileOf, logs, processes } = filesOf(environment);
  const first = environment.portBase + 50;
  const planes = planesOf(environment);
  const wanted = planes.map((plane): [string, number] => [issuerName(plane), first + localPlanes.indexOf(plane)]);
  const { notes, port } = await choosePorts(new Map(wanted));
  const addressOf = (plane: LocalPlane): IssuerAddress => ({
    issuer: `http://127.0.0.1:${port(issuerName(plane))}`,
    clientId: CLI_CLIENT,
  });
  const unit = (plane: LocalPlane): Unit => {
    const [name, { issuer }] = [issuerName(plane), addressOf(plane)];
    const log = join(logs, `${name}.log`);
    writeIssuerFile(environment, plane, issuer);
    const env = { ISSUER_FILE: fileOf(plane), PORT: String(port(issuerName(plane))), NODE_ENV: 'production' };
    const args = ['--no-warnings', join(repository, 'deploy', 'issuer', 'main.ts')];
    const spec = { name, command: process.execPath, args, env, log };
    return unitOf({ name, begin: () => untilReady(startProcess(spec, processes), issuer, log) });
  };
  const addresses = Object.fromEntries(planes.map(plane => [plane, addressOf(plane)]));
  return { units: planes.map(unit), addresses, notes };
};
