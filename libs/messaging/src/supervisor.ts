import { errorFields } from '@crossroads/platform';
import type { Logger } from '@crossroads/platform';
import { delayOf } from './backoff.ts';
import { Bell } from './bell.ts';
import type { Scheduler } from './memory/scheduler.ts';
import type { FetchHandler, PartitionLag, Subscription, SubscriptionHealth, Transport } from './transport.ts';

/** What keeping a consumer alive needs. */
export type SupervisorPorts = {
  readonly transport: Pick<Transport, 'open' | 'subscribe'>;
  readonly group: string;
  /** Topics that are read; none where the service consumes nothing. */
  readonly topics: readonly string[];
  /** Topics that must be there, read or written. */
  readonly allTopics: readonly string[];
  readonly paceMs?: number;
  readonly onFetch: FetchHandler;
  readonly time: Scheduler;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly stallMs: number;
  /** Ends the process: whoever started it starts it again. */
  readonly exit: (code: number) => void;
};

const BACKOFF = { baseMs: 200, capMs: 10_000 };
const FAILURES = 12;
const STALLS = 3;

/**
 * Builds the consumer, builds it anew when it crashed or stands still while there is lag, and ends the process when that
 * fails too often in a row. Never waited for: readiness tells how it stands.
 */
export class Supervisor {
  private subscription: Subscription | undefined;
  private isStopping = false;
  private failures = 0;
  private stalls = 0;
  private watching: Promise<void> | undefined;
  private progressAt: number;
  private lastLag: readonly PartitionLag[] = [];
  private isOpen = false;
  /** Ends a wait before the next attempt. */
  private readonly bell: Bell;

  constructor(private readonly ports: SupervisorPorts) {
    this.progressAt = ports.time.now();
    this.bell = new Bell(ports.time);
  }

  /** Returns at once; the group forms meanwhile. */
  start(): void {
    void this.build();
  }

  /** Finishes the running fetch and leaves the group. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    await this.subscription?.close({ drain: true });
  }

  current(): Subscription | undefined {
    return this.subscription;
  }

  /** True once the wire was opened: topics are there and the broker speaks our protocol. */
  get opened(): boolean {
    return this.isOpen;
  }

  health(): SubscriptionHealth | undefined {
    return this.subscription?.health();
  }

  /** Messages behind, over all partitions of this member, as last seen. */
  lag(): number {
    return this.lastLag.reduce((sum, { lag }) => sum + lag, 0);
  }

  /** True while the consumer runs, and moves if there is something to read. */
  isProgressing(): boolean {
    if (this.ports.topics.length === 0) return this.isOpen;
    return this.health()?.state === 'running' && !this.isStalled();
  }

  /** Looks at the lag and builds the consumer anew when it stands still; the third time in a row the process ends. To be called every few seconds. */
  watch(): Promise<void> {
    return (this.watching ??= this.look().finally(() => {
      this.watching = undefined;
    }));
  }

  /** The consumer waits for something outside: it has not hung. */
  alive(): void {
    this.progressAt = this.ports.time.now();
    this.stalls = 0;
  }

  private async look(): Promise<void> {
    const { subscription } = this;
    if (!subscription || this.isStopping || subscription.health().state !== 'running') return;
    this.lastLag = await subscription.lag();
    if (this.lag() === 0) this.alive();
    if (!this.isStalled()) return;
    this.ports.log.error('consumer stands still', { group: this.ports.group, lag: this.lag() });
    this.progressAt = this.ports.time.now();
    this.subscription = undefined;
    this.stalls += 1;
    // Its handler hangs: a new consumer would wait behind it for ever.
    if (this.stalls >= STALLS) return this.ports.exit(1);
    await subscription.close({ drain: false }).catch(() => undefined);
    await this.build();
  }

  private isStalled(): boolean {
    return this.lag() > 0 && this.ports.time.now() - this.progressAt > this.ports.stallMs;
  }

  private async build(): Promise<void> {
    const { time } = this.ports;
    while (!this.isStopping && !this.subscription) {
      if (await this.isBuilt()) return;
      if (!this.fail()) return;
      await this.bell.wait(delayOf(BACKOFF, this.failures, time.random));
    }
  }

  private async isBuilt(): Promise<boolean> {
    const { transport, topics, allTopics, paceMs, group, log } = this.ports;
    try {
      if (!this.isOpen) await transport.open(allTopics);
      this.isOpen = true;
      if (topics.length === 0) return true;
      this.subscription = await transport.subscribe({
        group,
        topics,
        paceMs,
        onFetch: this.onFetch,
        onCrash: this.onCrash,
      });
    } catch (error) {
      log.warn('consumer not built', { group, ...errorFields(error) });
      return false;
    }
    if (this.isStopping) await this.subscription.close({ drain: false });
    return true;
  }

  private readonly onFetch: FetchHandler = async fetched => {
    const positions = await this.ports.onFetch(fetched);
    if (positions.length > 0) {
      this.alive();
      this.failures = 0;
    }
    return positions;
  };

  private readonly onCrash = (error: Error): void => {
    const { group, log, time } = this.ports;
    log.error('consumer crashed', { group, ...errorFields(error) });
    this.subscription = undefined;
    if (!this.fail()) return;
    void this.bell.wait(delayOf(BACKOFF, this.failures, time.random)).then(() => this.build());
  };

  /** Counts a failure; false when there were too many in a row. While the broker is away the wire never opened: wait on. */
  private fail(): boolean {
    this.failures += 1;
    if (this.failures < FAILURES || !this.isOpen) return true;
    this.ports.log.error('consumer given up', { group: this.ports.group, attempts: this.failures });
    this.ports.exit(1);
    return false;
  }
}
