import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, publicHalfOf } from '@crossroads/platform';
import { checkPackage } from '../../src/package/check-package.ts';
import { makePackage } from '../../src/package/make-package.ts';
import { PACKAGE_FILES } from '../../src/package/package-files.ts';
import { trustedKeysOf } from '../../src/package/trusted-keys.ts';
import { verifyFolder } from '../../src/package/verify-folder.ts';
import { newSigner, sampleInput } from './sample-input.ts';

const home = mkdtempSync(join(tmpdir(), 'verify-'));
const signer = newSigner();
const { files } = await makePackage(sampleInput(), signer);
const keys = [publicHalfOf(signer)];

const folderOf = (name: string, content: Readonly<Record<string, Uint8Array>> = files): string => {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(content)) writeFileSync(join(folder, file), bytes);
  return folder;
};
const fileOf = (name: string, content: unknown): string => {
  const path = join(home, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const whole = folderOf('whole');
const key = fileOf('escalation.public.json', { keys });
const pem = fileOf(
  'escalation.pem',
  String(createPublicKey({ key: { ...publicHalfOf(signer) }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })),
);

// The same numbers each time, so that a failure can be looked at.
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
};

describe('a package that was not changed', () => {
  it.each([
    ['a JWKS', key],
    ['a PEM', pem],
  ])('is valid by the key in %s', (_, path) => {
    expect(verifyFolder([whole, '--key', path])).toEqual({
      exitCode: 0,
      lines: [expect.stringMatching(/^valid: package K7QM-3X2D, signed with the key /)],
    });
  });

  it('is valid by one of several keys', () => {
    const several = fileOf('several.json', { keys: [publicHalfOf(newSigner('older')), ...keys] });
    expect(verifyFolder(['--key', several, whole])).toMatchObject({ exitCode: 0 });
  });
});

describe('a package that was changed', () => {
  it('is found in any byte of any part', () => {
    const next = numbers(20_260_528);
    for (const name of PACKAGE_FILES) {
      const { length } = files[name];
      const all =
        length < 200 ? Array.from({ length }, (_, at) => at) : Array.from({ length: 80 }, () => next() % length);
      for (const at of [...all, 0, length - 1]) {
        const bytes = Buffer.from(files[name]);
        bytes[at] = (bytes[at] ?? 0) ^ (1 + (next() % 255));
        const { changed } = checkPackage({ ...files, [name]: bytes }, keys);
        expect({ name, at, found: changed.some(line => line.includes(name.replace(/\..*/, ''))) }).toEqual({
          name,
          at,
          found: true,
        });
      }
    }
  });

  it('is found in a part that became shorter, longer or empty', () => {
    for (const name of PACKAGE_FILES)
      for (const bytes of [
        files[name].subarray(1),
        files[name].subarray(0, -1),
        Buffer.concat([files[name], Buffer.from('\n')]),
        Buffer.concat([files[name], Buffer.from([0])]),
        Buffer.alloc(0),
      ])
        expect(checkPackage({ ...files, [name]: bytes }, keys).changed).not.toEqual([]);
  });

  it('is named: section, manifest, PDF or signature', () => {
    const text = files['manifest.json'].toString().replace('fired four times', 'fired five times');
    const { changed } = checkPackage({ ...files, 'manifest.json': Buffer.from(text) }, keys);
    expect(changed).toContain('manifest.json: section statement');
    expect(changed).toContain('manifest.json or manifest.sig: the signature does not fit');
    const swapped = { ...files, 'package.pdf.sig': files['manifest.sig'] };
    expect(checkPackage(swapped, keys).changed).toEqual(['package.pdf or package.pdf.sig: the signature does not fit']);
  });

  it('is found when signed parts of two packages are put together', async () => {
    const other = await makePackage({ ...sampleInput(), reference: 'K7QM-3X2F' }, signer);
    const mixed = {
      ...files,
      'package.pdf': other.files['package.pdf'],
      'package.pdf.sig': other.files['package.pdf.sig'],
    };
    expect(checkPackage(mixed, keys).changed).toEqual(['package.pdf: it is not the file that the manifest names']);
  });

  it('is found when it was signed anew with another key, whatever key lies in the folder', async () => {
    const forged = (await makePackage(sampleInput(), newSigner(signer.kid))).files;
    expect(verifyFolder([folderOf('forged', forged), '--key', key])).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('manifest.sig'), expect.stringContaining('package.pdf.sig')],
    });
  });

  it('is found when sections are other than those named, though signed', () => {
    const manifest: unknown = JSON.parse(files['manifest.json'].toString());
    const bytes = Buffer.from(canonicalJson({ ...Object(manifest), contents: {} }));
    expect(checkPackage({ ...files, 'manifest.json': bytes }, keys).changed).toContain(
      'manifest.json: its sections are not those that it names',
    );
  });

  it('is found when something else lies in the folder', () => {
    const more = folderOf('more', { ...files, 'notes.txt': Buffer.from('x') });
    expect(verifyFolder([more, '--key', key])).toEqual({
      exitCode: 1,
      lines: ['changed: "notes.txt": it does not belong to the package'],
    });
  });
});

describe('a package cannot be checked', () => {
  it.each(PACKAGE_FILES)('without %s', name => {
    const folder = folderOf(`without-${name}`);
    rmSync(join(folder, name));
    expect(verifyFolder([folder, '--key', key])).toEqual({
      exitCode: 2,
      lines: [`cannot check: ${name} is missing or cannot be read`],
    });
  });

  it.each([
    ['no arguments', []],
    ['no key', [whole]],
    ['no folder', ['--key', key]],
    ['two folders', [whole, whole, '--key', key]],
    ['an option that there is not', [whole, '--key', key, '--force']],
    ['a key file that there is not', [whole, '--key', join(home, 'nothing.json')]],
    ['a folder that there is not', [join(home, 'nothing'), '--key', key]],
    ['a key file that is none', [whole, '--key', join(whole, 'package.pdf')]],
    ['a private key', [whole, '--key', fileOf('private.json', { keys: [signer] })]],
  ])('with %s', (_, args) => {
    const { exitCode, lines } = verifyFolder(args);
    expect({ exitCode, count: lines.length }).toEqual({ exitCode: 2, count: 1 });
  });

  it('by a key that seals and does not sign', () => {
    expect(trustedKeysOf(JSON.stringify({ ...publicHalfOf(signer), use: 'enc' }))).toEqual([]);
  });
});

describe('the command', () => {
  const command = (args: readonly string[]): Promise<{ readonly code: unknown; readonly text: string }> =>
    new Promise(resolve => {
      const hook = ['--no-warnings', '--import', './deploy/local/swc-hook.mjs', '--conditions=@crossroads/source'];
      const script = join(import.meta.dirname, '../../src/verify-package.ts');
      execFile(process.execPath, [...hook, script, ...args], { env: {} }, (error, stdout, stderr) =>
        resolve({ code: error ? error.code : 0, text: `${stdout}${stderr}` }),
      );
    });

  it('ends with 0, 1 or 2, with nothing in its environment', async () => {
    const bad = join(home, 'bad');
    cpSync(whole, bad, { recursive: true });
    writeFileSync(join(bad, 'package.pdf'), Buffer.concat([files['package.pdf'], Buffer.from(' ')]));
    const answers = await Promise.all([[whole, '--key', key], [bad, '--key', key], []].map(command));
    expect(answers.map(({ code }) => code)).toEqual([0, 1, 2]);
    expect(answers[1]?.text).toContain('changed: package.pdf');
    expect(answers[2]?.text).toBe('cannot check: usage: npm run package:verify -- FOLDER --key FILE\n');
  });
});
