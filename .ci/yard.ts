import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const COPIED = ['services', 'libs', 'deploy', 'docs', '.ci', 'package.json', 'tsconfig.base.json', 'tsconfig.json'];
const CONFIGS = ['.dependency-cruiser.cjs', '.oxlintrc.json', '.prettierrc', '.prettierignore'];
const isLeftOut = (path: string): boolean => /\/(node_modules|dist|\.local)(\/|$)/.test(path);

/**
 * A copy of the sources in a temporary folder, to plant violations or generate files in: a crash leaves the real tree alone.
 * Packages are linked, workspaces are linked to their copies.
 */
export const makeYard = (root: string): string => {
  const yard = mkdtempSync(join(tmpdir(), 'crossroads-fences-'));
  for (const name of [...COPIED, ...CONFIGS]) {
    cpSync(join(root, name), join(yard, name), {
      recursive: true,
      filter: source => !isLeftOut(source.slice(root.length)),
    });
  }
  linkPackages(root, yard);
  return yard;
};

const linkPackages = (root: string, yard: string): void => {
  mkdirSync(join(yard, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const real = join(root, 'node_modules', name);
    const linked = join(yard, 'node_modules', name);
    if (name !== '@crossroads') symlinkSync(real, linked);
    else cpSync(real, linked, { recursive: true, verbatimSymlinks: true });
  }
};

export const write = (yard: string, file: string, code: string): void => {
  mkdirSync(dirname(join(yard, file)), { recursive: true });
  writeFileSync(join(yard, file), code);
};

export const removeYard = (yard: string): void => rmSync(yard, { recursive: true, force: true });
