import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type Outcome = { status: number; output: string; stdout: string };

/** Runs npm or a tool of node_modules/.bin in `cwd`, on this Node. Nothing is read from stdin. */
export const runTool = (tool: string, args: readonly string[], cwd: string): Outcome => {
  const bin = join(import.meta.dirname, '..', 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  const command = tool === 'npm' ? tool : join(bin, tool);
  const done = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.error) throw done.error;
  return { status: done.status ?? 1, output: `${done.stdout}${done.stderr}`, stdout: done.stdout };
};

const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);

/** Files below `folders` of `root`, as paths from `root`; no build output, no packages, no dot folders. */
export const filesBelow = (root: string, folders: readonly string[]): string[] =>
  folders.filter(folder => existsSync(join(root, folder))).flatMap(folder => walk(root, folder));

const walk = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(root, path) : [path];
  });

/** Prints the problems, or the good news, and sets the exit status. */
export const report = (problems: readonly string[], goodNews: string): void => {
  console.log(problems.length === 0 ? goodNews : problems.join('\n'));
  if (problems.length > 0) process.exitCode = 1;
};
