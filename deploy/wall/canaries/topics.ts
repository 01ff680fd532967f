import { adminKafka, canary, readTopics } from '@crossroads/testing';
import type { City } from '../../journeys/city.ts';
import { foreignTo } from './place.ts';
import type { Place } from './place.ts';

/** Whose topics there are, by their first word. */
export const OWNERS = ['help', 'neutral', 'enforcement', 'bridge'] as const;

const plantedTopic = (owner: string): string => `${owner}.planted.v1`;

/** A mark as key, as value and as header of a record. */
export const messagesWith = (marker: string) => [
  { key: marker, value: '{}' },
  { value: JSON.stringify({ name: marker }) },
  { value: '{}', headers: { name: marker } },
];

const plant = async ({ system }: City, markers: ReadonlyMap<string, string>): Promise<readonly string[]> => {
  const kafka = adminKafka(system.servers);
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  const topics = OWNERS.map(owner => ({ topic: plantedTopic(owner), numPartitions: 1 }));
  await admin.createTopics({ topics, waitForLeaders: true });
  const topicMessages = [...markers].map(([owner, marker]) => {
    return { topic: plantedTopic(owner), messages: messagesWith(marker) };
  });
  await producer.sendBatch({ topicMessages });
  const names = await admin.listTopics();
  await Promise.all([admin.disconnect(), producer.disconnect()]);
  return names.filter(name => !name.startsWith('__'));
};

/** Every record of every topic, read through a consumer. */
export const topicPlaces = async (city: City): Promise<readonly Place[]> => {
  const markers = new Map(OWNERS.map(owner => [owner, canary()] as const));
  const names = await plant(city, markers);
  const records = await readTopics(city.system.servers, names);
  return [...markers].map(([owner, planted]) => {
    const own = records.filter(({ topic }) => topic.startsWith(`${owner}.`));
    const texts = own.map(({ topic, partition, offset, key, value, headers }) => ({
      where: `${topic}/${partition}@${offset}`,
      text: `${key} ${value} ${JSON.stringify(headers)}`,
    }));
    const place = `topics of ${owner}`;
    return { place, foreign: foreignTo(owner), planted, plantedIn: messagesWith('').length, texts: () => texts };
  });
};
