import type { TopicPartition } from '../transport.ts';
import type { Decoded } from './decode.ts';

/** A message that has to be dealt with, with what it turned out to be. */
export type Item<C> = TopicPartition & {
  readonly offset: number;
  /** Key of the record; a record without one stands for itself. */
  readonly key: string;
  readonly value: Buffer | null;
  readonly decoded: Exclude<Decoded<C>, { readonly kind: 'skip' }>;
};

/** Name of a partition in maps. */
export const partitionName = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** Name of a key in sets: keys are apart for each topic. */
export const keyName = ({ topic, key }: { readonly topic: string; readonly key: string }): string => `${topic} ${key}`;
