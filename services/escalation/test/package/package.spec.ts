import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isSignedBy, publicHalfOf } from '@crossroads/platform';
import { contentsOf } from '../../src/package/contents.ts';
import { sha256 } from '../../src/package/hashes.ts';
import { SECTION_TITLES } from '../../src/package/labels.ts';
import { makePackage } from '../../src/package/make-package.ts';
import { buildDraft } from '../../src/package/manifest.ts';
import type { PackageInput } from '../../src/package/package-input.ts';
import { shownTime } from '../../src/package/times.ts';
import { readPdf } from './read-pdf.ts';
import { newSigner, sampleInput } from './sample-input.ts';

const signer = newSigner();
const pdfOf = async (input: PackageInput): Promise<Buffer> => (await makePackage(input, signer)).files['package.pdf'];
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
const run = (command: string, args: readonly string[]): string | undefined => {
  try {
    return execFileSync(command, args, { encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

describe('a package', () => {
  it('has the same manifest and PDF each time, and signatures that fit', async () => {
    const [one, other] = [await makePackage(sampleInput(), signer), await makePackage(sampleInput(), newSigner('e-2'))];
    for (const name of ['manifest.json', 'package.pdf'] as const) {
      expect(sha256(one.files[name])).toBe(sha256(other.files[name]));
      const signature = Buffer.from(
        one.files[name === 'package.pdf' ? 'package.pdf.sig' : 'manifest.sig'].toString(),
        'base64',
      );
      expect(isSignedBy(publicHalfOf(signer), one.files[name], signature)).toBe(true);
    }
    expect(one.packageHash).toBe(other.packageHash);
  });

  it('has the same bytes in another process, zone and language', async () => {
    const { files } = await makePackage(sampleInput(), signer);
    const script = join(import.meta.dirname, 'print-hashes.ts');
    const hook = ['--no-warnings', '--import', './deploy/local/swc-hook.mjs', '--conditions=@crossroads/source'];
    const elsewhere = [
      { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/Denver', LANG: 'C', LC_ALL: 'C' },
    ];
    const said = await Promise.all(
      elsewhere.map(env =>
        promisify(execFile)(process.execPath, [...hook, script], { env: { ...process.env, ...env } }),
      ),
    );
    const hashes = `${sha256(files['manifest.json'])} ${sha256(files['package.pdf'])}\n`;
    expect(said.map(({ stdout }) => stdout)).toEqual([hashes, hashes]);
  });

  it('has another manifest and PDF when anything is said otherwise', async () => {
    const changes: ((input: PackageInput) => PackageInput)[] = [
      input => ({ ...input, statement: `${input.statement} ` }),
      input => ({ ...input, reference: 'K7QM-3X2F' }),
      input => ({ ...input, subject: { ...input.subject, birthDate: '1999-02-27' } }),
    ];
    const { files } = await makePackage(sampleInput(), signer);
    for (const change of changes) {
      const other = await makePackage(change(sampleInput()), signer);
      expect(sha256(other.files['manifest.json'])).not.toBe(sha256(files['manifest.json']));
    }
  });
});

describe('the PDF of a package', () => {
  it('is tagged, with one H1, an H2 for each section, and rows and cells', async () => {
    const found = await readPdf(await pdfOf(sampleInput()));
    const count = (role: string): number => found.roles.filter(each => each === role).length;
    expect(found).toMatchObject({
      isMarked: true,
      language: 'en-US',
      title: 'Escalation package K7QM-3X2D',
      xmpTitle: 'Escalation package K7QM-3X2D',
    });
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBe(Object.keys(SECTION_TITLES).length + 1);
    for (const role of ['Document', 'Sect', 'TOC', 'TOCI', 'Table', 'TR', 'TH', 'TD', 'H3', 'P'])
      expect(count(role)).toBeGreaterThan(0);
  });

  it('says that it is PDF/UA-1, has all fonts in it, and nothing that runs, links or hides', async () => {
    const text = (await pdfOf(sampleInput())).toString('latin1');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(text).not.toMatch(/\/(JavaScript|EmbeddedFiles|Annots \[\d|URI|Encrypt|ObjStm|Helvetica)/);
  });

  it('is tagged for poppler too, where it is installed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'package-')), 'package.pdf');
    writeFileSync(file, await pdfOf(sampleInput()));
    const about = run('pdfinfo', [file]) ?? 'Tagged:          yes';
    const structure = run('pdfinfo', ['-struct', file]) ?? 'H1 (block)\n H2 (block)';
    expect(about).toMatch(/Tagged: +yes/);
    expect(structure.match(/\bH1\b/g)).toHaveLength(1);
    expect(structure).toMatch(/\bH2\b/);
  });

  it('says on every page which package it is, to whom, when, and which page', async () => {
    const { pages } = await readPdf(await pdfOf(sampleInput()));
    pages.forEach((text, index) => {
      expect(text).toContain('K7QM-3X2D');
      expect(text).toContain('United States Attorney, District of New Mexico');
      expect(text).toContain('2026-05-28 11:45 (UTC-06:00)');
      expect(text).toContain(`page ${index + 1} of ${pages.length}`);
    });
  });

  it('shows names as people write them, and codes in plain words', async () => {
    const text = plain((await readPdf(await pdfOf(sampleInput()))).pages.join('\n')).normalize('NFC');
    for (const words of [
      'Łucja Béésh',
      'Núñez-Łééchąąʼí'.normalize('NFC'),
      'Shooting at a dwelling or vehicle',
      '2026-05-14 23:58 (UTC-06:00)',
      'Possession of a firearm by a prohibited person',
      'Presented to the District Attorney, not decided',
      'affirmed that no exculpatory or mitigating fact is known',
      'He fired four times into the dwelling.',
    ])
      expect(text).toContain(words);
  });

  it('breaks a long statement over pages and loses none of it', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
    const statement = words.join(' ').slice(0, 5_990);
    const input = { ...sampleInput(), statement, exculpatory: { facts: 'Łóó’ saw another car.'.replace('’', 'ʼ') } };
    const { pages } = await readPdf(await pdfOf(input));
    const text = plain(pages.join(' ').replaceAll(/Package K7QM-3X2D|page \d+ of \d+/g, ' '));
    for (const word of statement.split(' ')) expect(text).toContain(word);
    const facts = pages.filter(page => page.includes('Exculpatory and mitigating facts') && !page.includes('Contents'));
    expect(facts).toHaveLength(1);
    expect(facts[0]).not.toContain('word');
    expect(facts[0]).not.toContain('Victim notification');
  });

  it('lists each section with the page it begins on', async () => {
    const { pages } = await readPdf(await pdfOf(sampleInput()));
    for (const title of Object.values(SECTION_TITLES)) {
      const page = Number(new RegExp(`${title} *\\n? *(\\d+)`).exec(pages[1] ?? '')?.[1]);
      expect(pages[page - 1]).toContain(title);
    }
  });
});

describe('a package is refused', () => {
  const refusal = (input: unknown): unknown => {
    try {
      return buildDraft(input as PackageInput);
    } catch (error) {
      return error;
    }
  };
  const refused = (code: string, field: string) =>
    expect.objectContaining({ name: 'PackageRefused', code, fields: expect.arrayContaining([field]) });

  it('for a field that is not on the list, at any depth', () => {
    const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;
    const withMore = (value: object, path: readonly string[]): object => {
      const [next, ...rest] = path;
      if (next === undefined) return { ...value, helpAccepted: 'canary' };
      const part: unknown = Reflect.get(value, next);
      const changed = isNode(part) ? withMore(part, rest) : part;
      return Array.isArray(value) ? value.with(Number(next), changed) : { ...value, [next]: changed };
    };
    const pathsOf = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
      isNode(value)
        ? [
            ...(Array.isArray(value) || path.at(-1) === 'proof' ? [] : [path]),
            ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, [...path, name])),
          ]
        : [];
    const paths = pathsOf(sampleInput(), []);
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const answer = refusal(withMore(sampleInput(), path));
      expect(answer).toMatchObject({ name: 'PackageRefused', code: 'package.not-allowed' });
      expect(String(answer)).not.toContain('canary');
    }
  });

  it('for words where a proof has codes and dates', () => {
    const input = sampleInput();
    const conditions = input.checklist.conditions.map(each => ({ ...each, proof: { note: 'He said, at home, that' } }));
    expect(refusal({ ...input, checklist: { ...input.checklist, conditions } })).toMatchObject({
      code: 'package.not-allowed',
    });
  });

  it('without ten proofs', () => {
    const input = sampleInput();
    const { conditions } = input.checklist;
    const lists = [
      conditions.slice(1),
      [...conditions.slice(1), ...conditions.slice(1, 2)],
      conditions.map(each => (each.code === 'P3' ? { ...each, met: 'unknown' } : each)),
    ];
    for (const each of lists)
      expect(refusal({ ...input, checklist: { ...input.checklist, conditions: each } })).toEqual(
        refused('package.unproven', '/checklist'),
      );
  });

  it('without two approvals of two kinds, by two people of two other lines', () => {
    const input = sampleInput();
    const [process, attorney] = input.approvals;
    if (!process || !attorney) throw new Error('the sample has both');
    const pairs = [
      [process, { ...attorney, kind: 'PROCESS' }],
      [process, { ...attorney, staffId: process.staffId }],
      [process, { ...attorney, unitId: process.unitId }],
      [{ ...process, staffId: input.nominator.staffId }, attorney],
      [process, { ...attorney, unitId: input.nominator.unitId }],
    ];
    for (const approvals of pairs)
      expect(refusal({ ...input, approvals })).toEqual(refused('package.not-independent', '/approvals'));
    expect(refusal({ ...input, approvals: [process] })).toMatchObject({ code: 'package.not-allowed' });
  });

  it('for barred words, and for letters that it cannot show', () => {
    const input = sampleInput();
    expect(refusal({ ...input, statement: 'He refused services.' })).toEqual(
      refused('package.barred-content', '/statement'),
    );
    const subject = { ...input.subject, familyName: '王' };
    expect(refusal({ ...input, subject })).toEqual(refused('package.unprintable', '/subject/familyName'));
    expect(refusal({ ...input, statement: 'He \u202Efired' })).toEqual(refused('package.unprintable', '/statement'));
  });
});

describe('times', () => {
  it.each([
    ['2026-03-08T08:59:00.000Z', '2026-03-08 01:59 (UTC-07:00)'],
    ['2026-03-08T09:00:00.000Z', '2026-03-08 03:00 (UTC-06:00)'],
    ['2026-11-01T07:30:00.000Z', '2026-11-01 01:30 (UTC-06:00)'],
    ['2026-11-01T08:30:00.000Z', '2026-11-01 01:30 (UTC-07:00)'],
    ['2026-05-14', '2026-05-14'],
  ])('are those of the place: %s', (at, text) => {
    expect(shownTime('America/Denver', at)).toBe(text);
  });

  it('have a distance in half hours where the place has', () => {
    expect(shownTime('America/St_Johns', '2026-01-01T00:00:00.000Z')).toBe('2025-12-31 20:30 (UTC-03:30)');
  });

  it('order the steps by the days of the place: an act late in the evening comes before the charge of the next day', () => {
    const input = sampleInput();
    const incident = { ...input.incident, actAt: '2026-05-15T05:58:00.000Z', chargedOn: '2026-05-15' };
    const { steps } = contentsOf({ ...input, incident }).chronology;
    const order = steps.map(({ step }) => step);
    expect(order.indexOf('ACT') + 1).toBe(order.indexOf('CHARGED'));
  });
});
