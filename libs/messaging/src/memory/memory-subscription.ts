import {
  TransportError,
  type FetchedPartition,
  type PartitionLag,
  type Position,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionHealth,
  type TopicPartition,
} from '../transport.ts';
import type { MemoryBroker } from './broker.ts';
import type { WireFaults } from './faults.ts';
import type { GroupMember } from './group.ts';
import { pause, type Scheduler } from './scheduler.ts';

/** What a subscription needs from its transport. */
export type MemorySubscriptionPorts = {
  readonly broker: MemoryBroker;
  readonly scheduler: Scheduler & { readonly onKill?: (tell: () => void) => () => void };
  readonly faults: WireFaults;
};

const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** One group member over memory: fetches what is there, in one piece, while it believes that it is its own. */
export class MemorySubscription implements Subscription {
  #state: SubscriptionHealth['state'] = 'joining';
  #assigned: readonly TopicPartition[] = [];
  #generation = 0;
  #lastProgressAt: Date | undefined;
  readonly #positions = new Map<string, Position>();
  readonly #uncommitted = new Map<string, Position>();
  readonly #paused = new Set<string>();
  #work: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();
  #fetchPlanned = false;
  #cancelCommit: (() => void) | undefined;
  readonly #member: GroupMember;
  readonly #stopListening: () => void;

  constructor(
    private readonly options: SubscribeOptions,
    private readonly ports: MemorySubscriptionPorts,
  ) {
    const { scheduler, faults, broker } = ports;
    this.#member = {
      topics: options.topics,
      assign: (generation, partitions) => {
        scheduler.after(faults.rebalanceDelayMs(), () => void this.#assign(generation, partitions));
      },
    };
    this.#stopListening = broker.onAppend(topic => {
      if (options.topics.includes(topic)) this.#plan();
    });
  }

  start(): void {
    const { broker, scheduler, faults } = this.ports;
    const group = broker.group(this.options.group);
    scheduler.after(faults.delayMs(), () => group.join(this.#member));
    scheduler.onKill?.(() => {
      this.#stopListening();
      broker.scheduler.after(faults.sessionMs(), () => group.leave(this.#member));
    });
  }

  async commit(positions: readonly Position[]): Promise<void> {
    const { broker, scheduler, faults } = this.ports;
    const group = broker.group(this.options.group);
    await pause(scheduler, faults.delayMs());
    // A commit of an old generation may pass through the new one (kafkajs does that): a hint must bear it.
    group.commit(positions);
  }

  pause(partitions: readonly TopicPartition[]): void {
    for (const at of partitions) this.#paused.add(nameOf(at));
  }

  resume(partitions: readonly TopicPartition[]): void {
    for (const at of partitions) this.#paused.delete(nameOf(at));
    this.#plan();
  }

  seek(position: Position): void {
    this.#positions.set(nameOf(position), position);
    this.#plan();
  }

  lag(): Promise<readonly PartitionLag[]> {
    const { broker } = this.ports;
    return Promise.resolve(
      this.#assigned.map(at => {
        const highWatermark = broker.highWatermark(at);
        const next = this.#positionOf(at);
        return { ...at, next, highWatermark, lag: Math.max(0, highWatermark - next) };
      }),
    );
  }

  health(): SubscriptionHealth {
    const { group } = this.options;
    return { group, state: this.#state, assigned: this.#assigned, lastProgressAt: this.#lastProgressAt };
  }

  async close({ drain }: { readonly drain: boolean }): Promise<void> {
    if (this.#state === 'closed' || this.#state === 'crashed') return;
    this.#state = 'closed';
    this.#stopListening();
    if (!drain) this.#cancelCommit?.();
    if (drain) {
      await this.#running;
      await this.#commitNow();
    } else this.#work?.abort(new TransportError('transport.closed', 'The subscription is closed'));
    this.ports.broker.group(this.options.group).leave(this.#member);
  }

  async #assign(generation: number, partitions: readonly TopicPartition[]): Promise<void> {
    if (generation <= this.#generation || this.#state === 'closed' || this.#state === 'crashed') return;
    this.#generation = generation;
    this.#work?.abort(new TransportError('transport.unavailable', 'The group was rebalanced'));
    await this.#running;
    await this.#commitNow();
    if (this.#generation !== generation) return;
    this.#assigned = partitions;
    this.#positions.clear();
    if (this.#state === 'joining') this.#state = 'running';
    this.#plan();
  }

  #positionOf(at: TopicPartition): number {
    return this.#positions.get(nameOf(at))?.next ?? this.ports.broker.group(this.options.group).committed(at);
  }

  #plan(): void {
    if (this.#fetchPlanned || this.#state !== 'running') return;
    this.#fetchPlanned = true;
    this.ports.scheduler.after(this.ports.faults.delayMs(), () => {
      this.#fetchPlanned = false;
      if (this.#work || this.#state !== 'running') return;
      this.#running = this.#fetch();
    });
  }

  async #fetch(): Promise<void> {
    if (this.ports.faults.fetch() === 'again') this.#positions.clear();
    const partitions = this.#assigned.filter(at => !this.#paused.has(nameOf(at))).flatMap(at => this.#read(at));
    if (partitions.length === 0) return;
    const work = new AbortController();
    this.#work = work;
    try {
      this.#resolve(await this.options.onFetch({ partitions, signal: work.signal }), work.signal);
    } catch (cause) {
      if (!work.signal.aborted) this.#crash(cause);
    } finally {
      this.#work = undefined;
    }
    this.#plan();
  }

  #read(at: TopicPartition): FetchedPartition[] {
    const { broker, faults } = this.ports;
    const messages = broker.read({ ...at, next: this.#positionOf(at) }, faults.fetchSize());
    return messages.length === 0 ? [] : [{ ...at, messages, highWatermark: broker.highWatermark(at) }];
  }

  #resolve(positions: readonly Position[], signal: AbortSignal): void {
    for (const position of positions) {
      this.#uncommitted.set(nameOf(position), position);
      if (!signal.aborted) this.#positions.set(nameOf(position), position);
    }
    this.#lastProgressAt = new Date(this.ports.scheduler.now());
    const { scheduler, faults } = this.ports;
    this.#cancelCommit ??= scheduler.after(faults.commitAfterMs(), () => void this.#commitNow());
  }

  #commitNow(): Promise<void> {
    this.#cancelCommit?.();
    this.#cancelCommit = undefined;
    const positions = [...this.#uncommitted.values()];
    this.#uncommitted.clear();
    return positions.length === 0 ? Promise.resolve() : this.commit(positions);
  }

  #crash(cause: unknown): void {
    this.#state = 'crashed';
    this.#stopListening();
    this.ports.broker.group(this.options.group).leave(this.#member);
    this.options.onCrash(new TransportError('transport.closed', 'The fetch handler failed', { cause }));
  }
}
