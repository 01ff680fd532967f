import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, planesOf, repository } from './environment.ts';
import type { Environment, LocalPlane } from './environment.ts';
import { writeJson } from './files.ts';
import { secretsIn } from './secrets.ts';

/** A demo person: no name, only a handle such as `worker-abq-1`. */
export type DemoPerson = {
  readonly handle: string;
  readonly actorId: string;
  readonly plane: LocalPlane;
  readonly role: string;
  readonly site: string;
  readonly orgId?: string;
  readonly areaCode?: string;
  readonly programme?: string;
  /** A partner's system, which signs in by itself. */
  readonly system?: boolean;
};

/** Who signs in and how, as connections.json has it: by handle and password; a system by id and secret. */
export type SignIn = Omit<DemoPerson, 'actorId' | 'role'> & { readonly id: string; readonly password: string };

export const demoFolder = join(repository, 'deploy', 'local', 'demo');

type Listed = Omit<DemoPerson, 'plane'> & Partial<Pick<DemoPerson, 'plane'>>;

/** Everybody in people.json; where it names no plane it is help. */
export const demoPeople = (): readonly DemoPerson[] => {
  const file = join(demoFolder, 'people.json');
  const listed = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Listed[]) : [];
  return listed.map(person => ({ ...person, plane: person.plane ?? 'help' }));
};

/** Gives everybody a random password, or a system its secret: the same at every start. */
export const passwordsIn = (environment: Environment): ((actorId: string) => string) => {
  const secret = secretsIn(filesOf(environment).secrets);
  return actorId => secret(`people.${actorId}`);
};

/** Every demo person and partner system of the planes that run with what they sign in with, by role. */
export const signIns = (environment: Environment): Record<string, SignIn[]> => {
  const password = passwordsIn(environment);
  const planes = planesOf(environment);
  const byRole: Record<string, SignIn[]> = {};
  for (const { actorId, role, ...rest } of demoPeople().filter(({ plane }) => planes.includes(plane)))
    (byRole[role] ??= []).push({ id: actorId, ...rest, password: password(actorId) });
  return byRole;
};

/** The services that keep their plane's staff directory. */
export const staffKeepers: readonly string[] = ['intake', 'notices', 'escalation'];

/** The demo people of one plane in a file of their own: each plane is told of its own staff only. */
export const staffFile = (environment: Environment, plane: LocalPlane): string => {
  const file = join(filesOf(environment).demo, `staff-${plane}.json`);
  writeJson(
    file,
    demoPeople().filter(person => person.plane === plane),
  );
  return file;
};
