import type { Kafka as KafkaClient, Producer, ProducerBatch, RecordMetadata } from 'kafkajs';
import { TransportError, type Ack, type OutgoingRecord } from '../transport.ts';
import { bytesOf, checkSizes, chunksOf } from './chunks.ts';
import { retryPolicy } from './client.ts';
import { transportError } from './errors.ts';
import { CompressionTypes, Partitioners } from './patch.ts';

/** Below this, compressing costs more than it saves. */
const compressFromBytes = 2_048;
/** Retries with one producer keep its sequence numbers, so the broker drops what it has. About 6 s in all. */
const retries = 5;
/** After this the producer is given up whatever it does. */
const sendWithinMs = 15_000;

const batchOf = (records: readonly OutgoingRecord[]): ProducerBatch => {
  const topics = Map.groupBy(records, ({ topic }) => topic);
  return {
    acks: -1,
    compression: bytesOf(records) > compressFromBytes ? CompressionTypes.LZ4 : CompressionTypes.None,
    topicMessages: [...topics].map(([topic, ofTopic]) => ({
      topic,
      messages: ofTopic.map(({ partition, key, value, headers }) => ({
        partition,
        key,
        value,
        ...(headers && { headers: { ...headers } }),
      })),
    })),
  };
};

const ackOf = ({ topicName, partition, baseOffset, offset }: RecordMetadata): Ack => ({
  topic: topicName,
  partition,
  baseOffset: Number(baseOffset ?? offset),
});

const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TransportError('transport.unavailable', `No answer in ${ms} ms`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Sends one batch at a time through an idempotent kafkajs producer, and throws that away after any failure.
 * kafkajs rolls back sequence numbers of partitions that the broker did store, so its next batch would be taken for a
 * duplicate: acknowledged and lost. And one whose `connect` failed goes on, silently not idempotent.
 */
export class KafkaProducer {
  #current: Promise<Producer> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #producing = true;
  #made = 0;

  constructor(private readonly client: KafkaClient) {}

  /** False from a failure until a new producer has sent. */
  get producing(): boolean {
    return this.#producing;
  }

  /** How many producers were needed so far. */
  get made(): number {
    return this.#made;
  }

  /** See {@link Transport.produceBatch}. */
  send(records: readonly OutgoingRecord[]): Promise<readonly Ack[]> {
    const sent = this.#last.then(() => this.#sendNow(records));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#discard();
  }

  async #sendNow(records: readonly OutgoingRecord[]): Promise<readonly Ack[]> {
    checkSizes(records);
    const acks: Ack[] = [];
    try {
      for (const chunk of chunksOf(records)) acks.push(...(await within(this.#sendChunk(chunk), sendWithinMs)));
      this.#producing = true;
      return acks;
    } catch (cause) {
      this.#producing = false;
      void this.#discard();
      throw transportError(cause, `Could not send ${records.length} records`);
    }
  }

  async #sendChunk(records: readonly OutgoingRecord[]): Promise<Ack[]> {
    this.#current ??= this.#connect();
    const producer = await this.#current;
    const stored = await producer.sendBatch(batchOf(records));
    return stored.map(ackOf);
  }

  async #connect(): Promise<Producer> {
    this.#made += 1;
    const producer = this.client.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      retry: { ...retryPolicy, retries },
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }

  async #discard(): Promise<void> {
    const discarded = this.#current;
    this.#current = undefined;
    try {
      await (await discarded)?.disconnect();
    } catch {
      // It failed before; that was told to the caller of that send.
    }
  }
}
