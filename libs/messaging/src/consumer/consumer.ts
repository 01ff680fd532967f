import { errorFields } from '@crossroads/platform';
import type { Logger } from '@crossroads/platform';
import { delayOf } from '../backoff.ts';
import { pause } from '../memory/scheduler.ts';
import type { Scheduler } from '../memory/scheduler.ts';
import { FenceLost } from '../store/consumer-store.ts';
import type { Fetched, FetchedPartition, Position, TopicPartition } from '../transport.ts';
import type { Turns } from '../turns.ts';
import type { Attempts } from './attempts.ts';
import { isOutside } from './consumption.ts';
import type { Consumption } from './consumption.ts';
import { reasonOf } from './dead.ts';
import type { Decoder } from './decode.ts';
import type { Fences } from './fences.ts';
import { partitionName } from './item.ts';
import type { Item } from './item.ts';
import { MessageRefused } from './message-refused.ts';

/** The parts of a consumer. */
export type ConsumerPorts<C> = {
  readonly decoder: Decoder<C>;
  readonly fences: Fences;
  readonly attempts: Attempts;
  readonly consumption: Consumption<C>;
  readonly turns: Turns;
  readonly time: Scheduler;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Told while it waits for something outside: it has not hung. */
  readonly alive: () => void;
  /** Stops reading a partition. */
  readonly pause: (partition: TopicPartition) => void;
  /** When a message that failed is tried again. */
  readonly retryAt: (attempts: number) => Date;
};

/** Messages a transaction handles at most: above that latency grows, not throughput. Our own default. */
export const CHUNK = 400;
const BACKOFF = { baseMs: 50, capMs: 5_000 };

/**
 * Consumes what is fetched: one transaction for all partitions of a fetch. Trouble outside is waited for; a message that
 * fails by itself is found by halves and set aside with its key, so that all others go on.
 */
export class Consumer<C> {
  private failures = 0;
  private halted = new Set<string>();
  private isStopping = false;
  private hasGivenUp = false;

  constructor(private readonly ports: ConsumerPorts<C>) {}

  /** Partitions that stand still until an operator decides: their topic was made anew, or they are another cluster's. */
  haltedPartitions(): readonly string[] {
    return [...this.halted];
  }

  /** What fails from now on is not tried again: whoever comes next will. */
  stop(): void {
    this.isStopping = true;
  }

  /** Handles one fetch; returns where to read on. Never rejects for a fault that may pass while the signal is not aborted. */
  onFetch(fetched: Fetched): Promise<readonly Position[]> {
    return this.ports.turns.run(() => this.take(fetched));
  }

  private async take({ partitions, signal }: Fetched): Promise<readonly Position[]> {
    while (!signal.aborted && !this.hasGivenUp) {
      try {
        await this.ports.fences.cover(partitions);
        return await this.consume(partitions, signal);
      } catch (error) {
        await this.recover(error);
      }
    }
    return [];
  }

  private async consume(partitions: readonly FetchedPartition[], signal: AbortSignal): Promise<readonly Position[]> {
    const { fences, attempts } = this.ports;
    const seeks: Position[] = [];
    const readable = partitions.filter(partition => {
      const verdict = fences.judge(partition);
      if (verdict.kind === 'seek')
        seeks.push({ topic: partition.topic, partition: partition.partition, next: verdict.next });
      else if (verdict.kind !== 'read') this.halt(partition, verdict.kind);
      else if (verdict.acceptedGap)
        this.ports.log.warn('gap accepted', { topic: partition.topic, partition: partition.partition });
      return verdict.kind === 'read';
    });
    const items = readable.flatMap(partition => this.itemsOf(partition));
    const single = items.length === 0 ? new Set<string>() : await attempts.begin(startsOf(items));
    await this.work(items, { single, signal });
    if (signal.aborted) return [];
    attempts.prove(readable);
    return [...this.endsOf(readable), ...seeks];
  }

  private endsOf(readable: readonly FetchedPartition[]): Position[] {
    const { fences } = this.ports;
    const ends = readable.map(({ topic, partition, messages }) => {
      const last = messages.at(-1)?.offset ?? -1;
      return { topic, partition, next: Math.max(last + 1, fences.readPosition({ topic, partition })) };
    });
    for (const end of ends) fences.passed(end, end.next);
    return ends;
  }

