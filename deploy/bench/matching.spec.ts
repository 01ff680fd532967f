import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outsideData } from '@crossroads/testing';
import { bestCut, cutAt, scorePairs, zoneFigures, type Scoring } from './matching-figures.ts';
import { readPeople, UnusableFile } from './matching-file.ts';
import { train } from './matching-train.ts';

const HEADER =
  'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id';

const fileOf = (name: string, ...lines: string[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'matching-')), name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

const smallFile = (): string =>
  fileOf(
    'small.csv',
    HEADER,
    'rec-1-org, naomi, millar, 7, southern cross drive, glengar, st agnes, 5172, qld, 19750818, 7751504',
    'rec-1-dup-0, naomi, milar, 7, glengar, southern cross drive, st agnes, 5172, qld, 19750818, 1111111',
    'rec-2-org, jett, colegate, 55, hampton circuit, gibraltar, st albans, 6011, nsw, 19021119, 7751504',
  );

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['deploy/bench/matching.mjs', ...args], { encoding: 'utf8' });

describe('npm run bench:matching', () => {
  it('finds the duplicates of a file and never reads the social security number', () => {
    const { status, stdout } = run(smallFile(), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ records: 3, truePairs: 1, pairs: 1, recallAtPrecision999: 1 });
  });

  it('links two files, and takes the threshold of a third', () => {
    const { stdout } = run(smallFile(), smallFile(), '--threshold-from', smallFile(), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ records: 6, truePairs: 5, thresholdFrom: { precision: 1, recall: 1 } });
  });

  it.each([
    ['a missing file', 'nowhere.csv'],
    ['a wrong header', fileOf('other.csv', 'id, name', '1, naomi')],
    ['an empty file', fileOf('empty.csv', '')],
  ])('ends with 2 and one line on %s', (_, file) => {
    const { status, stdout, stderr } = run(file, '--json');
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(() => readPeople(file)).toThrow(UnusableFile);
  });
});

const [two, three] = [outsideData('febrl/dataset2.csv'), outsideData('febrl/dataset3.csv')];
const withData = two !== undefined && three !== undefined ? describe : describe.skip;

withData('on the outside data (febrl/dataset2.csv and febrl/dataset3.csv)', () => {
  const scorings = new Map<string | undefined, Scoring>();
  const of = (file: string | undefined): Scoring => {
    const scoring = scorings.get(file) ?? scorePairs({ people: readPeople(file ?? '') });
    scorings.set(file, scoring);
    return scoring;
  };

  it.each([
    ['3', three, 0.985],
    ['2', two, 0.94],
  ] as const)('reaches the bar on dataset %s', (_, file, bar) => {
    expect(bestCut(of(file)).recall).toBeGreaterThanOrEqual(bar);
  });

  it.each([
    ['2', two, three],
    ['3', three, two],
  ])('keeps precision and recall on dataset %s with the threshold of the other', (_, file, other) => {
    const cut = cutAt(of(file), bestCut(of(other)).threshold);
    expect(cut.precision).toBeGreaterThanOrEqual(0.99);
    expect(cut.recall).toBeGreaterThanOrEqual(0.97);
  });

  it.each([two, three])('links nobody wrongly by itself, and shows the others to a reviewer: %#', file => {
    const { link, review } = zoneFigures(of(file));
    expect(link.precision).toBeGreaterThanOrEqual(0.999);
    expect(link.recall + review.recall).toBeGreaterThanOrEqual(0.97);
  });

  it('links 5,000 people with 5,000 within 10 seconds', () => {
    const people = readPeople(three ?? '');
    const began = performance.now();
    scorePairs({ people, others: people });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('learns weights from the one file, without labels, that are good on the other', () => {
    const { weights } = train(readPeople(two ?? ''), 100_000);
    expect(bestCut(scorePairs({ people: readPeople(three ?? '') }, weights)).recall).toBeGreaterThanOrEqual(0.985);
  });
});
