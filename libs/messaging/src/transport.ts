/** One partition of one topic. */
export type TopicPartition = { readonly topic: string; readonly partition: number };

/**
 * Where a group goes on in a partition: `next` is the offset of the first message not yet dealt with.
 * Offsets are whole numbers below 2^53.
 */
export type Position = TopicPartition & { readonly next: number };

/** A record to be stored. The partition is ours to choose ({@link partitionFor}), so that every client agrees on it. */
export type OutgoingRecord = TopicPartition & {
  readonly key: string;
  readonly value: Buffer;
  /** Few: each costs 4 to 5 microseconds to encode. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** The broker stored the records of one partition, the first of them at `baseOffset`. */
export type Ack = TopicPartition & { readonly baseOffset: number };

/** A record as read. `value` is null for a tombstone. */
export type IncomingMessage = {
  readonly offset: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  /** UTC instant at which the producer sent it. */
  readonly timestamp: Date;
};

/** What one fetch brought for one partition: at least one message, in offset order. `highWatermark` is the next free offset. */
export type FetchedPartition = TopicPartition & {
  readonly messages: readonly IncomingMessage[];
  readonly highWatermark: number;
};

/** Everything that one fetch brought, over all partitions, to be handled in one transaction. */
export type Fetched = {
  readonly partitions: readonly FetchedPartition[];
  /** Aborts when the work is no longer ours: heartbeat refused, rebalance, stop. What is committed after that is fenced off. */
  readonly signal: AbortSignal;
};

/**
 * Handles one fetch; the next one waits for it. Returns where each partition goes on: past the messages dealt with, or
 * any earlier or later offset to read from there (the transport seeks). A partition left out is read again.
 * A rejection crashes the subscription, so retry inside while the signal is not aborted.
 */
export type FetchHandler = (fetched: Fetched) => Promise<readonly Position[]>;

/** How one group reads. Members of a group subscribe to the same topics. */
export type SubscribeOptions = {
  readonly group: string;
  readonly topics: readonly string[];
  readonly onFetch: FetchHandler;
  /** The subscription is dead and its client gone; the supervisor builds a new one. Called at most once. */
  readonly onCrash: (error: Error) => void;
  /** Least time from one fetch to the next, milliseconds: under load a fetch brings more. A lone message never waits for it. */
  readonly paceMs?: number | undefined;
};

/** How far a group is behind in one assigned partition, by messages. */
export type PartitionLag = Position & { readonly highWatermark: number; readonly lag: number };

/** State of one group member. It is assigned nothing while the group forms; that is not a fault by itself. */
export type SubscriptionHealth = {
  readonly group: string;
  readonly state: 'joining' | 'running' | 'crashed' | 'closed';
  readonly assigned: readonly TopicPartition[];
  /** Last fetch whose handler returned; UTC instant. */
  readonly lastProgressAt: Date | undefined;
};

/** One group member at work. */
export interface Subscription {
  /** Tells the broker at once. A hint for the next start, never the truth. Otherwise done lazily and on close. */
  commit(positions: readonly Position[]): Promise<void>;
  /** Stops fetching from these partitions; the others go on. */
  pause(partitions: readonly TopicPartition[]): void;
  /** Fetches from them again. */
  resume(partitions: readonly TopicPartition[]): void;
  /** Reads on from there. Takes effect with the next fetch. */
  seek(position: Position): void;
  /** Of the partitions assigned to this member. @throws {TransportError} `transport.unavailable`; retriable */
  lag(): Promise<readonly PartitionLag[]>;
  health(): SubscriptionHealth;
  /** With `drain` the running fetch is finished and committed; without, its signal aborts and nothing is committed. */
  close(options: { readonly drain: boolean }): Promise<void>;
}

/** State of the whole transport: `producing` is false from a failed send until a new producer is connected. */
export type TransportHealth = {
  readonly producing: boolean;
  readonly subscriptions: readonly SubscriptionHealth[];
};

/** The wire between services. Delivery is at least once and in order within a partition; nothing else is promised. */
export interface Transport {
  /** Connects, checks that the broker speaks our protocol and that the topics exist. @throws {TransportError} saying what is missing */
  open(topics: readonly string[]): Promise<void>;
  /** Partitions of a topic that was opened. @throws {TransportError} `transport.unknown-topic`; not retriable */
  partitionsOf(topic: string): number;
  /**
   * Stores records, in order within each partition; resolves once all are durable by the broker's word.
   * After a rejection any of them may be stored: send the whole batch again, in the same order.
   * @throws {TransportError} `transport.record-too-large`, `transport.unknown-topic`, `transport.refused`: not retriable;
   *   `transport.unavailable`: retriable
   */
  produceBatch(records: readonly OutgoingRecord[]): Promise<readonly Ack[]>;
  /** Starts reading, from the committed offsets or the beginning. Does not wait for the group to form. */
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  health(): TransportHealth;
  /** Closes subscriptions (see {@link Subscription.close}), then the producer. */
  close(options: { readonly drain: boolean }): Promise<void>;
}

/** Why the transport failed. */
export type TransportErrorCode =
  | 'transport.record-too-large'
  | 'transport.unknown-topic'
  | 'transport.refused'
  | 'transport.incompatible'
  | 'transport.unavailable'
  | 'transport.closed';

/** A failure of the wire. Only `transport.unavailable` is retriable. Never holds a key or a value. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly retriable: boolean;

  constructor(
    readonly code: TransportErrorCode,
    message: string,
    options?: ErrorOptions & {
      /** Indexes into the batch of the records at fault, when known. */
      readonly records?: readonly number[];
    },
  ) {
    super(message, options);
    this.retriable = code === 'transport.unavailable';
    this.records = options?.records ?? [];
  }

  readonly records: readonly number[];
}

/** Most bytes of one record, key and headers included: below the broker's own limit, so that it never has to refuse one. */
export const maxRecordBytes = 900_000;

/** Most records of one send: kafkajs groups them with quadratic copies beyond that. */
export const maxRecordsPerSend = 500;
