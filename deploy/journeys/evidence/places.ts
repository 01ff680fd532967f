import { join } from 'node:path';
import { adminKafka, holdsCanary, readTopics, searchDatabase, searchFiles } from '@crossroads/testing';
import { filesOf } from '../../local/environment.ts';
import type { City } from '../city.ts';
import { helpDatabase } from '../edge/standing.ts';

/** What is searched beside topics, files and tables: pages by URL, and answers that callers got. */
export type More = { readonly pages: readonly string[]; readonly answers: readonly unknown[] };

/** A marker by what it stands for, and where it was found. */
export type Hit = { readonly what: string; readonly place: string };

/** Markers by what they stand for, such as a phone number. */
export type Markers = Readonly<Record<string, string>>;

type Text = { readonly place: string; readonly text: string };

const topicTexts = async ({ system }: City): Promise<Text[]> => {
  const admin = adminKafka(system.servers).admin();
  await admin.connect();
  const topics = await admin.listTopics();
  await admin.disconnect();
  const ours = topics.filter(topic => !topic.startsWith('__'));
  const records = await readTopics(system.servers, ours);
  return records.map(({ topic, partition, offset, key, value, headers }) => ({
    place: `topic ${topic}/${partition}@${offset}`,
    text: `${key} ${value} ${JSON.stringify(headers)}`,
  }));
};

const pageTexts = (pages: readonly string[]): Promise<Text[]> =>
  Promise.all(pages.map(async url => ({ place: `page ${url}`, text: await (await fetch(url)).text() })));

const foldersOf = ({ environment }: City): readonly string[] => [
  filesOf(environment).logs,
  join(environment.folder, 'traces'),
];

const inFiles = async (city: City, marker: string): Promise<string[]> => {
  const hits = await Promise.all(foldersOf(city).map(folder => searchFiles(folder, marker)));
  return hits.flat().map(({ place }) => `file ${place.slice(city.environment.folder.length + 1)}`);
};

const inDatabase = async (city: City, marker: string): Promise<string[]> =>
  (await searchDatabase(helpDatabase(city), marker)).map(({ place }) => `table ${place}`);

/** Looks for all markers in topics (through a consumer), logs, traces, every column of every table, pages and answers. */
export const searchEverywhere = async (
  city: City,
  markers: Markers,
  { pages, answers }: More,
): Promise<readonly Hit[]> => {
  const answerTexts = answers.map((answer, nth) => ({ place: `answer ${nth}`, text: JSON.stringify(answer) }));
  const texts = [...(await topicTexts(city)), ...(await pageTexts(pages)), ...answerTexts];
  const hits: Hit[] = [];
  for (const [what, marker] of Object.entries(markers)) {
    const held = texts.filter(({ text }) => holdsCanary(text, marker)).map(({ place }) => place);
    const places = [...held, ...(await inFiles(city, marker)), ...(await inDatabase(city, marker))];
    hits.push(...places.map(place => ({ what, place })));
  }
  return hits;
};

/** Pages of every service that say something of what it does. */
export const managementPages = ({ system }: City): readonly string[] =>
  Object.values(system.connections.services).flatMap(({ managementUrl }) =>
    ['/metrics', '/messaging', '/health/live', '/health/ready'].map(path => `${managementUrl}${path}`),
  );
