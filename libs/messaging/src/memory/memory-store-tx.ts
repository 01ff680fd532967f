import { LostRace } from '@crossroads/kernel';
import { FenceLost } from '../store/consumer-store.ts';
import type { KeptAnswer, StoredDeadline, StoreTx } from '../store/store.ts';
import { memoryRows } from './memory-rows.ts';
import type { MemorySession } from './memory-session.ts';

/** Keys of messaging's own tables. */
export const keys = {
  fence: (group: string, { topic, partition }: { readonly topic: string; readonly partition: number }): string =>
    `${group}|${topic}|${String(partition).padStart(4, '0')}`,
  claim: (group: string, eventId: string): string => `${eventId}|${group}`,
  subject: ({ topic, subject }: { readonly topic: string; readonly subject: string }): string => `${topic}|${subject}`,
  deadline: ({ kind, key }: { readonly kind: string; readonly key: string }): string => `${kind}|${key}`,
  answer: ({ caller, key }: Pick<KeptAnswer, 'caller' | 'key'>): string => `${caller}|${key}`,
};

const nothing = Promise.resolve();

type Part<K extends keyof StoreTx> = (session: MemorySession) => Pick<StoreTx, K>;

const consuming: Part<'advanceOffsets' | 'claimInbox'> = session => ({
  advanceOffsets: (group, moves) =>
    session.send(async () => {
      const { fences } = session.database;
      await session.lockAll(
        fences,
        moves.map(move => keys.fence(group, move)),
      );
      for (const move of moves) {
        const key = keys.fence(group, move);
        const fence = fences.get(session, key);
        if (fence?.next !== move.from) throw new FenceLost(group);
        session.write(fences, key, { ...fence, next: move.to });
      }
    }),
  claimInbox: (group, eventIds) =>
    session.send(async () => {
      const { inbox } = session.database;
      const fresh = new Set<string>();
      for (const id of [...new Set(eventIds)].toSorted()) {
        const key = keys.claim(group, id);
        await session.lock(inbox, key);
        if (inbox.get(session, key)) continue;
        session.write(inbox, key, true);
        fresh.add(id);
      }
      return fresh;
    }),
});

const publishing: Part<'appendOutbox'> = session => ({
  appendOutbox: records =>
    records.length === 0
      ? nothing
      : session.post(async () => {
          const { sequences, outbox } = session.database;
          await session.lockAll(sequences, [...new Set(records.map(keys.subject))]);
          for (const { eventId, topic, subject, head, tail, traceparent } of records) {
            const counter = keys.subject({ topic, subject });
            const sequence = (sequences.get(session, counter) ?? 0) + 1;
            session.write(sequences, counter, sequence);
            const id = session.database.draw(); // early: whoever commits first may have drawn last
            const value = Buffer.from(`${head}${sequence}${tail}`);
            session.write(outbox, String(id), { id, eventId, topic, key: subject, value, traceparent });
          }
        }),
});

const timing: Part<'putDeadlines' | 'dropDeadlines' | 'removeFired'> = session => ({
  putDeadlines: deadlines =>
    deadlines.length === 0
      ? nothing
      : session.post(async () => {
          const table = session.database.deadlines;
          await session.lockAll(table, deadlines.map(keys.deadline));
          const last = new Map<string, StoredDeadline>(deadlines.map(one => [keys.deadline(one), one]));
          for (const [key, one] of last) session.write(table, key, { ...one, attempts: 0, retryAt: one.dueAt });
        }),
  dropDeadlines: deadlines =>
    deadlines.length === 0
      ? nothing
      : session.post(async () => {
          const table = session.database.deadlines;
          const known = deadlines.map(keys.deadline).filter(key => table.get(session, key));
          await session.lockAll(table, known);
          for (const key of known) session.erase(table, key);
        }),
  removeFired: deadlines =>
    session.post(async () => {
      const table = session.database.deadlines;
      await session.lockAll(table, deadlines.map(keys.deadline));
      for (const one of deadlines) {
        const key = keys.deadline(one);
        if (table.get(session, key)?.dueAt.getTime() !== one.dueAt.getTime()) throw new LostRace('deadline');
        session.erase(table, key);
      }
    }),
});

const settingAside: Part<'park' | 'unpark' | 'addDeadLetters'> = session => ({
  park: messages =>
    session.post(() => {
      for (const message of messages) {
        const id = session.database.draw();
        session.write(session.database.parked, String(id), { ...message, id });
      }
    }),
  unpark: ids =>
    session.post(async () => {
      const table = session.database.parked;
      await session.lockAll(table, ids.map(String));
      for (const id of ids) session.erase(table, String(id));
    }),
  addDeadLetters: letters =>
    session.post(async () => {
      const table = session.database.deadLetters;
      for (const letter of letters) {
        await session.lock(table, letter.id);
        const before = table.get(session, letter.id);
        const replayCount = before?.replayCount ?? letter.replayCount;
        session.write(table, letter.id, { ...letter, replayCount, replayedAt: undefined });
      }
    }),
});

const answering: Part<'keptAnswers' | 'keepAnswers'> = session => ({
  keptAnswers: asked =>
    session.send(() => asked.flatMap(one => session.database.answers.get(session, keys.answer(one)) ?? [])),
  keepAnswers: answers =>
    session.post(async () => {
      const table = session.database.answers;
      for (const answer of answers) {
        const key = keys.answer(answer);
        await session.lock(table, key);
        if (table.get(session, key)) throw new LostRace('idempotency_key');
        session.write(table, key, answer);
      }
    }),
});

/** One open transaction of the in-memory store. */
export const memoryStoreTx = (session: MemorySession): StoreTx => ({
  ...memoryRows(session),
  ...consuming(session),
  ...publishing(session),
  ...timing(session),
  ...settingAside(session),
  ...answering(session),
});
