import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleFiles } from './stale.ts';
import { report, runTool } from './tools.ts';
import { makeYard, removeYard } from './yard.ts';

// Every `generate:*` script of package.json runs in a copy of the tree. What it changes there is out of date here.
const root = process.cwd();
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const generators = Object.keys(scripts).filter(name => name.startsWith('generate:'));

const generate = (yard: string): string[] =>
  generators.flatMap(name => {
    const { status, output } = runTool('npm', ['run', '--silent', name], yard);
    return status === 0 ? [] : [`npm run ${name} failed:\n${output}`];
  });

const yard = makeYard(root);
try {
  const failed = generate(yard);
  const stale = staleFiles(root, yard).map(file => `${file} is not what its generator makes: npm run generate`);
  report([...failed, ...stale], `${generators.length} generators, every generated file is up to date`);
} finally {
  removeYard(yard);
}
