import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './tools.ts';

const FOLDERS = ['services', 'libs', 'deploy', 'docs'];

/** Files that differ in `made`, a copy of `root` in which the generators ran, or exist only there. */
export const staleFiles = (root: string, made: string): string[] =>
  filesBelow(made, FOLDERS).filter(file => {
    const isKept = existsSync(join(root, file));
    return !isKept || !readFileSync(join(made, file)).equals(readFileSync(join(root, file)));
  });
