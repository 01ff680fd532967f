/* oxlint-disable max-lines, max-lines-per-function -- a suite, like a spec file */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LostRace } from '@crossroads/kernel';
import { FenceLost } from '../src/store/consumer-store.ts';
import { LeaseLost } from '../src/store/outbox-store.ts';
import type { Store, StoreTx } from '../src/store/store.ts';
import { NoteRow, record, thing, ThingRow } from './thing-store.ts';

/** A store that is empty, and how to let go of it. */
export type StoreHarness = { readonly store: Store; readonly close: () => Promise<void> };

/** What every store must do: Postgres, and its twin in memory on which the simulation stands. */
export const storeConformance = (open: () => Promise<StoreHarness>): void => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await open());
  });
  afterAll(() => close());

  const saved = async (...rows: ThingRow[]): Promise<void> => store.transaction(['abq'], tx => tx.save(ThingRow, rows));
  const next = (row: ThingRow, more: Partial<ThingRow>): ThingRow => Object.assign(thing(), row, more);
  const loaded = (ids: readonly string[]) => store.transaction(['abq'], tx => tx.load(ThingRow, ids));

  describe('rows', () => {
    it('gives back what was saved, of every type', async () => {
      const row = thing();
      const bare = thing({ bornOn: null, sealed: null, codes: [] });
      await saved(row, bare);
      const found = await loaded([row.id, bare.id, randomUUID()]);
      expect(found.get(row.id)).toEqual(row);
      expect(found.get(row.id)).toBeInstanceOf(ThingRow);
      expect(found.get(bare.id)).toEqual(bare);
      expect(found.size).toBe(2);
    });

    it('replaces exactly the predecessor', async () => {
      const row = thing();
      await saved(row);
      await saved(next(row, { version: 2, isOpen: false }));
      expect((await loaded([row.id])).get(row.id)?.isOpen).toBe(false);
      await expect(saved(next(row, { version: 2 }))).rejects.toThrow(LostRace);
      await expect(saved(next(row, { version: 4 }))).rejects.toThrow(LostRace);
    });

    it('creates an aggregate once, and none of a batch when one exists', async () => {
      const [first, second] = [thing(), thing()];
      await saved(first);
      await expect(saved(second, thing({ id: first.id }))).rejects.toThrow(LostRace);
      expect((await loaded([second.id])).size).toBe(0);
    });

    it('finds by columns and lists, in key order, and removes', async () => {
      const owner = randomUUID();
      const note = (position: number, word: string | null) =>
        Object.assign(new NoteRow(), { thingId: owner, position, word });
      await store.transaction(['abq'], tx => tx.insert(NoteRow, [note(3, 'c'), note(1, 'a'), note(2, null)]));
      const found = (where: object) => store.transaction(['abq'], tx => tx.find(NoteRow, where, { lock: true }));
      expect((await found({ thingId: owner })).map(({ position }) => position)).toEqual([1, 2, 3]);
      expect((await found({ thingId: owner, position: [3, 1, 7] })).map(({ word }) => word)).toEqual(['a', 'c']);
      expect(await found({ thingId: owner, word: null })).toHaveLength(1);
      await store.transaction(['abq'], tx => tx.remove(NoteRow, { thingId: owner, position: [1, 2] }));
      expect(await found({ thingId: owner })).toHaveLength(1);
      await expect(store.transaction(['abq'], tx => tx.remove(NoteRow, {}))).rejects.toThrow('without a condition');
    });

    it('shows a transaction the rows of its sites and of no other, whatever it asks', async () => {
      const [here, there] = [thing(), thing({ site: 'lcr' })];
      const both = [here.id, there.id];
      await store.transaction(['abq', 'lcr'], tx => tx.save(ThingRow, [here, there]));
      const seenBy = async (...sites: string[]) =>
        store.transaction(sites, async tx => ({
          loaded: [...(await tx.load(ThingRow, both)).values()].map(({ site }) => site).toSorted(),
          found: (await tx.find(ThingRow, { id: both })).map(({ site }) => site).toSorted(),
        }));
      expect(await seenBy('abq', 'lcr')).toEqual({ loaded: ['abq', 'lcr'], found: ['abq', 'lcr'] });
      expect(await seenBy('lcr')).toEqual({ loaded: ['lcr'], found: ['lcr'] });
      expect(await seenBy()).toEqual({ loaded: [], found: [] });
      expect(await seenBy("abq'; drop table thing; --")).toEqual({ loaded: [], found: [] });
    });

    it('takes no row for another site, changes none of one and removes none', async () => {
      const there = thing({ site: 'lcr' });
      const at = (site: string) => (work: (tx: StoreTx) => Promise<unknown>) => store.transaction([site], work);
      await expect(at('abq')(tx => tx.save(ThingRow, [there]))).rejects.toMatchObject({ code: '42501' });
      await at('lcr')(tx => tx.save(ThingRow, [there]));
      await expect(at('abq')(tx => tx.save(ThingRow, [next(there, { version: 2, site: 'abq' })]))).rejects.toThrow(
        LostRace,
      );
      await at('abq')(tx => tx.remove(ThingRow, { id: there.id }));
      await expect(
        at('lcr')(tx => tx.save(ThingRow, [next(there, { version: 2, site: 'abq' })])),
      ).rejects.toMatchObject({ code: '42501' });
      const [found] = await store.transaction(['lcr'], tx => tx.find(ThingRow, { id: there.id }));
      expect(found).toEqual(there);
    });

    it('sees its own writes, and takes all of them back when the work fails', async () => {
      const row = thing();
      const work = store.transaction(['abq'], async tx => {
        await tx.save(ThingRow, [row]);
        expect((await tx.load(ThingRow, [row.id])).size).toBe(1);
        throw new RangeError('changed my mind');
      });
      await expect(work).rejects.toThrow(RangeError);
      expect((await loaded([row.id])).size).toBe(0);
    });

    it('locks what it loads until the end', async () => {
      const row = thing();
      await saved(row);
      const order: string[] = [];
      const add = async (word: string, holdMs: number) =>
        store.transaction(['abq'], async tx => {
          const found = (await tx.load(ThingRow, [row.id])).get(row.id) ?? thing();
          order.push(word);
          await sleep(holdMs);
          await tx.save(ThingRow, [next(found, { version: found.version + 1, codes: [...found.codes, word] })]);
        });
      await Promise.all([add('first', 80), sleep(20).then(() => add('second', 0))]);
      expect((await loaded([row.id])).get(row.id)?.codes.slice(-2)).toEqual(order);
    });
  });

  describe('failures', () => {
    it('reports a commit that the server answered with ROLLBACK, though nobody awaited the statement', async () => {
      const row = thing();
      const work = store.transaction(['abq'], async tx => {
        void tx.save(ThingRow, [row]);
        void tx.save(ThingRow, [thing({ id: row.id })]);
      });
      await expect(work).rejects.toThrow(LostRace);
      expect((await loaded([row.id])).size).toBe(0);
    });
  });

  describe('fences', () => {
    const group = 'help.intake.fences';
    const topic = 'help.screening.case.v1';
    const at = (partition: number, from: number, to: number) => ({ topic, partition, from, to });

    it('moves all or none, and takes the work with it', async () => {
      await store.openFences(group, 'c', [
        { topic, partition: 0, next: 5 },
        { topic, partition: 1, next: 7 },
      ]);
      await store.openFences(group, 'c', [{ topic, partition: 0, next: 99 }]);
      const row = thing();
      const move = (...moves: ReturnType<typeof at>[]) =>
        store.transaction(['abq'], async tx => {
          await tx.save(ThingRow, [row]);
          await tx.advanceOffsets(group, moves);
        });
      await expect(move(at(0, 5, 6), at(1, 8, 9))).rejects.toThrow(FenceLost);
      await expect(move(at(0, 5, 6), at(2, 0, 1))).rejects.toThrow(FenceLost);
      expect((await loaded([row.id])).size).toBe(0);
      await move(at(0, 5, 6), at(1, 7, 9));
      const fences = await store.openFences(group, 'c', []);
      expect(fences.toSorted((a, b) => a.partition - b.partition).map(fence => [fence.partition, fence.next])).toEqual([
        [0, 6],
        [1, 9],
      ]);
    });

    it('lets one of two owners of a partition win', async () => {
      await store.openFences(group, 'c', [{ topic, partition: 5, next: 0 }]);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 6 }, () =>
          store.transaction(['abq'], async tx => {
            await tx.advanceOffsets(group, [at(5, 0, 10)]);
            await sleep(10);
          }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe('inbox', () => {
    it('claims an event once for each consumer, and not at all when the work fails', async () => {
      const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()].toSorted();
      const claim = (group: string, ...ids: string[]) => store.transaction(['abq'], tx => tx.claimInbox(group, ids));
      const failing = store.transaction(['abq'], async tx => {
        await tx.claimInbox('one', [a ?? '']);
        throw new RangeError('no');
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect([...(await claim('one', a ?? '', b ?? ''))].toSorted()).toEqual([a, b]);
      expect([...(await claim('one', b ?? '', c ?? ''))]).toEqual([c]);
      expect((await claim('other', a ?? '')).size).toBe(1);
    });
  });

  describe('outbox', () => {
    const emptyOutbox = async (): Promise<void> => {
      const lease = await store.takeLease('empty', 'suite', 60_000);
      const ids = (await store.readPending(10_000, 0)).map(({ id }) => id);
      if (lease) await store.removeSent(lease, ids, []);
    };

    it('counts without gap or repeat under racing writers, and draws ids in commit order for each subject', async () => {
      const subjects = Array.from({ length: 5 }, () => randomUUID());
      const write = async (nth: number): Promise<void> => {
        const some = subjects
          .filter((_, at) => (nth + at) % 2 === 0)
          .flatMap(subject => [record(subject), record(subject)]);
        await store.transaction(['abq'], async tx => {
          await sleep(Math.random() * 4);
          await tx.appendOutbox(some);
          await sleep(Math.random() * 4);
          if (nth % 7 === 3) throw new RangeError('taken back');
        });
      };
      const outcomes = await Promise.allSettled(Array.from({ length: 120 }, (_, nth) => write(nth)));
      expect(outcomes.filter(o => o.status === 'rejected' && !(o.reason instanceof RangeError))).toEqual([]);
      const rows = (await store.readPending(10_000, 0)).filter(({ key }) => subjects.some(subject => subject === key));
      for (const subject of subjects) {
        const sequences = rows
          .filter(({ key }) => key === subject)
          .map(row => Number(JSON.parse(row.value.toString()).sequence));
        expect(sequences).toEqual(sequences.map((_, at) => at + 1));
        expect(sequences.length).toBeGreaterThan(50);
      }
      expect(JSON.parse(String(rows[0]?.value))).toMatchObject({ word: 'ñ' });
    });

    it('is read in order, without blocked keys, and emptied only by the newest epoch', async () => {
      await emptyOutbox();
      const [a, b] = [randomUUID(), randomUUID()];
      await store.transaction(['abq'], tx => tx.appendOutbox([record(a), record(b), record(a)]));
      const mine = await store.takeLease('relay-spec', 'me', 60);
      expect(await store.takeLease('relay-spec', 'other', 60)).toBeUndefined();
      const pending = await store.readPending(10, 0);
      expect(pending.map(({ key }) => key)).toEqual([a, b, a]);
      expect(await store.readPending(10, (pending[0]?.id ?? 0) + 1)).toHaveLength(2);
      if (!mine || !pending[0]) throw new Error('no lease');
      await store.block(pending[0], 'transport.record-too-large');
      expect((await store.readPending(10, 0)).map(({ key }) => key)).toEqual([b]);
      await sleep(80);
      const other = await store.takeLease('relay-spec', 'other', 60_000);
      expect(other?.epoch).toBe(mine.epoch + 1);
      const tally = { topic: 't', period: '2026-11-24T08', count: 2, xor: 'f'.repeat(32) };
      await expect(
        store.removeSent(
          mine,
          pending.map(({ id }) => id),
          [tally],
        ),
      ).rejects.toThrow(LeaseLost);
      expect(await store.outboxSize(2)).toEqual({ pending: 2, blocked: 1 });
      if (other)
        await store.removeSent(
          other,
          pending.map(({ id }) => id),
          [tally],
        );
      if (other) await store.removeSent(other, [], [{ ...tally, count: 1, xor: `${'0'.repeat(31)}1` }]);
      expect(await store.outboxSize(5)).toEqual({ pending: 0, blocked: 1 });
      const published = { ...tally, count: 3, xor: `${'f'.repeat(31)}e` };
      expect(await store.unpublishedTallies('2026-11-24T09')).toEqual([published]);
      await store.markTalliesPublished([published]);
      expect(await store.unpublishedTallies('2026-11-24T09')).toEqual([]);
    });
  });

  describe('timers', () => {
    it('keeps one for each kind and key, and fires it only as it stands', async () => {
      const key = randomUUID();
      const timer = (dueAt: string) => ({
        kind: 'expire',
        key,
        site: 'abq',
        dueAt: new Date(dueAt),
        data: { offerId: 'x', n: 1, ok: true, none: null },
        cause: { correlationId: 'c', causationId: undefined, traceparent: 't' },
        attempts: 0,
      });
      const [early, late] = [timer('2026-01-01T00:00:00.001Z'), timer('2026-02-01T00:00:00Z')];
      await store.transaction(['abq'], tx => tx.putDeadlines([late, early]));
      expect(await store.nextDue()).toEqual(early.dueAt);
      expect(await store.dueDeadlines(early.dueAt, 5)).toEqual([early]);
      await store.transaction(['abq'], tx => tx.putDeadlines([late]));
      await expect(store.transaction(['abq'], tx => tx.removeFired([early]))).rejects.toThrow(LostRace);
      await store.postponeDeadline(late, 1, new Date('2026-03-01T00:00:00Z'));
      expect(await store.dueDeadlines(late.dueAt, 5)).toEqual([]);
      expect(await store.dueDeadlines(new Date('2026-03-01T00:00:00Z'), 5)).toEqual([{ ...late, attempts: 1 }]);
      await store.transaction(['abq'], tx => tx.removeFired([{ ...late, attempts: 1 }]));
      await store.transaction(['abq'], tx => tx.putDeadlines([early]));
      await store.transaction(['abq'], tx =>
        tx.dropDeadlines([
          { kind: 'expire', key },
          { kind: 'expire', key: 'none' },
        ]),
      );
      expect(await store.nextDue()).toBeUndefined();
    });
  });

  describe('dead letters', () => {
    it('are handed to the retry worker once, with the actor written down, and may die again', async () => {
      const [id, group, now] = [randomUUID(), 'help.intake.dead', new Date()];
      const letter = {
        id,
        group,
        topic: 't',
        partition: 1,
        key: 'k',
        offset: 4,
        eventId: randomUUID(),
        type: undefined,
        reason: 'schema',
        attempts: 1,
        raw: Buffer.from('{'),
        diedAt: now,
        replayCount: 0,
      };
      await store.transaction(['abq'], tx => tx.addDeadLetters([letter]));
      expect(await store.deadLetters({ topic: 't', limit: 5 })).toEqual([letter]);
      expect(await store.replayDeadLetters([id, randomUUID()], 'actor-1', now)).toEqual([id]);
      expect(await store.replayDeadLetters([id], 'actor-1', now)).toEqual([]);
      const [parked] = await store.dueParked(group, now, 5);
      expect(parked).toMatchObject({
        topic: 't',
        partition: 1,
        key: 'k',
        offset: 4,
        eventId: letter.eventId,
        replayOf: id,
        attempts: 0,
      });
      expect(parked?.value).toEqual(letter.raw);
      await store.transaction(['abq'], async tx => {
        await tx.unpark([parked?.id ?? 0]);
        await tx.addDeadLetters([{ ...letter, reason: 'handler.x' }]);
      });
      expect(await store.deadLetters({ ids: [id], limit: 5 })).toMatchObject([{ reason: 'handler.x', replayCount: 1 }]);
    });
  });

  describe('housekeeping', () => {
    it('forgets event ids and answers past their time, and no others', async () => {
      const old = '019a0000-0000-7000-8000-000000000001'; // 2025-10-20
      const fresh = '019f0000-0000-7000-8000-000000000001'; // 2026-06-25
      const before = new Date('2026-01-01T00:00:00Z');
      // Other cases claim random ids: some of them look old.
      await store.sweep({ inbox: before, answers: before, deadLetters: new Date(0), limit: 100 });
      await store.transaction(['abq'], tx => tx.claimInbox('sweep', [old, fresh]));
      expect(await store.sweep({ inbox: before, answers: before, deadLetters: new Date(0), limit: 100 })).toBe(1);
      expect((await store.transaction(['abq'], tx => tx.claimInbox('sweep', [old, fresh]))).size).toBe(1);
    });

    it('forgets dead letters past their time, and no others', async () => {
      const [old, fresh] = [randomUUID(), randomUUID()];
      const [before, never] = [new Date('2019-01-01T00:00:00Z'), new Date(0)];
      const where = { group: 'sweep', topic: 'sweep', partition: 0, offset: 1, key: undefined, eventId: undefined };
      const letter = {
        ...where,
        type: undefined,
        reason: 'contract.invalid',
        attempts: 1,
        raw: undefined,
        replayCount: 0,
      };
      await store.transaction(['abq'], async tx =>
        tx.addDeadLetters([
          { ...letter, id: old, diedAt: new Date(before.getTime() - 1) },
          { ...letter, id: fresh, diedAt: before },
        ]),
      );
      await store.sweep({ inbox: never, answers: never, deadLetters: before, limit: 100 });
      expect((await store.deadLetters({ ids: [old, fresh], limit: 5 })).map(({ id }) => id)).toEqual([fresh]);
    });
  });
};
