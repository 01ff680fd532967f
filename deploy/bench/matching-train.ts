import { compare } from '../../services/intake/src/domain/matching/compare.ts';
import {
  FIELDS,
  LEVELS,
  MISSING,
  type Field,
  type FieldLevels,
} from '../../services/intake/src/domain/matching/levels.ts';
import { WEIGHTS, type Weights } from '../../services/intake/src/domain/matching/parameters.ts';
import type { Labelled } from './matching-file.ts';
import { candidatePairs } from './matching-pairs.ts';

/** Levels that no such file shows keep what is committed. */
const DESIGNED: readonly Field[] = ['age', 'phone', 'alias'];
const TRAINED = FIELDS.filter(field => !DESIGNED.includes(field));

const RANDOM_PAIRS = 2_000_000;
const ROUNDS = 60;
/**
 * Two people of one city agree by chance at least so often: birth dates of 20 years, some fifty quarters, some hundreds
 * of streets. The files spread their people over a century and a continent.
 */
const LEAST_CHANCE: Readonly<Partial<Record<Field, number>>> = {
  birthDate: 1 / 7300,
  postalCode: 1 / 50,
  suburb: 1 / 50,
  street: 1 / 500,
  place: 1 / 500,
};

type Shares = Record<string, number[]>;

const each = (start: number): Shares =>
  Object.fromEntries(TRAINED.map(field => [field, LEVELS[field].map(() => start)]));

const normal = (counts: Shares): Shares =>
  Object.fromEntries(
    Object.entries(counts).map(([field, row]) => {
      const sum = row.reduce((total, count) => total + count, 0);
      return [field, row.map(count => count / sum)];
    }),
  );

const add = (counts: Shares, levels: FieldLevels, weight: number): void => {
  for (const field of TRAINED) {
    const row = counts[field];
    const level = levels[field];
    if (row && level !== MISSING) row[level] = (row[level] ?? 0) + weight;
  }
};

const logOdds = (levels: FieldLevels, m: Shares, u: Shares): number =>
  TRAINED.reduce((sum, field) => {
    const level = levels[field];
    return level === MISSING ? sum : sum + Math.log((m[field]?.[level] ?? 1) / (u[field]?.[level] ?? 1));
  }, 0);

type Model = { readonly m: Shares; readonly u: Shares; readonly lambda: number };

const posterior = (levels: FieldLevels, { m, u, lambda }: Model): number =>
  1 / (1 + Math.exp(-Math.log(lambda / (1 - lambda)) - logOdds(levels, m, u)));

/** Expectation maximisation over the candidate pairs. Its u holds among candidates only, and is thrown away. */
const fit = (pairs: readonly FieldLevels[], random: Shares): Model => {
  const most = Object.fromEntries(
    TRAINED.map(field => [field, LEVELS[field].map((_, level) => (level === 0 ? 0.7 : 0.1))]),
  );
  let model: Model = { m: normal(most), u: random, lambda: 0.5 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [m, u] = [each(0.1), each(0.1)];
    let matches = 0;
    for (const levels of pairs) {
      const weight = posterior(levels, model);
      matches += weight;
      add(m, levels, weight);
      add(u, levels, 1 - weight);
    }
    model = { m: normal(m), u: normal(u), lambda: matches / pairs.length };
  }
  return model;
};

/** A fixed sequence, so that two trainings are equal. */
const sequence = (): ((below: number) => number) => {
  let state = 20_261_124;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** u: how often the levels occur among pairs at random, without those that the model holds for one person. */
const randomShares = (people: readonly Labelled[], pairs: number, model?: Model): Shares => {
  const next = sequence();
  const counts = each(0.5);
  for (let drawn = 0; drawn < pairs; drawn += 1) {
    const [one, other] = [people[next(people.length)], people[next(people.length)]];
    const levels = one && other && one !== other ? compare(one.record, other.record) : undefined;
    if (levels && !(model && posterior(levels, model) > 0.5)) add(counts, levels, 1);
  }
  return normal(counts);
};

/** A better level never says less than a worse one: neighbours out of order share what they say. */
const inOrder = (m: readonly number[], u: readonly number[]): readonly number[] => {
  const pools: { m: number; u: number; size: number }[] = [];
  for (const [level, share] of m.entries()) {
    let pool = { m: share, u: u[level] ?? share, size: 1 };
    for (let last = pools.at(-1); last && last.m / last.u < pool.m / pool.u; last = pools.at(-1)) {
      pools.pop();
      pool = { m: pool.m + last.m, u: pool.u + last.u, size: pool.size + last.size };
    }
    pools.push(pool);
  }
  return pools.flatMap(pool => Array.from({ length: pool.size }, () => Number(Math.log2(pool.m / pool.u).toFixed(2))));
};

const weightsOf = (field: Field, m: readonly number[], u: readonly number[]): readonly number[] => {
  // Names swapped are no evidence of their own: the names are.
  const least = (level: number): number => (field === 'order' ? (m[level] ?? 0) : (LEAST_CHANCE[field] ?? 0));
  const isBounded = (level: number): boolean => level === (field === 'order' ? 1 : 0);
  return inOrder(
    m,
    u.map((share, level) => (isBounded(level) ? Math.max(share, least(level)) : share)),
  );
};

export type Trained = {
  readonly weights: Weights;
  readonly nameShares: { readonly given: number; readonly family: number };
  readonly matchesAmongCandidates: number;
  readonly candidates: number;
};

/** Learns the weights from a file without its labels. */
export const train = (people: readonly Labelled[], randomPairs = RANDOM_PAIRS): Trained => {
  const pairs = candidatePairs(people).map(([one, other]) => compare(one.record, other.record));
  const first = fit(pairs, randomShares(people, randomPairs / 20));
  const random = randomShares(people, randomPairs, first);
  const learned = TRAINED.map(field => [field, weightsOf(field, first.m[field] ?? [], random[field] ?? [])] as const);
  return {
    weights: { ...WEIGHTS, ...Object.fromEntries(learned) },
    nameShares: { given: random['given']?.[0] ?? 0, family: random['family']?.[0] ?? 0 },
    matchesAmongCandidates: Math.round(first.lambda * pairs.length),
    candidates: pairs.length,
  };
};
