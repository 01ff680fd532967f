import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, repository } from './environment.ts';
import type { Environment } from './environment.ts';
import { writeJson } from './files.ts';
import { secretsIn } from './secrets.ts';

/** A demo person: no name, only a handle such as `worker-abq-1`. */
export type DemoPerson = {
  readonly handle: string;
  readonly actorId: string;
  readonly role: string;
  readonly site: string;
  readonly orgId?: string;
  readonly areaCode?: string;
  /** A partner's system, which signs in by itself. */
  readonly system?: boolean;
};

/** Who signs in and how, as connections.json has it: by handle and password; a system by id and secret. */
export type SignIn = Omit<DemoPerson, 'actorId' | 'role'> & { readonly id: string; readonly password: string };

export const demoFolder = join(repository, 'deploy', 'local', 'demo');

export const demoPeople = (): readonly DemoPerson[] => {
  const file = join(demoFolder, 'people.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoPerson[]) : [];
};

/** Gives everybody a random password, or a system its secret: the same at every start. */
export const passwordsIn = (environment: Environment): ((actorId: string) => string) => {
  const secret = secretsIn(filesOf(environment).secrets);
  return actorId => secret(`people.${actorId}`);
};

/** Every demo person and partner system with what they sign in with, by role. */
export const signIns = (environment: Environment): Record<string, SignIn[]> => {
  const password = passwordsIn(environment);
  const byRole: Record<string, SignIn[]> = {};
  for (const { actorId, role, ...rest } of demoPeople())
    (byRole[role] ??= []).push({ id: actorId, ...rest, password: password(actorId) });
  return byRole;
};

const key = (): string => randomBytes(32).toString('base64');

/** The keys of one service, made once: losing this file loses every encrypted field of the installation. */
export const keysFile = (environment: Environment, service: string): string => {
  const file = join(filesOf(environment).keys, `${service}.json`);
  if (!existsSync(file)) {
    const kekId = `k-${randomUUID().slice(0, 8)}`;
    writeJson(file, { kekId, keks: { [kekId]: key() }, indexKey: key(), requestKey: key() });
  }
  return file;
};
