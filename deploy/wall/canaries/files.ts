import { appendFile, cp, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { canary } from '@crossroads/testing';
import { filesOf } from '../../local/environment.ts';
import type { Environment } from '../../local/environment.ts';
import { planes, schemasOf } from '../../migrate/catalog.ts';
import { foreignTo, foreignToShared, SHARED } from './place.ts';
import type { Place, Text } from './place.ts';

const OWNER_OF = new Map<string, string>([
  ...planes.flatMap(plane => [plane, ...schemasOf[plane]].map(word => [word, plane] as const)),
  ['bridge', 'bridge'],
  // Notices that are loaded.
  ['texts', 'neutral'],
]);

/** Whose a file is, told by the words of its path: a service, a plane or the beginning of a topic. */
const ownerOf = (path: string): string =>
  path
    .split(/[/.-]/)
    .map(word => OWNER_OF.get(word))
    .find(owner => owner !== undefined) ?? SHARED;

const BROKER = 'files of the broker';
const BACKUP = 'backup';

const kindOf = (path: string): string => {
  const [first = '', second] = path.split('/');
  if (first === 'kafka' && second === 'data') return BROKER;
  return ['logs', 'traces', BACKUP].includes(first) ? first : 'files';
};

// Of a cluster its copy is read; the broker's indexes hold positions alone and are mostly holes.
const UNREAD = /^postgres\/|index$/;

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'));
  return paths.filter(path => !UNREAD.test(path));
};

/** Copies the stopped clusters, as a backup does. */
const backUp = async (environment: Environment): Promise<void> => {
  for (const plane of planes)
    await cp(filesOf(environment).postgres(plane), join(environment.folder, BACKUP, plane), { recursive: true });
};

const plant = async (environment: Environment, file: string): Promise<string> => {
  const planted = canary();
  const line = `\0{"level":30,"name":"${Buffer.from(planted).toString('hex')}"}\n`;
  await appendFile(join(environment.folder, file), line);
  return planted;
};

/** A file of each kind that holds nothing but what was planted. */
const plantedFiles = (environment: Environment): Promise<readonly (readonly [string, string])[]> => {
  const files = [
    ...planes.flatMap(plane => [
      [`logs of ${plane}`, `logs/planted.${plane}.log`] as const,
      [`traces of ${plane}`, `traces/planted.${plane}.jsonl`] as const,
      [`files of ${plane}`, `planted-${plane}.json`] as const,
    ]),
    [`files of ${SHARED}`, 'planted.json'] as const,
  ];
  return Promise.all(files.map(async ([place, file]) => [place, await plant(environment, file)] as const));
};

async function* textsOf(folder: string, files: readonly string[]): AsyncGenerator<Text> {
  for (const where of files) yield { where, text: await readFile(join(folder, where), 'latin1') };
}

const isIn = (place: string, path: string): boolean => {
  const owner = ownerOf(path);
  return place === (owner === SHARED ? `files of ${SHARED}` : `${kindOf(path)} of ${owner}`);
};

const placeOf = (folder: string, files: readonly string[], [place, planted]: readonly [string, string]): Place => {
  const owner = place.replace(/^.* of /, '');
  const foreign = owner === SHARED ? foreignToShared : foreignTo(owner);
  const own = files.filter(path => isIn(place, path));
  return { place, foreign, planted, plantedIn: 1, texts: () => textsOf(folder, own) };
};

/**
 * Every file of a stopped installation: logs, traces, the broker's files, a backup of each cluster, and all others. What was
 * planted in tables and topics has to be found in the files that they lie in.
 */
export const filePlaces = async (environment: Environment, searched: readonly Place[]): Promise<readonly Place[]> => {
  await backUp(environment);
  const before = searched.flatMap(({ place, planted }): (readonly [string, string])[] => {
    const [kind, owner] = place.split(' of ');
    if (kind === 'tables') return [[`${BACKUP} of ${owner}`, planted]];
    return kind === 'topics' ? [[`${BROKER} of ${owner}`, planted]] : [];
  });
  const plants = [...before, ...(await plantedFiles(environment))];
  const files = await filesBelow(environment.folder);
  return plants.map(each => placeOf(environment.folder, files, each));
};
