import { setTimeout as sleep } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import type {
  PartitionLag,
  Position,
  SubscribeOptions,
  Subscription,
  SubscriptionHealth,
  TopicPartition,
} from '../transport.ts';
import { TransportError } from '../transport.ts';
import { transportError } from './errors.ts';
import { joinFetch } from './fetch-join.ts';
import { startHeartbeat } from './heartbeat.ts';
import { restOfPace } from './pace.ts';
import { fetchedOf, kafkaOffset, nameOf } from './records.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

/** How long a close without draining waits for a handler that does not heed its signal. */
const leaveWithinMs = 2_000;

/** One kafkajs consumer that hands over whole fetches, commits lazily and dies aloud. */
export class KafkaSubscription implements Subscription {
  #state: SubscriptionHealth['state'] = 'joining';
  #assigned: readonly TopicPartition[] = [];
  #lastProgressAt: Date | undefined;
  #work: AbortController | undefined;
  #positions = new Map<string, Position>();
  #uncommitted = new Map<string, Position>();
  #commitTimer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: SubscribeOptions,
    private readonly ports: SubscriptionPorts,
  ) {}

  async start(): Promise<void> {
    const { consumer } = this.ports;
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#crash(payload.error));
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.#joined(payload.memberAssignment));
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    } catch (cause) {
      throw transportError(cause, `Group ${this.options.group} cannot read`);
    }
    void this.#run();
  }

  async commit(positions: readonly Position[]): Promise<void> {
    if (positions.length === 0) return;
    try {
      await this.ports.consumer.commitOffsets(positions.map(kafkaOffset));
    } catch (cause) {
      throw transportError(cause, `Group ${this.options.group} cannot commit`);
    }
  }

  pause(partitions: readonly TopicPartition[]): void {
    this.ports.consumer.pause(partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] })));
  }

  resume(partitions: readonly TopicPartition[]): void {
    this.ports.consumer.resume(partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] })));
  }

  seek(position: Position): void {
    this.#positions.set(nameOf(position), position);
    this.ports.consumer.seek(kafkaOffset(position));
  }

  async lag(): Promise<readonly PartitionLag[]> {
    const { topics, group } = this.options;
    try {
      const watermarks = new Map(
        await Promise.all(topics.map(async topic => [topic, await this.ports.highWatermarks(topic)] as const)),
      );
      const committed = new Map((await this.ports.committed.get()).map(at => [nameOf(at), at]));
      return this.#assigned.map(at => {
        const highWatermark = watermarks.get(at.topic)?.get(at.partition) ?? 0;
        const next = this.#positions.get(nameOf(at))?.next ?? committed.get(nameOf(at))?.next ?? 0;
        return { ...at, next, highWatermark, lag: Math.max(0, highWatermark - next) };
      });
    } catch (cause) {
      throw transportError(cause, `Lag of group ${group} is unknown`);
    }
  }

  health(): SubscriptionHealth {
    return {
      group: this.options.group,
      state: this.#state,
      assigned: this.#assigned,
      lastProgressAt: this.#lastProgressAt,
    };
  }

  async close({ drain }: { readonly drain: boolean }): Promise<void> {
    if (this.#state === 'crashed' || this.#state === 'closed') return;
    this.#state = 'closed';
    if (drain) {
      await this.#working;
      await this.#commitNow(); // before the stop: kafkajs drops commits after it
      return this.#leave();
    }
    this.#work?.abort(new TransportError('transport.closed', 'The subscription is closed'));
    await Promise.race([this.#leave().catch(() => undefined), sleep(leaveWithinMs, undefined, { ref: false })]);
  }

  async #run(): Promise<void> {
    const { consumer, concurrency } = this.ports;
    const eachBatch = joinFetch(batches => this.#handle(batches));
    const settings = { autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: concurrency };
    await consumer.run({ ...settings, eachBatch }).catch((cause: unknown) => this.#crash(cause));
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#commitTimer);
    await this.ports.consumer.stop();
    await this.ports.consumer.disconnect();
  }

  #handle(batches: readonly EachBatchPayload[]): Promise<void> {
    const [first] = batches;
    if (!first || this.#state !== 'running') return Promise.resolve();
    const handled = this.#handleFetch(batches, () => first.heartbeat());
    this.#working = handled.catch(() => undefined);
    return handled;
  }

  async #handleFetch(batches: readonly EachBatchPayload[], beat: () => Promise<void>): Promise<void> {
    const abort = new AbortController();
    this.#work = abort;
    const began = performance.now();
    const heartbeat = startHeartbeat(beat, { everyMs: this.ports.heartbeatMs, abort });
    try {
      const positions = await this.options.onFetch({ partitions: batches.map(fetchedOf), signal: abort.signal });
      this.#resolve(batches, positions);
      if (this.#state === 'running') await restOfPace(this.options.paceMs ?? 0, began, abort.signal);
    } catch (cause) {
      if (!abort.signal.aborted) throw new TransportError('transport.closed', 'The fetch handler failed', { cause });
    } finally {
      heartbeat.stop();
      this.#work = undefined;
    }
    const lost = heartbeat.failure();
    if (!lost) return;
    await this.#commitNow();
    throw lost; // kafkajs joins the group again
  }

  /** Moves kafkajs on: it resolves what follows from the fetch, and seeks for any other place. */
  #resolve(batches: readonly EachBatchPayload[], positions: readonly Position[]): void {
    const byName = new Map(batches.map(payload => [nameOf(payload.batch), payload]));
    for (const position of positions) {
      const payload = byName.get(nameOf(position));
      const offsets = payload?.batch.messages.map(({ offset }) => Number(offset)) ?? [];
      if (payload && offsets.includes(position.next - 1)) payload.resolveOffset(String(position.next - 1));
      else this.seek(position);
      this.#positions.set(nameOf(position), position);
      this.#uncommitted.set(nameOf(position), position);
    }
    this.#lastProgressAt = new Date();
    this.#commitTimer ??= setTimeout(() => void this.#commitNow(), this.ports.commitEveryMs);
  }

  async #commitNow(): Promise<void> {
    clearTimeout(this.#commitTimer);
    this.#commitTimer = undefined;
    const positions = [...this.#uncommitted.values()];
    this.#uncommitted.clear();
    // Only a hint: the fence of the store trims what comes again.
    await this.commit(positions).catch(() => undefined);
  }

  #joined(assignment: Readonly<Record<string, readonly number[]>>): void {
    this.#assigned = Object.entries(assignment).flatMap(([topic, partitions]) =>
      partitions.map(partition => ({ topic, partition })),
    );
    this.ports.committed.forget();
    const mine = new Set(this.#assigned.map(nameOf));
    for (const name of this.#positions.keys()) if (!mine.has(name)) this.#positions.delete(name);
    if (this.#state === 'joining') this.#state = 'running';
  }

  #crash(cause: unknown): void {
    if (this.#state === 'crashed' || this.#state === 'closed') return;
    this.#state = 'crashed';
    this.#assigned = [];
    clearTimeout(this.#commitTimer);
    this.#work?.abort(new TransportError('transport.closed', 'The subscription crashed'));
    this.options.onCrash(transportError(cause, `Group ${this.options.group} stopped reading`));
  }
}
