// npm run bench:matching: see README.md. Reached through matching.mjs, which has installed the packages.
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { bestCut, cutAt, scorePairs, zoneFigures } from './matching-figures.ts';
import { readPeople, UnusableFile } from './matching-file.ts';
import { lookUp } from './matching-lookup.ts';
import { train } from './matching-train.ts';

const USAGE =
  'npm run bench:matching -- FILE.csv [OTHER.csv] [--threshold-from FILE.csv] [--weights-from FILE.csv] [--train] [--json], or --lookup PEOPLE';

const { values: flags, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    'threshold-from': { type: 'string' },
    'weights-from': { type: 'string' },
    lookup: { type: 'string' },
    train: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

/** What matching says of one file, or between two, and how long it took from reading to the last score. */
const measure = () => {
  const [file, other] = positionals;
  if (file === undefined || positionals.length > 2) throw new UnusableFile(`usage: ${USAGE}`);
  if (flags.train) return { file, ...train(readPeople(file)) };
  const { 'threshold-from': thresholdFrom, 'weights-from': weightsFrom } = flags;
  const weights = weightsFrom === undefined ? undefined : train(readPeople(weightsFrom)).weights;
  const began = performance.now();
  const people = readPeople(file);
  const others = other === undefined ? undefined : readPeople(other);
  const scoring = scorePairs({ people, others }, weights);
  const seconds = Number(((performance.now() - began) / 1000).toFixed(3));
  const best = bestCut(scoring);
  const elsewhere =
    thresholdFrom === undefined ? undefined : bestCut(scorePairs({ people: readPeople(thresholdFrom) }, weights));
  return {
    file,
    other: other ?? null,
    records: people.length + (others?.length ?? 0),
    pairs: scoring.scored.length,
    truePairs: scoring.same,
    truePairsCompared: scoring.scored.filter(({ isSame }) => isSame).length,
    recallAtPrecision999: best.recall,
    thresholdAtPrecision999: best.threshold,
    zones: zoneFigures(scoring),
    thresholdFrom: elsewhere ? { file: thresholdFrom, ...cutAt(scoring, elsewhere.threshold) } : null,
    seconds,
  };
};

/** Looks people up among so many: `--lookup 1000000`. */
const measureLookUp = (text: string): Promise<object> => {
  const people = Number(text);
  if (!Number.isInteger(people) || people < 1_000)
    throw new UnusableFile('--lookup needs a number of people, 1000 or more');
  return lookUp(people);
};

try {
  const result = flags.lookup === undefined ? measure() : await measureLookUp(flags.lookup);
  process.stdout.write(`${flags.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof UnusableFile)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
