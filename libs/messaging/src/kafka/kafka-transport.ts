import type { Admin, Kafka as KafkaClient } from 'kafkajs';
import {
  TransportError,
  type Ack,
  type OutgoingRecord,
  type Position,
  type SubscribeOptions,
  type Subscription,
  type Transport,
  type TransportHealth,
} from '../transport.ts';
import { AskedOnce } from './asked-once.ts';
import { kafkaClient, retryPolicy, type KafkaConfig } from './client.ts';
import { transportError } from './errors.ts';
import { checkTopics, checkVersions } from './preflight.ts';
import { KafkaProducer } from './producer.ts';
import { KafkaSubscription } from './subscription.ts';

/** How patient a group is, in milliseconds. The defaults suit production; tests of failure take shorter ones. */
export type GroupTimings = {
  readonly sessionMs: number;
  readonly heartbeatMs: number;
  readonly rebalanceMs: number;
  /**
   * Longest wait of an empty fetch: each is one wake-up of client and broker, over all partitions. The client beats only
   * between fetches, so a member that is at rest notices a change of the group so much later.
   */
  readonly maxWaitMs: number;
  readonly commitEveryMs: number;
};

/** Our own defaults. */
export const groupTimings: GroupTimings = {
  sessionMs: 15_000,
  heartbeatMs: 3_000,
  rebalanceMs: 30_000,
  maxWaitMs: 2_500,
  commitEveryMs: 1_000,
};

const maxBytesPerPartition = 256 * 1024;
const adminRetries = 3;

/** The transport over kafkajs. Every partition of a fetch is handled at once, offsets are committed as hints only. */
export class KafkaTransport implements Transport {
  readonly #client: KafkaClient;
  readonly #producer: KafkaProducer;
  readonly #timings: GroupTimings;
  readonly #partitions = new Map<string, number>();
  readonly #subscriptions = new Set<KafkaSubscription>();
  #admin: Promise<Admin> | undefined;
  #closed = false;

  constructor(
    private readonly config: KafkaConfig,
    timings: Partial<GroupTimings> = {},
  ) {
    this.#client = kafkaClient(config);
    this.#producer = new KafkaProducer(this.#client);
    this.#timings = { ...groupTimings, ...timings };
  }

  async open(topics: readonly string[]): Promise<void> {
    await checkVersions(this.config);
    const counts = await this.#withAdmin(admin => checkTopics(admin, topics), 'Topics cannot be read');
    for (const [topic, count] of counts) this.#partitions.set(topic, count);
  }

  partitionsOf(topic: string): number {
    const count = this.#partitions.get(topic);
    if (count === undefined) throw new TransportError('transport.unknown-topic', `Topic ${topic} was not opened`);
    return count;
  }

  async produceBatch(records: readonly OutgoingRecord[]): Promise<readonly Ack[]> {
    if (this.#closed) throw new TransportError('transport.closed', 'The transport is closed');
    if (records.length === 0) return [];
    const unknown = records.flatMap(({ topic }, index) => (this.#partitions.has(topic) ? [] : [index]));
    if (unknown.length > 0) {
      throw new TransportError('transport.unknown-topic', 'A topic was not opened', { records: unknown });
    }
    return this.#producer.send(records);
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const { sessionMs, heartbeatMs, rebalanceMs, maxWaitMs, commitEveryMs } = this.#timings;
    const consumer = this.#client.consumer({
      groupId: options.group,
      sessionTimeout: sessionMs,
      heartbeatInterval: heartbeatMs,
      rebalanceTimeout: rebalanceMs,
      maxWaitTimeInMs: maxWaitMs,
      minBytes: 1,
      maxBytesPerPartition,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      retry: { ...retryPolicy, restartOnFailure: () => Promise.resolve(false) },
    });
    const subscription: KafkaSubscription = new KafkaSubscription(
      { ...options, onCrash: error => this.#crashed(subscription, () => options.onCrash(error)) },
      {
        consumer,
        heartbeatMs,
        commitEveryMs,
        concurrency: options.topics.reduce((sum, topic) => sum + this.partitionsOf(topic), 0),
        highWatermarks: topic => this.#highWatermarks(topic),
        committed: new AskedOnce(() => this.#committed(options.group, options.topics)),
      },
    );
    await subscription.start();
    this.#subscriptions.add(subscription);
    return subscription;
  }

  health(): TransportHealth {
    const subscriptions = [...this.#subscriptions].map(subscription => subscription.health());
    return { producing: this.#producer.producing, subscriptions };
  }

  async close(options: { readonly drain: boolean }): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#subscriptions].map(subscription => subscription.close(options)));
    this.#subscriptions.clear();
    await this.#producer.close();
    const admin = await this.#admin?.catch(() => undefined);
    await admin?.disconnect();
  }

  #crashed(subscription: KafkaSubscription, tell: () => void): void {
    this.#subscriptions.delete(subscription);
    tell();
  }

  async #withAdmin<T>(work: (admin: Admin) => Promise<T>, failure: string): Promise<T> {
    this.#admin ??= this.#connectAdmin();
    try {
      return await work(await this.#admin);
    } catch (cause) {
      const admin = this.#admin;
      this.#admin = undefined;
      void admin?.then(connected => connected.disconnect()).catch(() => undefined);
      throw transportError(cause, failure);
    }
  }

  async #connectAdmin(): Promise<Admin> {
    const admin = this.#client.admin({ retry: { ...retryPolicy, retries: adminRetries } });
    await admin.connect();
    return admin;
  }

  async #highWatermarks(topic: string): Promise<ReadonlyMap<number, number>> {
    const offsets = await this.#withAdmin(admin => admin.fetchTopicOffsets(topic), `Offsets of ${topic} are unknown`);
    return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
  }

  async #committed(groupId: string, topics: readonly string[]): Promise<readonly Position[]> {
    const fetched = await this.#withAdmin(
      admin => admin.fetchOffsets({ groupId, topics: [...topics] }),
      `Offsets of group ${groupId} are unknown`,
    );
    return fetched.flatMap(({ topic, partitions }) =>
      partitions.flatMap(({ partition, offset }) =>
        Number(offset) < 0 ? [] : [{ topic, partition, next: Number(offset) }],
      ),
    );
  }
}
