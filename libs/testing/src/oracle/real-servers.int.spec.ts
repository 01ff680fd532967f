import { randomBytes } from 'node:crypto';
import { KafkaTransport } from '@crossroads/messaging';
import { Client } from 'pg';
import { canary, searchDatabase, searchTopics } from '../canary/canary.ts';
import { testConnections } from '../connections.ts';
import { freshDatabase } from '../fresh-database.ts';
import { KafkaProxy } from '../proxy/kafka-proxy.ts';
import { adminKafka, readTopics } from './topic-reader.ts';
import { unsettledOf } from './settled.ts';

const topic = `oracle-${randomBytes(4).toString('hex')}`;
const record = (partition: number, text: string) => ({
  topic,
  partition,
  key: `k${partition}`,
  value: Buffer.from(text),
});
const clientOf = (brokers: string) => {
  const { user: username, password } = testConnections().kafka.admin;
  return new KafkaTransport({ clientId: 'oracle-spec', brokers: [brokers], sasl: { username, password } });
};

beforeAll(async () => {
  const admin = adminKafka(testConnections()).admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 3 }] });
  await admin.disconnect();
});
afterAll(async () => {
  const admin = adminKafka(testConnections()).admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
});

it('loses answers at the proxy though the broker stored the records, and finds a canary on the topic', async () => {
  const [host = '', port = ''] = testConnections().kafka.brokers.split(':');
  const proxy = new KafkaProxy({ host, port: Number(port) });
  const transport = clientOf(`127.0.0.1:${await proxy.listen()}`);
  const marker = canary();
  expect(await readTopics(testConnections(), [topic])).toEqual([]);
  try {
    await transport.open([topic]);
    await transport.produceBatch([record(0, 'a')]);
    expect(proxy.counts.connections).toBeGreaterThan(1); // what the broker advertises leads through the proxy too
    proxy.dropAnswers('produce', 1);
    await transport.produceBatch([record(1, `b ${marker}`), record(2, 'c'.repeat(5_000))]);
    expect(proxy.counts.dropped).toBe(1);
  } finally {
    await transport.close({ drain: false });
    await proxy.close();
  }
  const records = await readTopics(testConnections(), [topic]);
  // The producer asked again with the same sequence numbers: the broker kept one.
  expect(records.map(({ partition, value }) => `${partition}${value[0]}`).toSorted()).toEqual(['0a', '1b', '2c']);
  expect(await searchTopics(testConnections(), marker, [topic])).toEqual([{ place: `${topic}/1@0` }]);
}, 40_000);

it('finds a canary in a table of a fresh database, and nothing unsettled in it', async () => {
  const database = await freshDatabase();
  const marker = canary();
  const client = new Client({ connectionString: database.adminUrl });
  try {
    await client.connect();
    await client.query(`create table public.planted (id int, bytes bytea)`);
    expect(await searchDatabase(database.adminUrl, marker)).toEqual([]);
    await client.query(`insert into public.planted values (1, $1)`, [Buffer.from(`x ${marker}`)]);
    expect(await searchDatabase(database.adminUrl, marker)).toEqual([{ place: 'public.planted' }]);
    const unsettled = await unsettledOf(database.urlOf('screening'), testConnections());
    expect(unsettled).toEqual({ outbox: 0, blocked: 0, parked: 0, lag: 0 });
  } finally {
    await client.end();
    await database.drop();
  }
});
