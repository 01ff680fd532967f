import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './environment.ts';
import { writeWhole } from './files.ts';

const run = promisify(execFile);
const stamp = join(repository, 'node_modules', '.cache', 'crossroads-build');

const files = (pattern: string): string[] => globSync(pattern, { cwd: repository }).sort();

const sourcesHash = (): string => {
  const hash = createHash('sha256');
  const sources = ['libs', 'services'].flatMap(root => files(`${root}/*/src/**/*.{ts,json}`));
  const settings = ['package-lock.json', 'tsconfig.base.json', ...files('{libs,services}/*/tsconfig*.json')];
  for (const file of [...settings, ...sources.filter(name => !name.endsWith('.spec.ts'))])
    hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest('hex');
};

const projects = (): string[] => files('{libs,services}/*/tsconfig.build.json');

const isBuilt = (hash: string): boolean =>
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === hash &&
  projects().every(project => existsSync(join(repository, project, '..', 'dist')));

/**
 * Compiles libs and services where a source changed since the last time; else it takes a tenth of a second.
 * @returns what the compiler complained about, empty when all is well
 */
export const build = async (): Promise<string> => {
  const hash = sourcesHash();
  if (isBuilt(hash)) return '';
  const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    await run(process.execPath, [compiler, '-b', ...projects()], { cwd: repository, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    return said || String(error);
  }
  writeWhole(stamp, hash, 0o644);
  return '';
};
