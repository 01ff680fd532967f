import type { ConsumerStore, StoredParked } from '../store/consumer-store.ts';
import { atOnce, type MemorySession, type SessionPorts } from './memory-session.ts';
import { keys } from './memory-store-tx.ts';

const parkedOf = ({ database }: MemorySession, group: string): StoredParked[] =>
  [...database.parked.committed.values()].filter(one => one.group === group).toSorted((a, b) => a.id - b.id);

const headsOf = (parked: readonly StoredParked[]): StoredParked[] => {
  const heads = new Map<string, StoredParked>();
  for (const one of parked) {
    const name = `${one.topic}|${one.key}`;
    if (!heads.has(name)) heads.set(name, one);
  }
  return [...heads.values()];
};

const parking = (
  ports: SessionPorts,
): Pick<ConsumerStore, 'parkedKeys' | 'dueParked' | 'parkedOf' | 'postponeParked'> => ({
  parkedKeys: group =>
    atOnce(ports, session => headsOf(parkedOf(session, group)).map(({ topic, key }) => ({ topic, key }))),
  dueParked: (group, now, limit) =>
    atOnce(ports, session =>
      headsOf(parkedOf(session, group))
        .filter(({ nextAttemptAt }) => nextAttemptAt <= now)
        .slice(0, limit),
    ),
  parkedOf: (group, topic, key) =>
    atOnce(ports, session => parkedOf(session, group).filter(one => one.topic === topic && one.key === key)),
  postponeParked: (id, attempts, nextAttemptAt) =>
    atOnce(ports, async session => {
      const table = session.database.parked;
      await session.lock(table, String(id));
      const found = table.get(session, String(id));
      if (found) session.write(table, String(id), { ...found, attempts, nextAttemptAt });
    }),
});

const attempting = (ports: SessionPorts): Pick<ConsumerStore, 'readAttempts' | 'writeAttempts' | 'clearAttempts'> => ({
  readAttempts: group =>
    atOnce(ports, ({ database }) =>
      [...database.attempts.committed].flatMap(([key, one]) => (key.startsWith(`${group}|`) ? [one] : [])),
    ),
  writeAttempts: (group, attempts) =>
    atOnce(ports, session => {
      for (const one of attempts) session.write(session.database.attempts, keys.fence(group, one), one);
    }),
  clearAttempts: group =>
    atOnce(ports, session => {
      const table = session.database.attempts;
      for (const key of table.keys(session)) if (key.startsWith(`${group}|`)) session.erase(table, key);
    }),
});

/** What a consumer reads and writes outside a handler's transaction, in memory. */
export const memoryConsumerStore = (ports: SessionPorts): ConsumerStore => ({
  openFences: (group, cluster, firstSeen) =>
    atOnce(ports, async session => {
      const { fences } = session.database;
      for (const at of firstSeen) {
        const key = keys.fence(group, at);
        await session.lock(fences, key);
        const { topic, partition, next } = at;
        if (!fences.get(session, key)) session.write(fences, key, { topic, partition, next, cluster });
      }
      return fences
        .keys(session)
        .filter(key => key.startsWith(`${group}|`))
        .flatMap(key => fences.get(session, key) ?? []);
    }),
  ...parking(ports),
  ...attempting(ports),
});
