import { setTimeout as sleep } from 'node:timers/promises';
import { adminKafka, eventually, topicEnds } from '@crossroads/testing';
import { connected, databaseUrl } from '../../migrate/databases.ts';
import { adminUrl } from '../../local/servers.ts';
import type { City } from '../city.ts';

/** Rows of every table and the end of every partition: what a refused request must leave alone. */
export type Standing = Readonly<Record<string, number>>;

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

/** The help plane's database as its administrator reaches it. */
export const helpDatabase = ({ system }: City): string => databaseUrl(adminUrl(system.servers.postgres.help), 'help');

// Every full hour each service says how many events it had: that comes and goes by itself.
const TALLY = /\.tally[._]/;
const countSql = (table: string): string =>
  table.endsWith('.event_sequence')
    ? `select count(*)::int as rows from ${table} where topic !~ '\\.tally'`
    : `select count(*)::int as rows from ${table}`;

const rowsOf = (url: string): Promise<[string, number][]> =>
  connected(url, async client => {
    const tables = await client.query<{ name: string }>(TABLES);
    const counts: [string, number][] = [];
    for (const { name } of tables.rows.filter(table => !TALLY.test(table.name))) {
      const { rows } = await client.query<{ rows: number }>(countSql(name));
      counts.push([name, rows[0]?.rows ?? -1]);
    }
    return counts;
  });

const endsOf = async ({ system }: City): Promise<[string, number][]> => {
  const admin = adminKafka(system.servers).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter(topic => !topic.startsWith('__') && !TALLY.test(topic));
    return [...(await topicEnds(system.servers, topics))].map(([place, { high }]) => [place, high]);
  } finally {
    await admin.disconnect();
  }
};

const look = async (city: City): Promise<Standing> =>
  Object.fromEntries([...(await rowsOf(helpDatabase(city))), ...(await endsOf(city))]);

/** How everything stands, once it has stood like that for a moment. */
export const standingOf = (city: City): Promise<Standing> =>
  eventually(async () => {
    const first = await look(city);
    await sleep(500);
    const second = await look(city);
    expect(second).toEqual(first);
    return second;
  });
