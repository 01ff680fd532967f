import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, unseen } from './cruise.ts';
import { dependencyPlants, lintPlants } from './fence-plants.ts';
import type { Plant } from './plant.ts';
import { makeYard, removeYard, write } from './yard.ts';
import { report, runTool } from './tools.ts';

type Configured = { forbidden: { name: string }[] };
type LintReport = { diagnostics: { code: string; filename: string }[] };

const lintFound = (yard: string): Set<string> => {
  const { stdout } = runTool('oxlint', ['--type-aware', '--format', 'json', 'services', 'libs'], yard);
  const { diagnostics } = JSON.parse(stdout) as LintReport;
  return new Set(diagnostics.map(({ code, filename }) => `${code} ${filename}`));
};

const plant = (yard: string, plants: readonly Plant[]): void => {
  for (const { file, code, alsoPlant } of plants) {
    write(yard, file, code);
    if (alsoPlant) write(yard, alsoPlant.file, alsoPlant.code);
  }
};

const cleanTree = (yard: string): string[] => {
  const found = cruise(yard);
  return [
    ...found.violations.map(({ rule, from, to }) => `the tree is not clean: ${rule}: ${from} -> ${to}`),
    ...unseen(yard, found).map(file => `dependency-cruiser is blind to ${file}`),
  ];
};

const rulesWithoutPlant = (root: string): string[] => {
  const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as Configured;
  const planted = new Set(dependencyPlants.map(({ rule }) => rule));
  return forbidden.filter(({ name }) => !planted.has(name)).map(({ name }) => `no plant for the rule ${name}`);
};

const unbitten = (yard: string): string[] => {
  // A cycle is reported once, at either of its two files.
  const seen = new Set(
    cruise(yard).violations.flatMap(({ rule, from, to }) => [
      `${rule} ${from}`,
      ...(rule === 'no-cycles' ? [`${rule} ${to}`] : []),
    ]),
  );
  const missed = dependencyPlants.filter(({ rule, file }) => !seen.has(`${rule} ${file}`));
  const { status } = runTool('depcruise', ['services', 'libs', '--output-type', 'err'], yard);
  return [
    ...missed.map(({ rule, file }) => `${rule} did not see ${file}`),
    ...(status === 0 ? ['depcruise exits 0 on violations'] : []),
  ];
};

const unlinted = (yard: string): string[] => {
  const seen = lintFound(yard);
  return lintPlants
    .filter(({ rule, file }) => !seen.has(`${rule} ${file}`))
    .map(({ rule, file }) => `oxlint ${rule} did not see ${file}`);
};

const root = process.cwd();
const yard = makeYard(root);
try {
  const before = [...cleanTree(yard), ...rulesWithoutPlant(root)];
  plant(yard, dependencyPlants);
  const fences = unbitten(yard);
  plant(yard, lintPlants);
  report(
    [...before, ...fences, ...unlinted(yard)],
    `${dependencyPlants.length} import rules and ${lintPlants.length} lint plants were seen to bite`,
  );
} finally {
  removeYard(yard);
}
