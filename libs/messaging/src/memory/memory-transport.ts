import {
  maxRecordBytes,
  TransportError,
  type Ack,
  type OutgoingRecord,
  type SubscribeOptions,
  type Subscription,
  type Transport,
  type TransportHealth,
} from '../transport.ts';
import type { MemoryBroker } from './broker.ts';
import { calmWire, type WireFaults } from './faults.ts';
import { MemorySubscription } from './memory-subscription.ts';
import { pause, type Scheduler } from './scheduler.ts';

/** A client of the in-memory broker. `scheduler` is its process: when that dies, nothing of the client goes on. */
export type MemoryTransportOptions = {
  readonly principal?: string;
  readonly scheduler: Scheduler & { readonly onKill?: (tell: () => void) => () => void };
  readonly faults?: Partial<WireFaults>;
};

const sizeOf = ({ key, value }: OutgoingRecord): number => Buffer.byteLength(key) + value.length;
const nameOf = ({ topic, partition }: OutgoingRecord): string => `${topic}/${partition}`;

/** The transport over memory: the same promises as Kafka, with every fault that the wire may have, drawn from a seed. */
export class MemoryTransport implements Transport {
  readonly #faults: WireFaults;
  readonly #principal: string;
  readonly #opened = new Set<string>();
  readonly #subscriptions = new Set<MemorySubscription>();
  #producing = true;
  #closed = false;

  constructor(
    private readonly broker: MemoryBroker,
    private readonly options: MemoryTransportOptions,
  ) {
    this.#faults = { ...calmWire, ...options.faults };
    this.#principal = options.principal ?? 'anyone';
  }

  async open(topics: readonly string[]): Promise<void> {
    await pause(this.options.scheduler, this.#faults.delayMs());
    for (const topic of topics) {
      if (this.broker.partitionsOf(topic) === undefined) {
        throw new TransportError('transport.unknown-topic', `There is no topic ${topic}`);
      }
      const knows = (['read', 'write'] as const).some(operation =>
        this.broker.allows(this.#principal, operation, topic),
      );
      if (!knows) throw new TransportError('transport.refused', `${this.#principal} may not see ${topic}`);
      this.#opened.add(topic);
    }
  }

  partitionsOf(topic: string): number {
    const count = this.#opened.has(topic) ? this.broker.partitionsOf(topic) : undefined;
    if (count === undefined) throw new TransportError('transport.unknown-topic', `Topic ${topic} was not opened`);
    return count;
  }

  async produceBatch(records: readonly OutgoingRecord[]): Promise<readonly Ack[]> {
    this.#check(records);
    const { scheduler } = this.options;
    const fate = this.#faults.produce();
    const sent = scheduler.now();
    const acks = fate === 'request-lost' ? [] : await this.#store(records, fate === 'duplicate' ? 2 : 1);
    if (fate === 'request-lost' || fate === 'response-lost') {
      await pause(scheduler, Math.max(0, this.#faults.timeoutMs - (scheduler.now() - sent)));
      this.#producing = false;
      throw new TransportError('transport.unavailable', 'No answer');
    }
    await pause(scheduler, this.#faults.delayMs());
    this.#producing = true;
    return acks;
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const { scheduler } = this.options;
    await pause(scheduler, this.#faults.delayMs());
    for (const topic of options.topics) {
      this.partitionsOf(topic);
      if (this.broker.allows(this.#principal, 'read', topic)) continue;
      throw new TransportError('transport.refused', `${this.#principal} may not read ${topic}`);
    }
    const subscription = new MemorySubscription(options, { broker: this.broker, scheduler, faults: this.#faults });
    this.#subscriptions.add(subscription);
    subscription.start();
    return subscription;
  }

  health(): TransportHealth {
    const subscriptions = [...this.#subscriptions].map(subscription => subscription.health());
    return { producing: this.#producing, subscriptions };
  }

  async close(options: { readonly drain: boolean }): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#subscriptions].map(subscription => subscription.close(options)));
    this.#subscriptions.clear();
  }

  #check(records: readonly OutgoingRecord[]): void {
    if (this.#closed) throw new TransportError('transport.closed', 'The transport is closed');
    const atFault = (test: (record: OutgoingRecord) => boolean): number[] =>
      records.flatMap((record, index) => (test(record) ? [index] : []));
    const tooLarge = atFault(record => sizeOf(record) > maxRecordBytes);
    if (tooLarge.length > 0) {
      const message = `A record may have ${maxRecordBytes} bytes`;
      throw new TransportError('transport.record-too-large', message, { records: tooLarge });
    }
    const unknown = atFault(({ topic }) => !this.#opened.has(topic));
    if (unknown.length > 0) {
      throw new TransportError('transport.unknown-topic', 'A topic was not opened', { records: unknown });
    }
    const refused = atFault(({ topic }) => !this.broker.allows(this.#principal, 'write', topic));
    if (refused.length > 0) throw new TransportError('transport.refused', 'A topic may not be written');
  }

  /** The request is on its way: it arrives even when the sender dies. Partitions are stored each at its own time. */
  async #store(records: readonly OutgoingRecord[], times: number): Promise<Ack[]> {
    const stored = [...Map.groupBy(records, nameOf).values()].map(
      ofPartition =>
        new Promise<Ack[]>(resolve => {
          this.broker.scheduler.after(this.#faults.delayMs(), () => resolve(this.#append(ofPartition, times)));
        }),
    );
    return (await Promise.all(stored)).flat();
  }

  #append(records: readonly OutgoingRecord[], times: number): Ack[] {
    const [first] = records;
    if (!first) return [];
    const { topic, partition } = first;
    const timestamp = new Date(this.broker.scheduler.now());
    const made = records.map(({ key, value, headers }) => ({ key, value, headers: headers ?? {}, timestamp }));
    const baseOffset = this.broker.append({ topic, partition }, made);
    for (let more = 1; more < times; more++) this.broker.append({ topic, partition }, made);
    return [{ topic, partition, baseOffset }];
  }
}
