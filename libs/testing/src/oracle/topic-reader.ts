import '@crossroads/messaging'; // teaches kafkajs to read LZ4
import kafkajs from 'kafkajs';
import type { TestConnections } from '../connections.ts';

/** A record as it stands on its topic. */
export type TopicRecord = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | undefined;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Reading = { readonly records: TopicRecord[]; readonly ends: Map<string, number> };

const placeOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/** A client with the administrator's login, who may read everything. */
export const adminKafka = ({
  kafka: { brokers, admin },
}: Pick<TestConnections, 'kafka'>): InstanceType<typeof kafkajs.Kafka> =>
  new kafkajs.Kafka({
    clientId: 'oracle',
    brokers: brokers.split(','),
    sasl: { mechanism: 'scram-sha-512', username: admin.user, password: admin.password },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 5 },
  });

/** Where each partition of the topics begins and ends. */
export const topicEnds = async (
  connections: Pick<TestConnections, 'kafka'>,
  topics: readonly string[],
): Promise<ReadonlyMap<string, { readonly low: number; readonly high: number }>> => {
  const admin = adminKafka(connections).admin();
  await admin.connect();
  try {
    const offsets = await Promise.all(
      topics.map(async topic => ({ topic, found: await admin.fetchTopicOffsets(topic) })),
    );
    const places = offsets.flatMap(({ topic, found }) =>
      found.map(
        ({ partition, low, high }) => [placeOf(topic, partition), { low: Number(low), high: Number(high) }] as const,
      ),
    );
    return new Map(places);
  } finally {
    await admin.disconnect();
  }
};

const readUntilEnds = async (
  consumer: ReturnType<InstanceType<typeof kafkajs.Kafka>['consumer']>,
  { records, ends }: Reading,
): Promise<void> => {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  // A broker just started loads its groups first; the client begins again by itself. With records read it would read them twice.
  consumer.on(consumer.events.CRASH, ({ payload: { restart, error } }) => {
    if (!restart || records.length > 0) reject(error);
  });
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ topic, partition, message }) => {
      const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
      const value = message.value?.toString() ?? '';
      const [key, offset] = [message.key?.toString(), Number(message.offset)];
      records.push({ topic, partition, offset, key, value, headers: Object.fromEntries(headers) });
      const place = placeOf(topic, partition);
      if (offset + 1 >= (ends.get(place) ?? 0)) ends.delete(place);
      if (ends.size === 0) resolve();
      return Promise.resolve();
    },
  });
  await done;
};

/** Every record of the topics, through a consumer, from the beginning to where the topics ended when this was called. */
export const readTopics = async (
  connections: Pick<TestConnections, 'kafka'>,
  topics: readonly string[],
): Promise<readonly TopicRecord[]> => {
  const kafka = adminKafka(connections);
  const filled = [...(await topicEnds(connections, topics))].filter(([, { low, high }]) => high > low);
  const reading: Reading = { records: [], ends: new Map(filled.map(([place, { high }]) => [place, high])) };
  if (reading.ends.size === 0) return [];
  const groupId = `oracle-${crypto.randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await readUntilEnds(consumer, reading);
  } finally {
    await consumer.disconnect();
  }
  return reading.records;
};
