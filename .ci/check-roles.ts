import { readFileSync } from 'node:fs';
import { readPolicyFiles } from '../libs/platform/src/policy/policy-files.ts';
import { RolesMatrix } from './roles-matrix.ts';
import { differences, rolesIn } from './roles-page.ts';
import { report } from './tools.ts';

type View = { readonly name: string; readonly classes: readonly string[] };

const views = JSON.parse(readFileSync('libs/platform/policies/views.json', 'utf8')) as View[];
const classes = new Map(views.map(({ name, classes: known }) => [name, known.join(' ')]));
const decided = new RolesMatrix(readPolicyFiles(), classes).all();

if (process.argv.includes('--print')) {
  for (const permit of decided.permits) console.log(Object.values(permit).join(' | '));
} else {
  const page = rolesIn(readFileSync('docs/roles.md', 'utf8'));
  const roles = new Set(page.permits.map(({ role }) => role)).size;
  report(
    [...(page.permits.length === 0 ? ['docs/roles.md permits nothing'] : []), ...differences(page, decided)],
    `${page.permits.length} permissions of ${roles} roles, ${page.actions.length} actions: as the policies decide`,
  );
}
