import { blockingKeys } from '../../services/intake/src/domain/matching/blocking-keys.ts';
import type { Encoded } from '../../services/intake/src/domain/matching/record.ts';
import type { Labelled } from './matching-file.ts';

export type Pair = readonly [Labelled, Labelled];

type Blocks = Map<string, number[]>;

const blocksOf = (people: readonly { readonly record: Encoded }[]): Blocks => {
  const blocks: Blocks = new Map();
  for (const [place, { record }] of people.entries()) {
    for (const key of blockingKeys(record)) {
      const block = blocks.get(key);
      if (block) block.push(place);
      else blocks.set(key, [place]);
    }
  }
  return blocks;
};

/** Pairs that share a blocking key: within the file, or between the two files. Each once. */
export const candidatePairs = (people: readonly Labelled[], others?: readonly Labelled[]): readonly Pair[] => {
  const right = others ?? people;
  const found = new Set<number>();
  const rightBlocks = others ? blocksOf(others) : undefined;
  for (const [key, block] of blocksOf(people)) {
    for (const one of block) {
      for (const other of rightBlocks?.get(key) ?? block) {
        if (others || one < other) found.add(one * right.length + other);
      }
    }
  }
  return [...found].flatMap(code => {
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
