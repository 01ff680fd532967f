import type { Cause, Deadline, Tx } from '../ports.ts';
import type { ConsumerStore, DeadLetter, OffsetMove, ParkedMessage } from './consumer-store.ts';
import type { OperatorStore } from './operator-store.ts';
import type { OutboxRecord, OutboxStore } from './outbox-store.ts';

/** A deadline as stored. `attempts` counts failed firings. */
export type StoredDeadline = Deadline & { readonly cause: Cause; readonly attempts: number };

/** The answer kept for an idempotency key. */
export type KeptAnswer = {
  readonly caller: string;
  readonly key: string;
  /** Keyed HMAC of method, path and canonical body, base64url. */
  readonly requestHmac: string;
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  readonly etag: string | undefined;
  readonly keptAt: Date;
};

/** Operations of an open transaction on rows of a service. */
export type RowOperations = Pick<Tx, 'load' | 'save' | 'insert' | 'find' | 'remove'>;

/**
 * One open transaction: rows of the service and messaging's own rows, all set-based. Writes may be sent without being
 * waited for: a failure (such as {@link LostRace}) then surfaces at a later call or at the commit, never not at all.
 */
export interface StoreTx extends RowOperations {
  /** All or nothing. @throws {FenceLost} when one of them stands elsewhere */
  advanceOffsets(group: string, moves: readonly OffsetMove[]): Promise<void>;
  /** Claims event ids for a consumer; those returned had not been claimed before. */
  claimInbox(group: string, eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Draws sequences (counters locked in order of topic and subject), then ids, then stores, in the given order. */
  appendOutbox(records: readonly OutboxRecord[]): Promise<void>;
  /** Sets or moves timers; one per (kind, key), the last one of a list wins. */
  putDeadlines(deadlines: readonly StoredDeadline[]): Promise<void>;
  dropDeadlines(deadlines: readonly { readonly kind: string; readonly key: string }[]): Promise<void>;
  /** Removes fired timers. @throws {LostRace} when one is gone or was moved; retriable */
  removeFired(deadlines: readonly StoredDeadline[]): Promise<void>;
  park(messages: readonly ParkedMessage[]): Promise<void>;
  unpark(ids: readonly number[]): Promise<void>;
  addDeadLetters(letters: readonly DeadLetter[]): Promise<void>;
  /** Answers kept for these keys of their callers. */
  keptAnswers(keys: readonly Pick<KeptAnswer, 'caller' | 'key'>[]): Promise<readonly KeptAnswer[]>;
  /** @throws {LostRace} when a key was answered meanwhile; retriable */
  keepAnswers(answers: readonly KeptAnswer[]): Promise<void>;
}

/** Timers as their worker sees them. Each call is a transaction of its own. */
export interface DeadlineStore {
  /** Earliest time at which a timer is to fire. */
  nextDue(): Promise<Date | undefined>;
  /** Timers due at `now`, in order of time, without locking them. */
  dueDeadlines(now: Date, limit: number): Promise<readonly StoredDeadline[]>;
  /** Writes down a failed firing and when to try again; the timer keeps its `dueAt`. */
  postponeDeadline(deadline: StoredDeadline, attempts: number, retryAt: Date): Promise<void>;
}

/**
 * Where state and messages live. Everything of messaging is written once against this port; Postgres and the
 * simulation's memory implement it.
 */
export interface Store extends OutboxStore, ConsumerStore, DeadlineStore, OperatorStore {
  /**
   * Runs work in one transaction; commits when it resolves, rolls back when it rejects. No retries. It sees the rows of
   * the given sites only.
   * Promise: after it resolved, everything is durable. After a rejection nothing is, unless the connection was cut
   * during the commit ({@link OutcomeUnknown}): then either may be.
   */
  transaction<T>(sites: readonly string[], work: (tx: StoreTx) => Promise<T>): Promise<T>;
}

/** The connection was cut while the commit was on its way. Retriable: fence, inbox and idempotency key tell what happened. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly code = 'outcome-unknown';
  readonly retriable = true;
}

/** The store cannot be used right now. Retriable. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'store-unavailable';
  readonly retriable = true;
}
