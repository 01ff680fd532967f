import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { adminKafka } from '@crossroads/testing';
import { connected } from '../../migrate/databases.ts';
import { filesOf } from '../../local/environment.ts';
import type { City } from '../city.ts';
import { plantInTables } from '../../wall/canaries/tables.ts';
import { messagesWith } from '../../wall/canaries/topics.ts';
import { helpDatabase } from '../edge/standing.ts';
import type { More } from './places.ts';

/** Where a marker was put, as the search has to name it, and what to search beside the usual. */
export type Planted = { readonly places: readonly string[]; readonly more: More; readonly remove: () => Promise<void> };

const TOPIC = 'planted.canary';

const inTopic = async ({ system }: City, marker: string): Promise<string[]> => {
  const kafka = adminKafka(system.servers);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const messages = messagesWith(marker);
  await producer.send({ topic: TOPIC, messages });
  await producer.disconnect();
  return messages.map((_, offset) => `topic ${TOPIC}/0@${offset}`);
};

const inTables = async (city: City, marker: string): Promise<string[]> =>
  (await plantInTables(helpDatabase(city), marker)).map(table => `table ${table}`);

const inFiles = ({ environment }: City, marker: string): string[] => {
  const logs = filesOf(environment).logs;
  appendFileSync(join(logs, 'intake.log'), `{"level":30,"event":"seen","name":"${marker}"}\n`);
  appendFileSync(join(logs, 'planted.log'), `${Buffer.from(marker).toString('hex')}\n`);
  appendFileSync(join(environment.folder, 'traces', 'planted.jsonl'), `{"attributes":{"name":"${marker}"}}\n`);
  return ['file logs/intake.log', 'file logs/planted.log', 'file traces/planted.jsonl'];
};

const onPage = async (marker: string): Promise<{ url: string; close: () => void }> => {
  const server = createServer((_, response) => response.end(`requests_total{name="${marker}"} 1\n`));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/metrics`, close: () => void server.close() };
};

const removeTables = (city: City): Promise<unknown> =>
  connected(helpDatabase(city), client => client.query('drop schema planted cascade'));

/** Puts a marker in every kind of place that the search looks into. */
export const plant = async (city: City, marker: string): Promise<Planted> => {
  const page = await onPage(marker);
  const places = [
    ...(await inTopic(city, marker)),
    ...(await inTables(city, marker)),
    ...inFiles(city, marker),
    `page ${page.url}`,
    'answer 1',
  ];
  return {
    places,
    more: { pages: [page.url], answers: [{ code: 'clean' }, { errors: [{ message: `${marker} is wrong` }] }] },
    remove: async () => {
      page.close();
      await removeTables(city);
    },
  };
};
