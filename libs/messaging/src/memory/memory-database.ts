import type { Attempt, DeadLetter, Fence, StoredParked } from '../store/consumer-store.ts';
import type { Lease, PendingEvent, Tally } from '../store/outbox-store.ts';
import type { KeptAnswer, StoredDeadline } from '../store/store.ts';
import { Locks } from './locks.ts';
import { MemoryTable } from './memory-table.ts';
import type { Scheduler } from './scheduler.ts';

/** A timer with the time of its next try. */
export type MemoryDeadline = StoredDeadline & { readonly retryAt: Date };

/** A dead letter, and whether it was handed over again. */
export type MemoryDeadLetter = DeadLetter & { readonly replayedAt: Date | undefined };

/** A database that outlives the processes which use it: committed rows, row locks, and counters that no rollback resets. */
export class MemoryDatabase {
  readonly locks = new Locks();
  readonly fences = new MemoryTable<Fence>('consumer_offset');
  readonly inbox = new MemoryTable<true>('inbox');
  readonly attempts = new MemoryTable<Attempt>('consumer_attempt');
  readonly outbox = new MemoryTable<PendingEvent>('outbox');
  readonly blocked = new MemoryTable<string>('outbox_blocked');
  readonly sequences = new MemoryTable<number>('event_sequence');
  readonly leases = new MemoryTable<Lease & { readonly untilMs: number }>('relay_lease');
  readonly tallies = new MemoryTable<Tally & { readonly published: number }>('tally_count');
  readonly deadlines = new MemoryTable<MemoryDeadline>('deadline');
  readonly parked = new MemoryTable<StoredParked>('parked_message');
  readonly deadLetters = new MemoryTable<MemoryDeadLetter>('dead_letter');
  readonly answers = new MemoryTable<KeptAnswer>('idempotency_key');
  readonly #rows = new Map<string, MemoryTable<object>>();
  #identity = 0;

  constructor(readonly scheduler: Scheduler) {}

  /** Table of a service's rows. */
  rows(table: string): MemoryTable<object> {
    const known = this.#rows.get(table);
    if (known) return known;
    const made = new MemoryTable<object>(table);
    this.#rows.set(table, made);
    return made;
  }

  /** Draws an identity: at once and for ever, whatever becomes of the transaction. */
  draw(): number {
    this.#identity += 1;
    return this.#identity;
  }
}
