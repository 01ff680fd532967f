import type { Position, TopicPartition } from '../transport.ts';

/** A compare-and-set of one fence: only if it stands at `from`, it moves to `to`. `from === to` checks and locks. */
export type OffsetMove = TopicPartition & { readonly from: number; readonly to: number };

/** A message set aside because an earlier one of its key failed, or because it did itself. */
export type ParkedMessage = TopicPartition & {
  readonly group: string;
  readonly key: string;
  readonly offset: number;
  readonly eventId: string | undefined;
  readonly value: Buffer;
  readonly reason: string;
  readonly attempts: number;
  /** UTC instant by the service's clock. */
  readonly nextAttemptAt: Date;
  /** The dead letter that is being replayed, if it is one. */
  readonly replayOf: string | undefined;
};

/** A parked message as stored. Ids rise in the order of parking. */
export type StoredParked = ParkedMessage & { readonly id: number };

/** A message that will not be tried again by itself. `raw` may be anything a stranger wrote: kept like personal data. */
export type DeadLetter = TopicPartition & {
  readonly id: string;
  readonly group: string;
  readonly key: string | undefined;
  readonly offset: number;
  readonly eventId: string | undefined;
  readonly type: string | undefined;
  /** Stable code, such as `schema` or `handler.offer.expired`. */
  readonly reason: string;
  readonly attempts: number;
  readonly raw: Buffer | undefined;
  readonly diedAt: Date;
  readonly replayCount: number;
};

/** What was tried before the process died: written before the work, so that it survives the death. */
export type Attempt = Position & { readonly attempts: number; readonly single: boolean };

/** A fence as found. */
export type Fence = Position & { readonly cluster: string };

/** What a consumer reads and writes outside a handler's transaction. Each call is a transaction of its own. */
export interface ConsumerStore {
  /** Fences of a group; missing ones are made at the given offsets first. */
  openFences(group: string, cluster: string, firstSeen: readonly Position[]): Promise<readonly Fence[]>;
  /** Topic and key of everything parked by this group. */
  parkedKeys(group: string): Promise<readonly { readonly topic: string; readonly key: string }[]>;
  /** Heads of parked keys that are due, oldest first. */
  dueParked(group: string, now: Date, limit: number): Promise<readonly StoredParked[]>;
  /** Parked messages of one key in order. */
  parkedOf(group: string, topic: string, key: string): Promise<readonly StoredParked[]>;
  /** Writes down a failed attempt at a parked message. */
  postponeParked(id: number, attempts: number, nextAttemptAt: Date): Promise<void>;
  readAttempts(group: string): Promise<readonly Attempt[]>;
  /** Durable before it resolves. */
  writeAttempts(group: string, attempts: readonly Attempt[]): Promise<void>;
  clearAttempts(group: string): Promise<void>;
}

/** Another owner of the partition moved the fence: everything of this transaction is void. */
export class FenceLost extends Error {
  override readonly name = 'FenceLost';
  readonly code = 'fence-lost';
  readonly retriable = false;

  constructor(readonly group: string) {
    super(`a fence of ${group} was moved by somebody else`);
  }
}
