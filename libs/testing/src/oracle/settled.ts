import { Client } from 'pg';
import type { TestConnections } from '../connections.ts';
import { adminKafka, topicEnds } from './topic-reader.ts';

/** What still waits in one service's schema. All zero when nothing does. */
export type Unsettled = {
  readonly outbox: number;
  readonly blocked: number;
  readonly parked: number;
  readonly lag: number;
};

const backlogSql = `select (select count(*)::int from outbox) as outbox, (select count(*)::int from outbox_blocked) as blocked,
  (select count(*)::int from parked_message) as parked`;
const fencesSql = 'select consumer as "group", topic, partition, next_offset::int8::text as next from consumer_offset';

type FenceRow = { readonly group: string; readonly topic: string; readonly partition: number; readonly next: string };

const committedOf = async (connections: Pick<TestConnections, 'kafka'>, fences: readonly FenceRow[]) => {
  const admin = adminKafka(connections).admin();
  await admin.connect();
  try {
    const groups = Map.groupBy(fences, ({ group }) => group);
    const fetched = await Promise.all(
      [...groups].map(async ([groupId, of]) => {
        const found = await admin.fetchOffsets({ groupId, topics: [...new Set(of.map(({ topic }) => topic))] });
        return found.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }) => [`${groupId} ${topic}/${partition}`, Number(offset)] as const),
        );
      }),
    );
    return new Map<string, number>(fetched.flat());
  } finally {
    await admin.disconnect();
  }
};

/** A fence follows with the next message that concerns the service; what was read and passed over, the group's offset tells. */
const lagOf = async (connections: Pick<TestConnections, 'kafka'>, fences: readonly FenceRow[]): Promise<number> => {
  if (fences.length === 0) return 0;
  const ends = await topicEnds(connections, [...new Set(fences.map(({ topic }) => topic))]);
  const committed = await committedOf(connections, fences);
  const behind = fences.map(({ group, topic, partition, next }) => {
    const place = `${topic}/${partition}`;
    return (ends.get(place)?.high ?? 0) - Math.max(Number(next), committed.get(`${group} ${place}`) ?? 0);
  });
  return behind.reduce((sum, one) => sum + Math.max(0, one), 0);
};

/**
 * What a service has still to send, to do and to read, by its own database and the broker.
 * Offsets are committed lazily, so ask with patience.
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
