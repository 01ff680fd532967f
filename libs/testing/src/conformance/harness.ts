import type { Fetched, IncomingMessage, OutgoingRecord, Position, Transport } from '@crossroads/messaging';

/** What a transport's spec provides to the suite. */
export type TransportHarness = {
  /** A new topic. */
  readonly topic: (partitions: number) => Promise<string>;
  /** A group that nobody uses. */
  readonly group: () => string;
  /** A new client that may do everything. With `commits: false` resolved offsets are not committed before it closes. */
  readonly transport: (options?: { readonly commits: boolean }) => Transport;
  /** A new client that may neither read nor write the suite's topics. */
  readonly stranger: () => Transport;
  readonly close: () => Promise<void>;
};

/** A record as text. */
export const record = (topic: string, partition: number, text: string): OutgoingRecord => ({
  topic,
  partition,
  key: `key-${partition}`,
  value: Buffer.from(text),
});

/** Text of a message. */
export const textOf = ({ value }: IncomingMessage): string => value?.toString() ?? '';

/** Texts of a fetch, by partition. */
export const textsOf = ({ partitions }: Fetched): string[] =>
  partitions.flatMap(({ messages }) => messages.map(textOf));

/** Positions past everything of a fetch. */
export const past = ({ partitions }: Fetched): Position[] =>
  partitions.map(({ topic, partition, messages }) => ({
    topic,
    partition,
    next: (messages.at(-1)?.offset ?? -1) + 1,
  }));
