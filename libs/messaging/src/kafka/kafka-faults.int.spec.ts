import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import kafkajs, { type Admin } from 'kafkajs';
import { KafkaTransport, type Fetched, type KafkaConfig, type Position } from '@crossroads/messaging';
import { eventually, kafkaLoginOf, testConnections } from '@crossroads/testing';
import { kafkaClient } from './client.ts';
import { KafkaProducer } from './producer.ts';

// The first of them may meet a broker that has just started.
jest.setTimeout(20_000);

const run = randomBytes(4).toString('hex');
const config = ({ user, password }: { readonly user: string; readonly password: string }): KafkaConfig => ({
  clientId: `faults-${run}`,
  brokers: testConnections().kafka.brokers.split(','),
  sasl: { username: user, password },
});
const past = ({ partitions }: Fetched): Position[] =>
  partitions.map(({ topic, partition, messages }) => ({ topic, partition, next: (messages.at(-1)?.offset ?? 0) + 1 }));

let admin: Admin;
const topics: string[] = [];
const makeTopic = async (numPartitions: number, configEntries: { name: string; value: string }[] = []) => {
  const topic = `faults-${run}-${topics.length}`;
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions, configEntries }] });
  topics.push(topic);
  return topic;
};

beforeAll(async () => {
  admin = kafkaClient(config(testConnections().kafka.admin)).admin();
  await admin.connect();
});
afterAll(async () => {
  await admin.deleteTopics({ topics });
  await admin.disconnect();
});

const readAll = async (topic: string, count: number): Promise<string[]> => {
  const transport = new KafkaTransport(config(testConnections().kafka.admin), { maxWaitMs: 100 });
  await transport.open([topic]);
  const seen: string[] = [];
  const onFetch = (fetched: Fetched) => {
    for (const { partition, messages } of fetched.partitions) {
      for (const { value } of messages) seen.push(`${partition}:${value?.subarray(0, 1).toString()}`);
    }
    return Promise.resolve(past(fetched));
  };
  try {
    await transport.subscribe({ group: `${topic}-${seen.length}`, topics: [topic], onFetch, onCrash: () => undefined });
    // A broker that has just started may take a while to know its groups.
    await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(count), { withinMs: 25_000 });
    await sleep(200);
    return seen;
  } finally {
    await transport.close({ drain: false });
  }
};

const record = (topic: string, partition: number, letter: string, bytes = 1) => ({
  topic,
  partition,
  key: 'k',
  value: Buffer.from(letter.repeat(bytes)),
});

it('loses nothing after the broker refused one partition of a batch', async () => {
  const topic = await makeTopic(2, [{ name: 'max.message.bytes', value: '300000' }]);
  const producer = new KafkaProducer(kafkaClient(config(testConnections().kafka.admin)));
  await producer.send([record(topic, 0, 'a'), record(topic, 1, 'a')]);
  const random = { ...record(topic, 1, 'b'), value: randomBytes(400_000) }; // does not compress
  const refused = [record(topic, 0, 'b'), record(topic, 0, 'b'), random];
  await expect(producer.send(refused)).rejects.toMatchObject({ code: 'transport.record-too-large', retriable: false });
  expect(producer.producing).toBe(false);
  await producer.send([record(topic, 0, 'c'), record(topic, 0, 'c')]); // the shape that the old producer would lose
  await producer.send([record(topic, 0, 'd')]);
  expect(producer.made).toBe(2);
  expect(producer.producing).toBe(true);
  await producer.close();
  const seen = await readAll(topic, 7);
  expect(seen.filter(text => text.startsWith('0:'))).toEqual(['0:a', '0:b', '0:b', '0:c', '0:c', '0:d']);
});

it('keeps no producer whose connection failed', async () => {
  const nobody = { ...config(testConnections().kafka.admin), brokers: ['127.0.0.1:1'] };
  const client = kafkaClient(nobody);
  const connects = jest.fn(() => Promise.reject(new Error('refused')));
  jest.spyOn(client, 'producer').mockImplementation(() => ({ connect: connects }) as never);
  const producer = new KafkaProducer(client);
  const failure = { code: 'transport.unavailable', retriable: true };
  await expect(producer.send([record('t', 0, 'a')])).rejects.toMatchObject(failure);
  await expect(producer.send([record('t', 0, 'a')])).rejects.toMatchObject(failure);
  expect(producer.made).toBe(2);
  await producer.close();
});

