import type { Consumer } from 'kafkajs';
import type { Position } from '../transport.ts';

/** What a subscription needs from its transport. */
export type SubscriptionPorts = {
  readonly consumer: Consumer;
  readonly heartbeatMs: number;
  readonly commitEveryMs: number;
  /** Next free offset by partition of a topic. */
  readonly highWatermarks: (topic: string) => Promise<ReadonlyMap<number, number>>;
  /** Offsets that the group committed; partitions without one are absent. */
  readonly committed: (group: string, topics: readonly string[]) => Promise<readonly Position[]>;
  readonly concurrency: number;
};
