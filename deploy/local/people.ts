import { createHash, randomBytes, randomUUID } from 'node:crypto';
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
};

/** A demo person's sign-in, as connections.json has it. */
export type SignIn = Omit<DemoPerson, 'actorId' | 'role'> & { readonly id: string; readonly token: string };

export const demoFolder = join(repository, 'deploy', 'local', 'demo');

export const demoPeople = (): readonly DemoPerson[] => {
  const file = join(demoFolder, 'people.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoPerson[]) : [];
};

/** The file that services get: hashes of tokens only, so that it gives nobody a sign-in. */
const writePeopleFile = (file: string, people: readonly (DemoPerson & { token: string })[]): void =>
  writeJson(file, {
    people: people.map(({ actorId, areaCode, orgId, role, site, token }) => ({
      actorId,
      role,
      site,
      tokenHash: createHash('sha256').update(token).digest('hex'),
      ...(orgId ? { orgId } : {}),
      ...(areaCode ? { areaCode } : {}),
    })),
  });

/** Gives every demo person a random token, the same at every start, and writes the services' file of hashes. */
export const signIns = (environment: Environment): Record<string, SignIn[]> => {
  const { people: file, secrets } = filesOf(environment);
  const secret = secretsIn(secrets);
  const people = demoPeople().map(person => ({ ...person, token: secret(`people.${person.actorId}`) }));
  writePeopleFile(file, people);
  const byRole: Record<string, SignIn[]> = {};
  for (const { actorId, role, ...rest } of people) (byRole[role] ??= []).push({ id: actorId, ...rest });
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