it('compresses what is larger than 2 kB, and only that', async () => {
  const topic = await makeTopic(1);
  const { LZ4 } = kafkajs.CompressionTypes;
  const compress = jest.spyOn(kafkajs.CompressionCodecs, LZ4);
  const producer = new KafkaProducer(kafkaClient(config(testConnections().kafka.admin)));
  await producer.send([record(topic, 0, 'a', 100)]);
  expect(compress).not.toHaveBeenCalled();
  await producer.send([record(topic, 0, 'b', 5_000)]);
  expect(compress).toHaveBeenCalled();
  await producer.close();
  jest.restoreAllMocks();
  expect(await readAll(topic, 2)).toEqual(['0:a', '0:b']);
});

it('sleeps while nothing happens', async () => {
  const topic = await makeTopic(4);
  const transport = new KafkaTransport(config(testConnections().kafka.admin));
  await transport.open([topic]);
  await transport.produceBatch([record(topic, 0, 'a')]);
  const seen: Fetched[] = [];
  const onFetch = (fetched: Fetched) => Promise.resolve(past(fetched)).finally(() => seen.push(fetched));
  await transport.subscribe({ group: topic, topics: [topic], onFetch, onCrash: () => undefined });
  await eventually(() => expect(seen).toHaveLength(1));
  await sleep(1_500);
  const timers = jest.spyOn(globalThis, 'setTimeout');
  await sleep(2_000);
  // A fetch in two and a half seconds and its request timeout; the stock client set some 1,800 a second.
  expect(timers.mock.calls.length).toBeLessThan(20);
  expect(timers.mock.calls.filter(([, ms]) => (ms ?? 0) < 0)).toEqual([]);
  jest.restoreAllMocks();
  // The fetch that waits is not waited for.
  const began = performance.now();
  await transport.close({ drain: true });
  expect(performance.now() - began).toBeLessThan(1_000);
});

it('lets a second member in while it rests, and gives up a share', async () => {
  const topic = await makeTopic(2);
  const join = async () => {
    const transport = new KafkaTransport(config(testConnections().kafka.admin));
    await transport.open([topic]);
    const onFetch = (fetched: Fetched) => Promise.resolve(past(fetched));
    await transport.subscribe({ group: topic, topics: [topic], onFetch, onCrash: () => undefined });
    return transport;
  };
  const shares = (members: readonly KafkaTransport[]) =>
    members.map(member => member.health().subscriptions[0]?.assigned.length);
  const first = await join();
  await eventually(() => expect(shares([first])).toEqual([2]));
  await sleep(1_000);
  const second = await join();
  await eventually(() => expect(shares([first, second])).toEqual([1, 1]), { withinMs: 10_000 });
  await second.close({ drain: true });
  await eventually(() => expect(shares([first])).toEqual([2]), { withinMs: 10_000 });
  await first.close({ drain: true });
}, 40_000);

it('beats beside a batch that takes longer than the session', async () => {
  const topic = await makeTopic(1);
  const timings = { sessionMs: 6_000, heartbeatMs: 1_000, maxWaitMs: 100 };
  const transport = new KafkaTransport(config(testConnections().kafka.admin), timings);
  await transport.open([topic]);
  await transport.produceBatch([record(topic, 0, 'a')]);
  const aborted: boolean[] = [];
  const onFetch = async (fetched: Fetched) => {
    await sleep(7_500);
    aborted.push(fetched.signal.aborted);
    return past(fetched);
  };
  const subscription = await transport.subscribe({ group: topic, topics: [topic], onFetch, onCrash: () => undefined });
  await eventually(() => expect(aborted).toEqual([false]), { withinMs: 20_000 });
  await eventually(async () => expect((await subscription.lag()).map(({ lag }) => lag)).toEqual([0]));
  await transport.close({ drain: true });
}, 30_000);

it('tells the supervisor when the group is refused, and does not start again by itself', async () => {
  const connections = testConnections();
  const transport = new KafkaTransport(config(kafkaLoginOf(connections, 'help.routing')));
  const topic = 'help.outreach.consent.v1';
  await transport.open([topic]);
  const crashes: Error[] = [];
  const onCrash = (error: Error) => void crashes.push(error);
  const onFetch = (fetched: Fetched) => Promise.resolve(past(fetched));
  await transport.subscribe({ group: 'help.intake.progress', topics: [topic], onFetch, onCrash });
  await eventually(() => expect(crashes).toHaveLength(1));
  expect(crashes[0]).toMatchObject({ name: 'TransportError' });
  expect(transport.health().subscriptions).toEqual([]);
  await sleep(500);
  expect(crashes).toHaveLength(1);
  await transport.close({ drain: false });
});