  private itemsOf({ topic, partition, messages }: FetchedPartition): Item<C>[] {
    const from = this.ports.fences.readPosition({ topic, partition });
    return messages.flatMap(({ offset, key, value }) => {
      if (offset < from) return [];
      const decoded = this.ports.decoder.decode(topic, value);
      return decoded.kind === 'skip'
        ? []
        : [{ topic, partition, offset, key: key ?? `${partition}:${offset}`, value, decoded }];
    });
  }

  /** Works through the items in chunks: halved by a failure that is not from outside, and grown again by success. */
  private async work(
    items: readonly Item<C>[],
    how: { single: ReadonlySet<string>; signal: AbortSignal },
  ): Promise<void> {
    let size = how.single.size > 0 ? 1 : CHUNK;
    for (let at = 0; at < items.length && !how.signal.aborted;) {
      const chunk = items.slice(at, at + size);
      const done = await this.step(chunk, how.single);
      at += done;
      if (done === 0) size = Math.ceil(chunk.length / 2);
      else if (how.single.size === 0) size = Math.min(CHUNK, size * 2);
      if (done > 0) this.failures = 0;
    }
  }

  /** Deals with a chunk; returns how many of its messages are settled: all, or none when it has to be halved. */
  private async step(chunk: readonly Item<C>[], single: ReadonlySet<string>): Promise<number> {
    const { consumption, attempts, log, retryAt } = this.ports;
    const [item] = chunk;
    if (!item) return 0;
    if (single.has(partitionName(item)) && (await attempts.isDeadly(item))) {
      log.error('message killed the process', { topic: item.topic, partition: item.partition, offset: item.offset });
      await consumption.kill(item, 'killed-process', 2);
      return 1;
    }
    try {
      await consumption.handle(chunk);
      this.alarm(chunk);
    } catch (error) {
      if (error instanceof FenceLost || isOutside(error)) throw error;
      if (chunk.length > 1) return 0;
      if (error instanceof MessageRefused) return this.refuse(item, error);
      log.warn('message set aside', { topic: item.topic, offset: item.offset, ...errorFields(error) });
      await consumption.park(item, { reason: reasonOf(error), attempts: 1, nextAttemptAt: retryAt(1) });
    }
    return chunk.length;
  }

  // After the commit: nothing is said of a message that is read again.
  private alarm(chunk: readonly Item<C>[]): void {
    for (const { topic, offset, decoded } of chunk)
      if (decoded.kind === 'dead')
        this.ports.log.error('message refused', { topic, offset, reasonCode: decoded.reason });
  }

  private async refuse(item: Item<C>, { code }: MessageRefused): Promise<number> {
    this.ports.log.error('message refused', { topic: item.topic, offset: item.offset, reasonCode: code });
    await this.ports.consumption.kill(item, code, 1);
    return 1;
  }

  /** After a failure from outside: wait, then believe only what the database says. */
  private async recover(error: unknown): Promise<void> {
    const { fences, log, time } = this.ports;
    this.failures += 1;
    this.ports.alive();
    log.warn('consuming failed', { attempt: this.failures, ...errorFields(error) });
    fences.forget();
    this.hasGivenUp = this.isStopping;
    if (!(error instanceof FenceLost) && !this.hasGivenUp)
      await pause(time, delayOf(BACKOFF, this.failures, time.random));
  }

  private halt({ topic, partition }: FetchedPartition, why: string): void {
    const name = partitionName({ topic, partition });
    if (!this.halted.has(name)) this.ports.log.error('partition halted', { topic, partition, code: why });
    this.halted.add(name);
    this.ports.pause({ topic, partition });
  }
}

const startsOf = (items: readonly Item<unknown>[]): Position[] => {
  const starts = new Map<string, Position>();
  for (const { topic, partition, offset } of items) {
    const name = partitionName({ topic, partition });
    if (!starts.has(name)) starts.set(name, { topic, partition, next: offset });
  }
  return [...starts.values()];
};
