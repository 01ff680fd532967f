/** An event ready for the outbox. Its `sequence` is drawn in the transaction and stands between `head` and `tail` of the value. */
export type OutboxRecord = {
  readonly eventId: string;
  readonly topic: string;
  /** Orders events: `sequence` counts per topic and subject. Also the record key. */
  readonly subject: string;
  /** The value is the text `head + sequence + tail`, in UTF-8, serialised once. */
  readonly head: string;
  readonly tail: string;
  readonly traceparent: string | undefined;
};

/** A pending event, in the order in which the relay must send it. `id` is a whole number below 2^53. */
export type PendingEvent = {
  readonly id: number;
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  readonly traceparent: string | undefined;
};

/** How many events of one topic were sent in one hour; `period` is the hour of the event ids, as `2026-11-24T08`. */
export type Tally = {
  readonly topic: string;
  readonly period: string;
  readonly count: number;
  /** XOR of the event ids, 32 hexadecimal digits. */
  readonly xor: string;
};

/** The right to relay: whoever holds the newest epoch. Times are the database's. */
export type Lease = { readonly name: string; readonly owner: string; readonly epoch: number };

/**
 * The outbox as the relay sees it: a queue of visible rows, never a cursor. Each call is a transaction of its own.
 * A lost `removeSent` (crash) only means that events are sent again.
 */
export interface OutboxStore {
  /** Takes, or renews, the lease; undefined when somebody else holds it. A takeover raises the epoch. */
  takeLease(name: string, owner: string, ttlMs: number): Promise<Lease | undefined>;
  /** Gives the lease up, so that the next owner need not wait. */
  dropLease(lease: Lease): Promise<void>;
  /** Oldest pending events by id, from `fromId` on, without those whose topic and key are blocked. */
  readPending(limit: number, fromId: number): Promise<readonly PendingEvent[]>;
  /**
   * Removes sent events and adds their tallies in one step, only while the lease is ours.
   * @throws {LeaseLost} when a newer epoch exists: nothing was removed; not retriable by this relay
   */
  removeSent(lease: Lease, ids: readonly number[], tallies: readonly Tally[]): Promise<void>;
  /** Stops the event's key: it stays in the outbox, later ones of the same topic and key wait behind it. */
  block(event: PendingEvent, reason: string): Promise<void>;
  /** Pending events, counted up to `atMost`, and the age of the oldest in milliseconds. */
  outboxSize(atMost: number): Promise<{ readonly pending: number; readonly blocked: number }>;
}

/** A newer epoch relays now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  readonly code = 'lease-lost';
  readonly retriable = false;

  constructor(readonly lease: Lease) {
    super(`lease ${lease.name} epoch ${lease.epoch} was taken over`);
  }
}
