import type { IncomingMessage, Position, TopicPartition } from '../transport.ts';
import { MemoryGroup } from './group.ts';
import type { Scheduler } from './scheduler.ts';

/** What is stored of a record. */
export type MemoryRecord = Omit<IncomingMessage, 'offset'>;

/** Who may do what; everything, when not given. */
export type MemoryAcl = (principal: string, operation: 'read' | 'write', topic: string) => boolean;

/** What the broker is made of. */
export type MemoryBrokerOptions = {
  /** Partition counts by topic. */
  readonly topics: Readonly<Record<string, number>>;
  readonly allows?: MemoryAcl;
};

class Log {
  readonly records: MemoryRecord[] = [];
}

/** Topics and groups that outlive the processes which use them. Records stay in the order in which they were appended. */
export class MemoryBroker {
  readonly #logs = new Map<string, readonly Log[]>();
  readonly #groups = new Map<string, MemoryGroup>();
  readonly #listeners = new Set<(topic: string) => void>();

  constructor(
    readonly scheduler: Scheduler,
    private readonly options: MemoryBrokerOptions,
  ) {
    for (const [topic, partitions] of Object.entries(options.topics)) {
      this.#logs.set(
        topic,
        Array.from({ length: partitions }, () => new Log()),
      );
    }
  }

  get topics(): readonly string[] {
    return [...this.#logs.keys()];
  }

  createTopic(topic: string, partitions: number): void {
    this.#logs.set(
      topic,
      Array.from({ length: partitions }, () => new Log()),
    );
  }

  /** Partitions of a topic; undefined when there is none. */
  partitionsOf(topic: string): number | undefined {
    return this.#logs.get(topic)?.length;
  }

  allows(principal: string, operation: 'read' | 'write', topic: string): boolean {
    return this.options.allows?.(principal, operation, topic) ?? true;
  }

  /** Stores records and returns the offset of the first. */
  append(at: TopicPartition, records: readonly MemoryRecord[]): number {
    const log = this.#log(at);
    const base = log.records.length;
    log.records.push(...records);
    for (const tell of this.#listeners) tell(at.topic);
    return base;
  }

  /** At most `limit` messages from an offset on. */
  read({ next, ...at }: Position, limit: number): IncomingMessage[] {
    return this.#log(at)
      .records.slice(next, next + limit)
      .map((record, index) => ({ ...record, offset: next + index }));
  }

  highWatermark(at: TopicPartition): number {
    return this.#log(at).records.length;
  }

  group(name: string): MemoryGroup {
    const known = this.#groups.get(name);
    if (known) return known;
    const made = new MemoryGroup(this);
    this.#groups.set(name, made);
    return made;
  }

  /** Tells of every append; returns how to stop listening. */
  onAppend(tell: (topic: string) => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  #log({ topic, partition }: TopicPartition): Log {
    const log = this.#logs.get(topic)?.[partition];
    if (!log) throw new TypeError(`no partition ${topic}/${partition}`);
    return log;
  }
}
