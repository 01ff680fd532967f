import { readFileSync } from 'node:fs';
import { generatorsIn, runGenerators } from './generators.ts';
import { report } from './tools.ts';

const names = generatorsIn(readFileSync('package.json', 'utf8'));
report(runGenerators(names, process.cwd()), `${names.length} generators ran`);
