import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { planes, schemasOf } from '../migrate/catalog.ts';
import type { MigratedPlane } from '../migrate/catalog.ts';

type Reached = { readonly file: string; readonly by: Reached | undefined };

const CONTRACTS = 'libs/contracts/src';
/** What stands beside the folders of the services and is a plane's own. */
const BESIDE: Readonly<Record<MigratedPlane | 'bridge', RegExp>> = {
  help: /^(help|codes|outcome-codes|words)\.ts$/,
  neutral: /^neutral[a-z-]*\.ts$/,
  enforcement: /^enforcement[a-z-]*\.ts$/,
  bridge: /^bridge(\.ts$|\/)/,
};
const BARRED: Readonly<Record<MigratedPlane, readonly (MigratedPlane | 'bridge')[]>> = {
  help: ['neutral', 'enforcement', 'bridge'],
  neutral: ['help', 'enforcement'],
  enforcement: ['help', 'neutral'],
};

const belongsTo = (file: string, plane: MigratedPlane | 'bridge'): boolean => {
  const path = relative(CONTRACTS, file).replaceAll('\\', '/');
  const folders = plane === 'bridge' ? [] : schemasOf[plane];
  return BESIDE[plane].test(path) || folders.some(folder => path.startsWith(`${folder}/`));
};

/** The source file of an entry of one of our own packages; nothing where there is none. */
const entryOf = (root: string, specifier: string): string | undefined => {
  const [, name, entry] = /^@crossroads\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  const manifest = ['libs', 'services'].map(folder => join(folder, name ?? '', 'package.json'));
  const found = name && manifest.find(file => existsSync(join(root, file)));
  if (!found) return undefined;
  const { exports = {} } = JSON.parse(readFileSync(join(root, found), 'utf8')) as { exports?: Record<string, unknown> };
  const target: unknown = Reflect.get(Object(exports[entry ? `./${entry}` : '.']), '@crossroads/source');
  return typeof target === 'string' ? join(dirname(found), target) : undefined;
};

/** Imports, exports from and dynamic imports, of types too. */
const importsIn = (root: string, file: string): readonly string[] => {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    const target = fileName.startsWith('.') ? join(dirname(file), fileName) : entryOf(root, fileName);
    return target && existsSync(join(root, target)) && target.endsWith('.ts') ? [target] : [];
  });
};

const chainOf = ({ file, by }: Reached): string => (by ? `${chainOf(by)} -> ${file}` : file);

type ImportsOf = (file: string) => readonly string[];

// The services share what they stand on: each file is read once.
const remembering = (root: string): ImportsOf => {
  const known = new Map<string, readonly string[]>();
  return file => {
    const imports = known.get(file) ?? importsIn(root, file);
    known.set(file, imports);
    return imports;
  };
};

/** Everything that sources reach, over whatever number of files. */
const reachedFrom = (sources: readonly string[], importsOf: ImportsOf): ReadonlyMap<string, Reached> => {
  const reached = new Map<string, Reached>(sources.map(file => [file, { file, by: undefined }]));
  for (const from of reached.values())
    importsOf(from.file)
      .filter(file => !reached.has(file))
      .forEach(file => reached.set(file, { file, by: from }));
  return reached;
};

const sourcesOf = (root: string, service: string): string[] =>
  globSync(`services/${service}/src/**/*.ts`, { cwd: root }).filter(file => !file.endsWith('.spec.ts'));

export type ImportsFound = { readonly files: number; readonly problems: readonly string[] };

/**
 * Which services reach contracts of a plane that is not theirs, directly or through others.
 * @param root folder of the sources to look at
 */
export const foreignContracts = (root: string): ImportsFound => {
  const importsOf = remembering(root);
  const found = planes.flatMap(plane =>
    schemasOf[plane].map(service => ({
      others: BARRED[plane],
      reached: reachedFrom(sourcesOf(root, service), importsOf),
      service,
    })),
  );
  const files = new Set(found.flatMap(({ reached }) => [...reached.keys()]));
  const problems = found.flatMap(({ others, reached, service }) =>
    [...reached.values()].flatMap(at =>
      others
        .filter(plane => belongsTo(at.file, plane))
        .map(plane => `${service} reaches the contracts of ${plane}: ${chainOf(at)}`),
    ),
  );
  // A walk that reads nothing would find nothing wrong either.
  const unread = found
    .filter(({ reached }) => reached.size === 0)
    .map(({ service }) => `no source of ${service} found`);
  return { files: files.size, problems: [...problems, ...unread] };
};
