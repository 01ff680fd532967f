import type { Clock, NewId } from '@crossroads/kernel';
import type { Access } from '@crossroads/platform';
import type { EntityManager } from 'typeorm';

/** What every stored aggregate row has. `version` counts saves from 1. */
export type Row = { id: string; site: string; version: number };

/** A TypeORM entity class; its metadata names table and columns for reads and for the set-based SQL of {@link Tx}. */
export type RowClass<R extends object> = new () => R;

/** Equality on columns; a list means any of its values. */
export type Where<R> = { readonly [K in keyof R]?: R[K] | readonly R[K][] };

/** What set an event off: carried on in every event that follows from it. */
export type Cause = {
  readonly correlationId: string;
  readonly causationId?: string | undefined;
  readonly traceparent?: string | undefined;
};

/** An event to be published: `type` is a contract type such as `routing.offer.made.v1`, `subject` the opaque id that orders it. */
export type Outgoing = {
  readonly type: string;
  readonly site: string;
  readonly subject: string;
  readonly data: object;
};

/** A durable timer. One per (kind, key): scheduling again moves it. `data` holds ids and codes only. */
export type Deadline = {
  readonly kind: string;
  readonly key: string;
  readonly site: string;
  /** UTC instant, by the service's clock. */
  readonly dueAt: Date;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
};

/** A deadline that came due; it fires at least once and its effects once (the row is removed in the same transaction). */
export type FiredDeadline = Deadline & { readonly cause: Cause; readonly firedAt: Date };

/**
 * One open transaction: the only way a handler touches the database. Everything is set-based.
 * Promise: rows, events and deadlines of one transaction commit together or not at all.
 */
export interface Tx {
  /** Aggregates by id, locked in id order until the end; ids that do not exist are absent. */
  load<R extends Row>(rows: RowClass<R>, ids: readonly string[]): Promise<Map<string, R>>;
  /**
   * Saves aggregates: version 1 is inserted, any other must replace exactly its predecessor.
   * @throws {LostRace} when somebody saved first; retriable
   */
  save<R extends Row>(rows: RowClass<R>, changed: readonly R[]): Promise<void>;
  /** Appends rows that never change (receipts, attempts). */
  insert<R extends object>(rows: RowClass<R>, added: readonly R[]): Promise<void>;
  /** Rows that match, ordered by primary key; `lock` holds them until the end. */
  find<R extends object>(rows: RowClass<R>, where: Where<R>, options?: { readonly lock?: boolean }): Promise<R[]>;
  /** Removes the rows that match. */
  remove<R extends object>(rows: RowClass<R>, where: Where<R>): Promise<void>;
  /** Events to publish after commit, in this order. Written to the outbox just before commit. */
  publish(cause: Cause, events: readonly Outgoing[]): void;
  /** Sets or moves a durable timer. */
  schedule(cause: Cause, deadline: Deadline): void;
  /** Drops a timer if it is set. */
  cancel(kind: string, key: string): void;
}

/**
 * On whose behalf a transaction runs. Row-level security shows the rows of these sites and of no other; with none, only
 * tables that belong to no site. What was decided of `access` is told to the audit in the same transaction.
 */
export type Scope = { readonly sites: readonly string[]; readonly access?: Access | undefined };

/** Runs work in one transaction; retries lost races and transient database errors, a few times, with jitter. A class, so that it can be injected. */
export abstract class UnitOfWork {
  abstract run<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Reads in one transaction that also tells the audit who read; sees the rows of the asker's site. Not retried. */
export abstract class Reading {
  abstract run<T>(access: Access, read: (db: EntityManager) => Promise<T>): Promise<T>;
}

/** A command made from a consumed event, with where it came from. `at` is the service's clock when the batch began. */
export type Received<C> = {
  readonly command: C;
  readonly eventId: string;
  readonly site: string;
  readonly subject: string;
  readonly cause: Cause;
  readonly at: Date;
};

/** One row of a `consumes` table: a foreign event, the fields relied on, and the command it becomes (none: skipped). */
export type ConsumedEvent<C> = {
  readonly type: string;
  /** Checks the fields that this consumer relies on and makes the command. @throws when the event does not hold them */
  readonly toCommand: (event: unknown) => C | undefined;
};

/** Handles commands of one batch in order, in the given transaction, with no other side effect. */
export type BatchHandler<C> = (received: readonly Received<C>[], tx: Tx) => Promise<void>;

/** Handles deadlines of one kind that came due. */
export type DeadlineHandler = (fired: readonly FiredDeadline[], tx: Tx) => Promise<void>;

/** What a service needs from outside to decide: nothing else is reached from handlers. */
export type ServicePorts = { readonly clock: Clock; readonly newId: NewId };

/**
 * How often a consumer reads at most, in milliseconds. Work is per wake-up and not per message, so a short rest saves a
 * fifth of the processor at a hundred referrals a second. Our own default.
 */
export const PACE_MS = 35;

/** Everything of a service that messaging runs, without Nest: the simulation runs exactly this. */
export type ServiceParts<C> = {
  readonly plane: 'help' | 'neutral' | 'enforcement';
  readonly service: string;
  /** Consumer group is `<plane>.<service>.<handler>`. */
  readonly handler: string;
  readonly topics: readonly string[];
  readonly consumes: readonly ConsumedEvent<C>[];
  readonly handle: BatchHandler<C>;
  /** Least time from one read to the next, milliseconds; more where nobody waits for the effect. Default {@link PACE_MS}. */
  readonly paceMs?: number;
  readonly deadlines: Readonly<Record<string, DeadlineHandler>>;
  /** Entity classes of this service's tables. */
  readonly rows: readonly RowClass<object>[];
};
