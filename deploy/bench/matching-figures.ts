import { score, ZONES, type Zone } from '../../services/intake/src/domain/matching/score.ts';
import type { Weights } from '../../services/intake/src/domain/matching/parameters.ts';
import type { Labelled } from './matching-file.ts';
import { candidatePairs, pairCounts } from './matching-pairs.ts';

export const PRECISION = 0.999;

type Scored = { readonly score: number; readonly zone: Zone; readonly isSame: boolean };

export type Scoring = {
  /** Best first. */
  readonly scored: readonly Scored[];
  readonly all: number;
  readonly same: number;
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Number((part / whole).toFixed(5)));

/** Scores every candidate pair of a file, or between two. The labels only say afterwards which pairs were right. */
export const scorePairs = (
  { people, others }: { readonly people: readonly Labelled[]; readonly others?: readonly Labelled[] | undefined },
  weights?: Weights,
): Scoring => {
  const scored = candidatePairs(people, others).map(([one, other]) => {
    const found = score(one.record, other.record, weights);
    return { score: found.score, zone: found.zone, isSame: one.entity === other.entity };
  });
  return { scored: scored.toSorted((a, b) => b.score - a.score), ...pairCounts(people, others) };
};

export type Cut = { readonly threshold: number; readonly precision: number; readonly recall: number };

/** The lowest threshold that keeps the precision, pairs of equal score together. */
export const bestCut = ({ scored, same }: Scoring, precision = PRECISION): Cut => {
  let right = 0;
  let best: Cut = { threshold: Infinity, precision: 1, recall: 0 };
  for (const [place, pair] of scored.entries()) {
    right += Number(pair.isSame);
    const isLastOfScore = scored[place + 1]?.score !== pair.score;
    if (isLastOfScore && right / (place + 1) >= precision) {
      best = { threshold: pair.score, precision: share(right, place + 1), recall: share(right, same) };
    }
  }
  return best;
};

export const cutAt = ({ scored, same }: Scoring, threshold: number): Cut => {
  const kept = scored.filter(pair => pair.score >= threshold);
  const right = kept.filter(({ isSame }) => isSame).length;
  return { threshold, precision: share(right, kept.length), recall: share(right, same) };
};

type ZoneFigures = {
  readonly pairs: number;
  readonly samePairs: number;
  readonly precision: number;
  readonly recall: number;
};

/** `link` and `review` say "the same person", `new` says "two people": of it, precision and recall are those of two people. */
export const zoneFigures = ({ scored, all, same }: Scoring): Readonly<Record<Zone, ZoneFigures>> => {
  const of = (zone: Zone): ZoneFigures => {
    const inside = scored.filter(pair => pair.zone === zone);
    const samePairs = inside.filter(({ isSame }) => isSame).length;
    if (zone !== 'new') {
      return {
        pairs: inside.length,
        samePairs,
        precision: share(samePairs, inside.length),
        recall: share(samePairs, same),
      };
    }
    const neverCompared = all - scored.length;
    const sameNeverCompared = same - scored.filter(({ isSame }) => isSame).length;
    const pairs = inside.length + neverCompared;
    const missed = samePairs + sameNeverCompared;
    return {
      pairs,
      samePairs: missed,
      precision: share(pairs - missed, pairs),
      recall: share(pairs - missed, all - same),
    };
  };
  const [link, review, fresh] = ZONES;
  return { link: of(link), review: of(review), new: of(fresh) };
};
