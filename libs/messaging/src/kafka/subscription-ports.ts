import type { Consumer } from 'kafkajs';
import type { Position } from '../transport.ts';
import type { AskedOnce } from './asked-once.ts';

/** What a subscription needs from its transport. */
export type SubscriptionPorts = {
  readonly consumer: Consumer;
  readonly heartbeatMs: number;
  readonly commitEveryMs: number;
  /** Next free offset by partition of a topic. */
  readonly highWatermarks: (topic: string) => Promise<ReadonlyMap<number, number>>;
  /** Offsets that the group had committed when it was joined; partitions without one are absent. */
  readonly committed: AskedOnce<readonly Position[]>;
  readonly concurrency: number;
};
