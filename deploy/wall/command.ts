import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FieldList } from '@crossroads/contracts/enforcement';
import { repository } from '../local/environment.ts';
import { writeWhole } from '../local/files.ts';
import { progressOn } from '../local/progress.ts';
import type { Progress } from '../local/progress.ts';
import type { FoundSystem } from './find-system.ts';
import { pageOf } from './page.ts';
import { exitCodeOf, jsonOf, linesOf } from './report.ts';
import type { WallReport } from './report.ts';
import type { Search } from './search.ts';
import { versionOf } from './version.ts';
import { runWall } from './wall.ts';

export type WallCommand = {
  readonly args: readonly string[];
  readonly find: (progress: Progress) => Promise<FoundSystem>;
  /** Sources to look at, and fields; this repository's own where nothing is said. */
  readonly sources?: string;
  readonly fields?: FieldList;
  /** Puts markers on each side of the system and looks for them on the other. */
  readonly search?: (system: FoundSystem) => Promise<Search>;
  readonly out?: NodeJS.WritableStream;
  readonly errors?: NodeJS.WritableStream;
};

type Flags = { readonly json: boolean; readonly page: string };

const flagsIn = (args: readonly string[]): Flags => {
  const page = join(repository, '.local', 'wall', 'index.html');
  const options = { json: { type: 'boolean', default: false }, page: { type: 'string', default: page } } as const;
  return parseArgs({ args: [...args], options }).values;
};

// A pipe takes longer than the process has left.
const written = (out: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise(resolve => void out.write(text, () => resolve()));

const tried = async (command: WallCommand, progress: Progress): Promise<WallReport> => {
  const { fields, find, search, sources = repository } = command;
  const system = await find(progress);
  const { logins, stop } = system;
  try {
    const more = { ...(fields ? { fields } : {}), ...(search ? { search: () => search(system) } : {}) };
    const input = { logins, sources, version: versionOf(sources), ...more };
    return await progress.step('every login tried everything', () => runWall(input));
  } finally {
    await stop();
  }
};

/** The whole command. @returns 0 where everything was refused, 1 where something was not, 2 where that could not be proven */
export const wallCommand = async (command: WallCommand): Promise<0 | 1 | 2> => {
  const { args, errors = process.stderr, out = process.stdout } = command;
  try {
    const { json, page } = flagsIn(args);
    const report = await tried(command, progressOn(errors));
    writeWhole(page, pageOf(report), 0o644);
    await written(out, json ? `${jsonOf(report)}\n` : `${linesOf(report).join('\n')}\n`);
    return exitCodeOf(report);
  } catch (error) {
    errors.write(`The wall could not be tried: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
};
