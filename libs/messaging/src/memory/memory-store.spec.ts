import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeConformance } from '../../test/store-conformance.ts';
import { record, thing, ThingRow } from '../../test/thing-store.ts';
import { OutcomeUnknown, StoreUnavailable } from '../store/store.ts';
import type { CommitFate, StoreFaults } from './faults.ts';
import { MemoryDatabase } from './memory-database.ts';
import { memoryStore } from './memory-store.ts';
import { realTime } from './scheduler.ts';

storeConformance(() =>
  Promise.resolve({ store: memoryStore(new MemoryDatabase(realTime), realTime), close: () => Promise.resolve() }),
);

describe('in memory', () => {
  const open = (faults: Partial<StoreFaults> = {}) =>
    memoryStore(new MemoryDatabase(realTime), realTime, { delayMs: () => 0, ...faults });

  it('shows nobody what is not committed, and draws ids before it is', async () => {
    const store = open();
    const [early, late] = [randomUUID(), randomUUID()];
    const slow = store.transaction(['abq'], async tx => {
      await tx.appendOutbox([record(early)]);
      await sleep(60);
    });
    await sleep(20);
    await store.transaction(['abq'], tx => tx.appendOutbox([record(late)]));
    expect((await store.readPending(10, 0)).map(({ key }) => key)).toEqual([late]);
    await slow;
    // Committed last, drawn first: a cursor that stood at the other would have passed it by.
    expect((await store.readPending(10, 0)).map(({ key }) => key)).toEqual([early, late]);
  });

  it('breaks a circle of locks at one of them', async () => {
    const store = open();
    const rows = [thing(), thing()];
    await store.transaction(['abq'], tx => tx.save(ThingRow, rows));
    const lockBoth = (ids: readonly string[]) =>
      store.transaction(['abq'], async tx => {
        for (const id of ids) {
          await tx.load(ThingRow, [id]);
          await sleep(20);
        }
      });
    const ids = rows.map(({ id }) => id);
    const outcomes = await Promise.allSettled([lockBoth(ids), lockBoth(ids.toReversed())]);
    const refused: unknown[] = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toEqual([expect.objectContaining({ code: 'store-conflict', retriable: true })]);
  });

  it('takes no lock for a transaction that was taken back while it waited', async () => {
    const store = open();
    const [first = '', second = ''] = [randomUUID(), randomUUID()].toSorted();
    const holder = store.transaction(['abq'], async tx => {
      await tx.appendOutbox([record(first)]);
      await sleep(20);
      throw new RangeError('lets go at once');
    });
    const takenBack = store.transaction(['abq'], async tx => {
      await tx.appendOutbox([record(first), record(second)]);
      await holder.catch(() => undefined);
      throw new RangeError('taken back');
    });
    await expect(takenBack).rejects.toThrow(RangeError);
    await sleep(5);
    await store.transaction(['abq'], tx => tx.appendOutbox([record(second)]));
    expect((await store.readPending(10, 0)).map(({ key }) => key)).toEqual([second]);
  });

  it.each([
    ['refused', StoreUnavailable, 0],
    ['cut-committed', OutcomeUnknown, 1],
    ['cut-rolled-back', OutcomeUnknown, 0],
  ] as const)('tells of a commit that was %s what the caller would see', async (fate, failure, there) => {
    const fates: CommitFate[] = [fate];
    const store = open({ commit: () => fates.shift() ?? 'committed' });
    const row = thing();
    await expect(store.transaction(['abq'], tx => tx.save(ThingRow, [row]))).rejects.toThrow(failure);
    expect((await store.transaction(['abq'], tx => tx.load(ThingRow, [row.id]))).size).toBe(there);
  });

  it('keeps nothing of a transaction whose connection is lost on the way', async () => {
    let left = 2;
    const store = open({ statementFails: () => --left === 0 });
    const [first, second] = [thing(), thing()];
    const work = store.transaction(['abq'], async tx => {
      await tx.save(ThingRow, [first]);
      await tx.save(ThingRow, [second]);
    });
    await expect(work).rejects.toThrow(StoreUnavailable);
    expect((await store.transaction(['abq'], tx => tx.load(ThingRow, [first.id, second.id]))).size).toBe(0);
  });
});
