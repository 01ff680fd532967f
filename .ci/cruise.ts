import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, runTool } from './tools.ts';

export type Violation = { rule: string; from: string; to: string };
export type Cruise = { violations: Violation[]; modules: Set<string> };

type Report = {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
};

/** Runs dependency-cruiser over the project at `root`. Its json output always exits 0, so violations are read from it. */
export const cruise = (root: string): Cruise => {
  const folders = ['services', 'libs', 'deploy'].filter(folder => existsSync(join(root, folder)));
  const run = runTool('depcruise', [...folders, '--output-type', 'json'], root);
  if (run.status !== 0) throw new Error(run.output);
  const found = JSON.parse(run.stdout) as Report;
  return {
    modules: new Set(found.modules.map(({ source }) => source)),
    violations: found.summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name })),
  };
};

/** Source files that dependency-cruiser did not read. With a wrong compiler it reads none, and says that all is well. */
export const unseen = (root: string, { modules }: Cruise): string[] =>
  filesBelow(root, ['services', 'libs']).filter(file => file.endsWith('.ts') && !modules.has(file));
