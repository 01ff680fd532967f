import { cruise, unseen } from './cruise.ts';
import { report } from './tools.ts';

const root = process.cwd();
const found = cruise(root);
report(
  [
    ...found.violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`),
    ...unseen(root, found).map(file => `dependency-cruiser did not read ${file}`),
  ],
  `${found.modules.size} modules, no dependency violation`,
);
