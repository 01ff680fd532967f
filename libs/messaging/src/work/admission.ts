import { Problem } from '@crossroads/platform';
import type { Scheduler } from '../memory/scheduler.ts';
import type { OutboxStore } from '../store/outbox-store.ts';

const MEASURE_MS = 1_000;

/** What a caller is told when we are full: come back after so many seconds. Our own default. */
export const overloaded = (): Problem => new Problem('overloaded', { retryAfterSeconds: 2 });

/**
 * Refuses new work while more events are pending than the limit: when the broker is away, the backlog stands at the door
 * and not in the database. Measured at most once a second, and only when asked.
 */
export class Admission {
  private measuredAt = Number.NEGATIVE_INFINITY;
  private isFull = false;
  private measuring: Promise<void> | undefined;

  constructor(
    private readonly store: Pick<OutboxStore, 'outboxSize'>,
    private readonly limit: number,
    private readonly time: Scheduler,
  ) {}

  /** @throws {Problem} `overloaded` (503 with Retry-After) */
  async check(): Promise<void> {
    if (this.time.now() - this.measuredAt >= MEASURE_MS) this.measuring ??= this.measure();
    // While there is room nobody waits for the figure; while there is none, a new one is worth waiting for.
    if (this.isFull || this.measuredAt < 0) await this.measuring;
    if (this.isFull) throw overloaded();
  }

  private async measure(): Promise<void> {
    try {
      const { pending } = await this.store.outboxSize(this.limit + 1);
      this.isFull = pending > this.limit;
    } catch {
      // The store is away: the work itself will say so.
      this.isFull = false;
    } finally {
      this.measuredAt = this.time.now();
      this.measuring = undefined;
    }
  }
}
