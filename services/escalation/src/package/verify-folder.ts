import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackage } from './check-package.ts';
import { PACKAGE_FILES } from './package-files.ts';
import { trustedKeysOf } from './trusted-keys.ts';

/** What the verifier says and how it ends: 0 valid, 1 changed, 2 cannot be checked. */
export type Verdict = { readonly exitCode: 0 | 1 | 2; readonly lines: readonly string[] };

const USAGE = 'usage: npm run package:verify -- FOLDER --key FILE';

class CannotCheck extends Error {}

const attempt = <T>(what: string, read: () => T): T => {
  try {
    return read();
  } catch {
    throw new CannotCheck(what);
  }
};

const argumentsOf = (args: readonly string[]): { readonly folder: string; readonly key: string } => {
  const options = { key: { type: 'string' } } as const;
  const { positionals, values } = attempt(USAGE, () => parseArgs({ args: [...args], allowPositionals: true, options }));
  const [folder, ...more] = positionals;
  if (folder === undefined || values.key === undefined || more.length > 0) throw new CannotCheck(USAGE);
  return { folder, key: values.key };
};

const read = (folder: string, file: string): Uint8Array =>
  attempt(`${file} is missing or cannot be read`, () => readFileSync(join(folder, file)));

const verify = (args: readonly string[]): Verdict => {
  const { folder, key } = argumentsOf(args);
  const keys = trustedKeysOf(attempt(`the key ${key} cannot be read`, () => readFileSync(key, 'utf8')));
  if (keys.length === 0) throw new CannotCheck(`${key} holds no public key on P-256 for signatures`);
  const names = attempt(`the folder ${folder} cannot be read`, () => readdirSync(folder));
  const { reference, signedBy, changed } = checkPackage(
    {
      'manifest.json': read(folder, 'manifest.json'),
      'manifest.sig': read(folder, 'manifest.sig'),
      'package.pdf': read(folder, 'package.pdf'),
      'package.pdf.sig': read(folder, 'package.pdf.sig'),
    },
    keys,
  );
  const strange = names.filter(name => PACKAGE_FILES.every(file => file !== name)).toSorted();
  const lines = [...changed, ...strange.map(name => `${JSON.stringify(name)}: it does not belong to the package`)];
  if (lines.length > 0) return { exitCode: 1, lines: lines.map(line => `changed: ${line}`) };
  return { exitCode: 0, lines: [`valid: package ${reference ?? ''}, signed with the key ${signedBy ?? ''}`] };
};

/**
 * Verifies the package in a folder, offline, with the key of a file and never one from the folder. A package that
 * another key signed counts as changed.
 * @param args `FOLDER --key FILE`
 */
export const verifyFolder = (args: readonly string[]): Verdict => {
  try {
    return verify(args);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    return { exitCode: 2, lines: [`cannot check: ${error.message}`] };
  }
};
