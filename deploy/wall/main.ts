// npm run wall: see docs/wall.md. Reached through wall.mjs, which has checked the machine and installed the packages.
import { argv, env } from 'node:process';
import { findSystem } from './find-system.ts';
import { wallCommand } from './command.ts';

const ended = await wallCommand({ args: argv.slice(2), find: progress => findSystem(env['CONNECTIONS'], progress) });
process.exit(ended);
