import { adminKafka, topicEnds } from '@crossroads/testing';
import type { TopicRecord } from '@crossroads/testing';
import type { FaultSystem } from './fault-system.ts';
import { consumers } from './oracle.ts';

type Servers = Pick<FaultSystem, 'servers'>;

const asAdmin = async <T>(
  { servers }: Servers,
  work: (admin: ReturnType<ReturnType<typeof adminKafka>['admin']>) => Promise<T>,
): Promise<T> => {
  const admin = adminKafka(servers).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};

/**
 * The operator's act described in README.md: services whose processes are stopped read their topics from the beginning
 * at their next start. Their inboxes stay, so that nothing is done again.
 */
export const readFromTheBeginning = async (faults: FaultSystem): Promise<void> => {
  for (const { service, group } of consumers)
    await faults.query(`delete from ${service}.consumer_offset where consumer = $1`, [group]);
  await asAdmin(faults, admin => admin.deleteGroups(consumers.map(({ group }) => group)));
};

/** Stores the same records once more, each in its partition. */
export const storeAgain = async ({ servers }: Servers, records: readonly TopicRecord[]): Promise<void> => {
  const producer = adminKafka(servers).producer();
  await producer.connect();
  const byTopic = [...Map.groupBy(records, ({ topic }) => topic)];
  const topicMessages = byTopic.map(([topic, found]) => ({
    topic,
    messages: found.map(({ partition, key, value, headers }) => ({ partition, key: key ?? null, value, headers })),
  }));
  await producer.sendBatch({ topicMessages });
  await producer.disconnect();
};

/** Messages that a group has yet to read, by what it committed at the broker; a partition never read counts whole. */
export const unreadBy = (faults: Servers, group: string, names: readonly string[]): Promise<number> =>
  asAdmin(faults, async admin => {
    const [ends, committed] = await Promise.all([
      topicEnds(faults.servers, names),
      admin.fetchOffsets({ groupId: group, topics: [...names] }),
    ]);
    const left = committed.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => {
        const high = ends.get(`${topic}/${partition}`)?.high ?? 0;
        return high - Math.max(0, Number(offset));
      }),
    );
    return left.reduce((sum, one) => sum + one, 0);
  });
