import { readFileSync } from 'node:fs';
import { fieldsOutsideTheList } from '@crossroads/contracts/enforcement';
import { generatorsIn, runGenerators } from './generators.ts';
import { staleFiles } from './stale.ts';
import { report } from './tools.ts';
import { makeYard, removeYard } from './yard.ts';

// What enforcement may be told is on a committed list, and nothing else is in its contracts or on the bridge (R1).
// Every `generate:*` script of package.json runs in a copy of the tree. What it changes there is out of date here.
const root = process.cwd();
const generators = generatorsIn(readFileSync('package.json', 'utf8'));
const yard = makeYard(root);
try {
  const failed = runGenerators(generators, yard);
  const stale = staleFiles(root, yard).map(file => `${file} is not what its generator makes: npm run generate`);
  report(
    [...fieldsOutsideTheList(), ...failed, ...stale],
    `no field outside the list, ${generators.length} generators, every generated file is up to date`,
  );
} finally {
  removeYard(yard);
}
