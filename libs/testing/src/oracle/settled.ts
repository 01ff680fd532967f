import { Client } from 'pg';
import type { TestConnections } from '../connections.ts';
import { topicEnds } from './topic-reader.ts';

/** What still waits in one service's schema. All zero when nothing does. */
export type Unsettled = {
  readonly outbox: number;
  readonly blocked: number;
  readonly parked: number;
  readonly lag: number;
};

const backlogSql = `select (select count(*)::int from outbox) as outbox, (select count(*)::int from outbox_blocked) as blocked,
  (select count(*)::int from parked_message) as parked`;
const fencesSql = 'select topic, partition, next_offset::int8::text as next from consumer_offset';

type FenceRow = { readonly topic: string; readonly partition: number; readonly next: string };

const lagOf = async (connections: Pick<TestConnections, 'kafka'>, fences: readonly FenceRow[]): Promise<number> => {
  if (fences.length === 0) return 0;
  const ends = await topicEnds(connections, [...new Set(fences.map(({ topic }) => topic))]);
  const behind = fences.map(
    ({ topic, partition, next }) => (ends.get(`${topic}/${partition}`)?.high ?? 0) - Number(next),
  );
  return behind.reduce((sum, one) => sum + one, 0);
};

/**
 * What a service has still to send, to do and to read, by its own database (the fences are the truth) and the broker.
 * @param url of the service's login, whose search path is its schema
 */
export const unsettledOf = async (url: string, connections: Pick<TestConnections, 'kafka'>): Promise<Unsettled> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Unsettled, 'lag'>>(backlogSql);
    const fences = await client.query<FenceRow>(fencesSql);
    const [backlog] = rows;
    return { outbox: 0, blocked: 0, parked: 0, ...backlog, lag: await lagOf(connections, fences.rows) };
  } finally {
    await client.end();
  }
};
