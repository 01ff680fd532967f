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
import { versionOf } from './version.ts';
import { runWall } from './wall.ts';

export type WallCommand = {
  readonly args: readonly string[];
  /** The system to try; one with so many marked people where a number is given. */
  readonly find: (progress: Progress, people?: number) => Promise<FoundSystem>;
  /** Sources to look at, and fields; this repository's own where nothing is said. */
  readonly sources?: string;
  readonly fields?: FieldList;
  readonly out?: NodeJS.WritableStream;
  readonly errors?: NodeJS.WritableStream;
};

type Flags = { readonly json: boolean; readonly page: string; readonly people?: number };

const numberFrom = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--people wants a number of people, not ${text}`);
  return number;
};

const flagsIn = (args: readonly string[]): Flags => {
  const page = join(repository, '.local', 'wall', 'index.html');
  const options = {
    json: { type: 'boolean', default: false },
    page: { type: 'string', default: page },
    people: { type: 'string' },
  } as const;
  const { people, ...flags } = parseArgs({ args: [...args], options }).values;
  return people === undefined ? flags : { ...flags, people: numberFrom(people) };
};

// A pipe takes longer than the process has left.
const written = (out: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise(resolve => void out.write(text, () => resolve()));

type Trying = { readonly progress: Progress; readonly people?: number | undefined };

const tried = async (command: WallCommand, { people, progress }: Trying): Promise<WallReport> => {
  const { fields, find, sources = repository } = command;
  const { logins, search, stop } = await find(progress, people);
  try {
    const more = { ...(fields && { fields }), ...(search && { search }) };
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
    const { json, page, people } = flagsIn(args);
    const report = await tried(command, { people, progress: progressOn(errors) });
    writeWhole(page, pageOf(report), 0o644);
    await written(out, json ? `${jsonOf(report)}\n` : `${linesOf(report).join('\n')}\n`);
    return exitCodeOf(report);
  } catch (error) {
    errors.write(`The wall could not be tried: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
};
