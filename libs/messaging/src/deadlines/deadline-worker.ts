import type { Clock } from '@crossroads/kernel';
import { SpanKind } from '@opentelemetry/api';
import { errorFields, markSpan } from '@crossroads/platform';
import type { Logger } from '@crossroads/platform';
import { delayOf } from '../backoff.ts';
import { Bell } from '../bell.ts';
import type { Scheduler } from '../memory/scheduler.ts';
import type { DeadlineHandler, FiredDeadline } from '../ports.ts';
import type { DeadlineStore, StoredDeadline } from '../store/store.ts';
import type { StoreUnitOfWork } from '../work/unit-of-work.ts';

/** What firing timers needs. */
export type DeadlinePorts = {
  readonly handlers: Readonly<Record<string, DeadlineHandler>>;
  readonly store: DeadlineStore;
  readonly work: StoreUnitOfWork;
  readonly clock: Clock;
  readonly time: Scheduler;
  readonly log: Pick<Logger, 'warn' | 'error'>;
};

const ROUND = 200;
// How often the clock is looked at, since a test may move it, and how often the table, since another process may set one.
const LOOK_MS = 250;
const READ_EVERY_MS = 10_000;
const RETRY = { baseMs: 1_000, capMs: 3_600_000, factor: 3 };

const firedOf = (deadline: StoredDeadline, firedAt: Date): FiredDeadline => {
  const { kind, key, site, dueAt, data, cause } = deadline;
  const span = { traceparent: cause.traceparent, kind: SpanKind.INTERNAL };
  const traceparent = cause.traceparent ? markSpan(`deadline ${kind}`, span) : undefined;
  return { kind, key, site, dueAt, data, cause: { ...cause, traceparent }, firedAt };
};

const byKind = (due: readonly StoredDeadline[]): StoredDeadline[][] => {
  const groups = new Map<string, StoredDeadline[]>();
  for (const deadline of due) groups.set(deadline.kind, [...(groups.get(deadline.kind) ?? []), deadline]);
  return [...groups.values()];
};

/**
 * Fires durable timers by the service's clock, each in a transaction that removes it. A timer whose handler fails stays
 * and is tried again, ever more seldom; it is never dropped.
 */
export class DeadlineWorker {
  private readonly bell: Bell;
  private nextAt: number | undefined;
  private readAt = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | undefined;
  private isStopping = false;

  constructor(private readonly ports: DeadlinePorts) {
    this.bell = new Bell(ports.time);
  }

  /** A timer was set in this process. */
  kick(dueAt: Date): void {
    if (this.nextAt !== undefined && this.nextAt <= dueAt.getTime()) return;
    this.nextAt = dueAt.getTime();
    this.bell.ring();
  }

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    await this.running;
  }

  /** Fires what is due now, once; returns how many timers fired. */
  async fireDue(): Promise<number> {
    const { store, clock } = this.ports;
    const due = await store.dueDeadlines(clock.now(), ROUND);
    let fired = 0;
    for (const group of byKind(due)) fired += await this.fire(group);
    return fired;
  }

  private async fire(group: readonly StoredDeadline[]): Promise<number> {
    try {
      await this.transact(group);
      return group.length;
    } catch (error) {
      const [only] = group;
      if (group.length > 1) return this.oneByOne(group);
      if (only) await this.postpone(only, error);
      return 0;
    }
  }

  private async oneByOne(group: readonly StoredDeadline[]): Promise<number> {
    let fired = 0;
    for (const deadline of group) fired += await this.fire([deadline]);
    return fired;
  }

  private async transact(group: readonly StoredDeadline[]): Promise<void> {
    const { handlers, clock, work } = this.ports;
    const kind = group[0]?.kind ?? '';
    const handler = handlers[kind];
    if (!handler) throw new TypeError(`no handler for deadlines of kind ${kind}`);
    await work.runWith(
      async (tx, storeTx) => {
        const firedAt = clock.now();
        await handler(
          group.map(deadline => firedOf(deadline, firedAt)),
          tx,
        );
        // After the handler, which locks aggregates: consumers lock in that order too. One that was moved or dropped
        // meanwhile takes the whole back.
        await storeTx.removeFired(group);
      },
      { kind: 'deadline', scope: { sites: group.map(({ site }) => site), accesses: [] } },
    );
  }

  private async postpone(deadline: StoredDeadline, error: unknown): Promise<void> {
    const { store, clock, time, log } = this.ports;
    const attempts = deadline.attempts + 1;
    const retryAt = new Date(clock.now().getTime() + delayOf(RETRY, attempts, time.random));
    log.warn('deadline failed', { kind: deadline.kind, attempts, ...errorFields(error) });
    await store.postponeDeadline(deadline, attempts, retryAt);
  }

  private async loop(): Promise<void> {
    while (!this.isStopping) {
      const isFull = await this.round();
      if (!isFull && !this.isStopping) await this.bell.wait(LOOK_MS);
    }
  }

  /** Fires what is due, if anything is; true when more may be. */
  private async round(): Promise<boolean> {
    try {
      await this.look();
      if (this.nextAt === undefined || this.nextAt > this.ports.clock.now().getTime()) return false;
      this.readAt = Number.NEGATIVE_INFINITY;
      return (await this.fireDue()) === ROUND;
    } catch (error) {
      this.ports.log.warn('deadlines failed', errorFields(error));
      return false;
    }
  }

  private async look(): Promise<void> {
    const { store, time } = this.ports;
    if (time.now() - this.readAt < READ_EVERY_MS) return;
    const askedAt = time.now();
    // What is set while we read may not be in the answer: a kick from here on counts beside it.
    this.nextAt = undefined;
    const read = (await store.nextDue())?.getTime();
    this.readAt = askedAt;
    const known = [read, this.nextAt].filter(at => at !== undefined);
    this.nextAt = known.length > 0 ? Math.min(...known) : undefined;
  }
}
