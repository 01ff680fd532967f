// npm run wall: see docs/wall.md. Reached through wall.mjs, which has checked the machine and installed the packages.
import { argv, env } from 'node:process';
import type { Progress } from '../local/progress.ts';
import { findSystem } from './find-system.ts';
import type { FoundSystem } from './find-system.ts';
import { wallCommand } from './command.ts';

const find = async (progress: Progress, people?: number): Promise<FoundSystem> => {
  if (people === undefined) return findSystem(env['CONNECTIONS'], progress);
  // Its many parts are loaded by those alone who want them.
  const { startMarked } = await import('./canaries/start.ts');
  return startMarked(progress, people);
};

const ended = await wallCommand({ args: argv.slice(2), find });
process.exit(ended);
