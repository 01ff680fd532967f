import type { EachBatchPayload } from 'kafkajs';
import type { FetchedPartition, IncomingMessage, Position, TopicPartition } from '../transport.ts';

type KafkaMessage = EachBatchPayload['batch']['messages'][number];

const headersOf = (headers: KafkaMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return [name, first?.toString() ?? ''];
    }),
  );

const messageOf = ({ offset, key, value, headers, timestamp }: KafkaMessage): IncomingMessage => ({
  offset: Number(offset),
  key: key?.toString() ?? null,
  value,
  headers: headersOf(headers),
  timestamp: new Date(Number(timestamp)),
});

/** What one fetch brought for one partition. */
export const fetchedOf = ({ batch }: EachBatchPayload): FetchedPartition => ({
  topic: batch.topic,
  partition: batch.partition,
  messages: batch.messages.map(messageOf),
  highWatermark: Number(batch.highWatermark),
});

/** One name for a partition. */
export const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
/** A position in kafkajs' words. */
export const kafkaOffset = ({ topic, partition, next }: Position) => ({ topic, partition, offset: String(next) });
