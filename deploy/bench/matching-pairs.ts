import { blockingKeys } from '../../services/intake/src/domain/matching/blocking-keys.ts';
import type { Labelled } from './matching-file.ts';

export type Pair = readonly [Labelled, Labelled];

type Blocks = Map<string, number[]>;

const blocksOf = (people: readonly Labelled[]): Blocks => {
  const blocks: Blocks = new Map();
  const entries = people.flatMap(({ record }, place) => blockingKeys(record).map(key => [key, place] as const));
  for (const [key, place] of entries) {
    const block = blocks.get(key);
    if (block) block.push(place);
    else blocks.set(key, [place]);
  }
  return blocks;
};

/** Pairs that share a blocking key: within the file, or between the two files. Each once. */
export const candidatePairs = (people: readonly Labelled[], others?: readonly Labelled[]): readonly Pair[] => {
  const right = others ?? people;
  const rightBlocks = others && blocksOf(others);
  const inBlock = ([key, block]: readonly [string, readonly number[]]): readonly number[] => {
    const partners = rightBlocks ? (rightBlocks.get(key) ?? []) : block;
    return block.flatMap(one =>
      partners.filter(other => others !== undefined || one < other).map(other => one * right.length + other),
    );
  };
  return [...new Set([...blocksOf(people)].flatMap(inBlock))].flatMap(code => {
    const one = people[Math.floor(code / right.length)];
    const other = right[code % right.length];
    return one && other ? [[one, other] as const] : [];
  });
};

const countsOf = (people: readonly Labelled[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { entity } of people) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return counts;
};

/** How many pairs there are in all, and how many of them are of one person. */
export const pairCounts = (people: readonly Labelled[], others?: readonly Labelled[]) => {
  const counts = countsOf(people);
  if (!others) {
    const same = [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
    return { all: (people.length * (people.length - 1)) / 2, same };
  }
  const same = [...countsOf(others)].reduce((sum, [entity, count]) => sum + count * (counts.get(entity) ?? 0), 0);
  return { all: people.length * others.length, same };
};
