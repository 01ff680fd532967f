import type { OperatorStore } from '../store/operator-store.ts';
import type { DeadlineStore } from '../store/store.ts';
import { firstIdAt } from '../uuid-v7.ts';
import type { MemoryDeadline } from './memory-database.ts';
import { atOnce, type MemorySession, type SessionPorts } from './memory-session.ts';
import { keys } from './memory-store-tx.ts';

const inOrderOfTime = (a: MemoryDeadline, b: MemoryDeadline): number =>
  a.retryAt.getTime() - b.retryAt.getTime() || (keys.deadline(a) < keys.deadline(b) ? -1 : 1);

/** Timers in memory. */
export const memoryDeadlineStore = (ports: SessionPorts): DeadlineStore => ({
  nextDue: () =>
    atOnce(ports, ({ database }) => [...database.deadlines.committed.values()].toSorted(inOrderOfTime)[0]?.retryAt),
  dueDeadlines: (now, limit) =>
    atOnce(ports, ({ database }) =>
      [...database.deadlines.committed.values()]
        .filter(({ retryAt }) => retryAt <= now)
        .toSorted(inOrderOfTime)
        .slice(0, limit)
        .map(({ kind, key, site, dueAt, data, cause, attempts }) => ({
          kind,
          key,
          site,
          dueAt,
          data,
          cause,
          attempts,
        })),
    ),
  postponeDeadline: (deadline, attempts, retryAt) =>
    atOnce(ports, async session => {
      const table = session.database.deadlines;
      const key = keys.deadline(deadline);
      await session.lock(table, key);
      const found = table.get(session, key);
      if (found?.dueAt.getTime() === deadline.dueAt.getTime())
        session.write(table, key, { ...found, attempts, retryAt });
    }),
});

const replayOne = async (session: MemorySession, id: string, now: Date): Promise<boolean> => {
  const { deadLetters, parked } = session.database;
  await session.lock(deadLetters, id);
  const letter = deadLetters.get(session, id);
  if (!letter || letter.replayedAt || !letter.raw) return false;
  const { group, topic, partition, offset, eventId, raw, replayCount } = letter;
  session.write(deadLetters, id, { ...letter, replayedAt: now, replayCount: replayCount + 1 });
  const [attempts, key, number] = [0, letter.key ?? id, session.database.draw()];
  const message = { group, topic, partition, offset, key, eventId, value: raw, reason: 'replay', attempts };
  session.write(parked, String(number), { ...message, id: number, nextAttemptAt: now, replayOf: id });
  return true;
};

const burying = (ports: SessionPorts): Pick<OperatorStore, 'deadLetters' | 'replayDeadLetters'> => ({
  deadLetters: ({ ids, topic, reason, limit }) =>
    atOnce(ports, ({ database }) =>
      [...database.deadLetters.committed.values()]
        .filter(one => !one.replayedAt && (ids?.includes(one.id) ?? true))
        .filter(one => (topic === undefined || one.topic === topic) && (reason === undefined || one.reason === reason))
        .toSorted((a, b) => a.diedAt.getTime() - b.diedAt.getTime() || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    ),
  replayDeadLetters: (ids, _, now) =>
    atOnce(ports, async session => {
      const replayed: string[] = [];
      for (const id of ids.toSorted()) if (await replayOne(session, id, now)) replayed.push(id);
      return replayed;
    }),
});

const tallying = (ports: SessionPorts): Pick<OperatorStore, 'unpublishedTallies' | 'markTalliesPublished'> => ({
  unpublishedTallies: period =>
    atOnce(ports, ({ database }) =>
      [...database.tallies.committed.values()]
        .filter(tally => tally.count > tally.published && tally.period < period)
        .map(tally => ({ topic: tally.topic, period: tally.period, count: tally.count, xor: tally.xor })),
    ),
  markTalliesPublished: tallies =>
    atOnce(ports, async session => {
      const table = session.database.tallies;
      for (const { topic, period, count } of tallies) {
        const key = `${topic}|${period}`;
        await session.lock(table, key);
        const found = table.get(session, key);
        if (found) session.write(table, key, { ...found, published: count });
      }
    }),
});

/** What operators and housekeeping need, in memory. */
export const memoryOperatorStore = (ports: SessionPorts): OperatorStore => ({
  ...burying(ports),
  ...tallying(ports),
  backlog: () =>
    atOnce(ports, ({ database }) => ({
      outbox: database.outbox.committed.size,
      blocked: database.blocked.committed.size,
      deadLetters: [...database.deadLetters.committed.values()].filter(({ replayedAt }) => !replayedAt).length,
      parked: database.parked.committed.size,
      deadlines: database.deadlines.committed.size,
    })),
  sweep: ({ inbox, answers, deadLetters, limit }) =>
    atOnce(ports, session => {
      const { inbox: claims, answers: kept, deadLetters: letters } = session.database;
      const old = claims
        .keys(session)
        .filter(key => key < firstIdAt(inbox))
        .slice(0, limit);
      const past = [...kept.committed].flatMap(([key, { keptAt }]) => (keptAt < answers ? [key] : [])).slice(0, limit);
      const dead = [...letters.committed]
        .flatMap(([key, { diedAt }]) => (diedAt < deadLetters ? [key] : []))
        .slice(0, limit);
      for (const key of old) session.erase(claims, key);
      for (const key of past) session.erase(kept, key);
      for (const key of dead) session.erase(letters, key);
      return old.length + past.length + dead.length;
    }),
});
