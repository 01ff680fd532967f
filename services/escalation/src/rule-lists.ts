import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleLists } from './application/ports.ts';
import { statuteMenuOf } from './domain/federal-nexus.ts';
import { actListOf } from './domain/qualifying-acts.ts';

const textsIn = async (folder: string): Promise<readonly string[]> => {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
};

/**
 * The dated lists of acts in `acts/`, and the newest menu of statutes in `statutes/`.
 * @throws {RangeError} when one cannot be read, or there is none
 */
export const readRuleLists = async (folder: string): Promise<RuleLists> => {
  const acts = (await textsIn(join(folder, 'acts'))).map(actListOf);
  const statutes = (await textsIn(join(folder, 'statutes'))).map(statuteMenuOf).at(-1);
  if (acts.length === 0 || !statutes) throw new RangeError('no lists of acts and statutes');
  return { acts, statutes };
};
