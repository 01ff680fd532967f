import { sentenceOf } from './pair.ts';
import type { Pair } from './pair.ts';
import type { Search } from './search.ts';
import type { Static } from './statics.ts';

/** All that one run tried, looked at and found. */
export type WallReport = {
  readonly version: string;
  readonly at: string;
  readonly seconds: number;
  readonly pairs: readonly Pair[];
  /** What each login may do on its own side: tried too, so that a login that can do nothing proves nothing. */
  readonly own: readonly Pair[];
  readonly statics: readonly Static[];
  /** Null where nobody was searched for. */
  readonly search: Search | null;
};

/** What the run found, in sentences: ways through, and what was not proven. */
export type Findings = { readonly holes: readonly string[]; readonly unproven: readonly string[] };

const searchHoles = (search: Search | null): string[] =>
  (search?.hits ?? []).map(({ from, what, place }) => `${what} of ${from} stands in ${place}`);

const searchUnproven = (search: Search | null): string[] =>
  (search?.places ?? [])
    .filter(({ plantedFound }) => !plantedFound)
    .map(({ place }) => `the search did not find what was planted in ${place}`);

export const findingsOf = ({ own, pairs, search, statics }: WallReport): Findings => {
  const untried = pairs.filter(({ outcome }) => outcome === 'untried');
  const idle = own.filter(({ outcome }) => outcome !== 'allowed');
  return {
    holes: [
      ...pairs.filter(({ outcome }) => outcome === 'allowed').map(pair => sentenceOf(pair, 'may')),
      ...statics.flatMap(({ problems }) => problems),
      ...searchHoles(search),
    ],
    unproven: [
      ...untried.map(pair => `${sentenceOf(pair, 'could not try')}: ${pair.code}`),
      ...idle.map(pair => `${sentenceOf(pair, 'cannot')}, which is its own: ${pair.code}`),
      ...(pairs.length === 0 ? ['nothing was tried'] : []),
      ...searchUnproven(search),
    ],
  };
};

/** 0 where the wall stands, 1 where there is a way through, 2 where that is not proven. */
export const exitCodeOf = (report: WallReport): 0 | 1 | 2 => {
  const { holes, unproven } = findingsOf(report);
  if (holes.length > 0) return 1;
  return unproven.length > 0 ? 2 : 0;
};

const lineOf = ({ attempt, code, outcome, principal, target }: Pair): string =>
  `${outcome.padEnd(8)} ${principal} ${attempt} ${target} (${code})`;

const countsOf = (report: WallReport): string => {
  const refused = report.pairs.filter(({ outcome }) => outcome === 'refused').length;
  const worked = report.own.filter(({ outcome }) => outcome === 'allowed').length;
  return `${refused} of ${report.pairs.length} attempts refused, ${worked} of ${report.own.length} own rights work, ${report.seconds} s`;
};

const searchLine = ({ hits, markers, people, places }: Search): string =>
  `${markers} markers of ${people} people searched for in ${places.length} places: ${hits.length} found`;

/** One line a pair, one a thing looked at, and what was found at the end. */
export const linesOf = (report: WallReport): readonly string[] => {
  const { holes, unproven } = findingsOf(report);
  return [
    ...report.pairs.map(lineOf),
    ...report.own.map(pair => `own ${lineOf(pair)}`),
    ...report.statics.map(({ looked, name, problems }) => `looked   ${name}: ${looked}, ${problems.length} wrong`),
    ...(report.search ? [searchLine(report.search)] : []),
    ...unproven.map(sentence => `UNPROVEN ${sentence}`),
    ...holes.map(sentence => `HOLE ${sentence}`),
    countsOf(report),
  ];
};

export const jsonOf = (report: WallReport): string => {
  const { holes, unproven } = findingsOf(report);
  return JSON.stringify({ ok: exitCodeOf(report) === 0, holes, unproven, ...report });
};
