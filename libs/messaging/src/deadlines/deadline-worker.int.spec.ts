import { randomUUID } from 'node:crypto';
import { ShiftableClock, uuidv7 } from '@crossroads/platform';
import { eventually, freshDatabase } from '@crossroads/testing';
import type { FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { addThings, NoteRow, storeOn } from '../../test/thing-store.ts';
import { realTime } from '../memory/scheduler.ts';
import type { DeadlineHandler } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { StoreUnitOfWork } from '../work/unit-of-work.ts';
import { DeadlineWorker } from './deadline-worker.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let store: Store;
const workers: DeadlineWorker[] = [];
const DAY_MS = 86_400_000;

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl);
  ({ pool, store } = storeOn(database.urlOf('intake')));
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map(worker => worker.stop()));
  await pool.query('delete from deadline');
});

const quiet = { warn: () => undefined, error: () => undefined };

const noting: DeadlineHandler = async (fired, tx) => {
  const notes = fired.map(({ data, dueAt }) =>
    Object.assign(new NoteRow(), { thingId: data['id'], position: 0, word: dueAt.toISOString() }),
  );
  await tx.insert(NoteRow, notes);
};

const workerWith = (handlers: Record<string, DeadlineHandler>, on: Store = store) => {
  const clock = new ShiftableClock();
  const ports = { service: 'intake', store: on, clock, time: realTime, newEventId: uuidv7, reached: () => undefined };
  const work: StoreUnitOfWork = new StoreUnitOfWork({
    ...ports,
    committed: ({ earliestDeadline }) => earliestDeadline && worker.kick(earliestDeadline),
  });
  const worker = new DeadlineWorker({ ...ports, handlers, work, log: quiet });
  workers.push(worker);
  const schedule = (kind: string, id: string, dueAt: Date) =>
    work.run({ sites: ['abq'] }, async tx =>
      tx.schedule({ correlationId: id }, { kind, key: id, site: 'abq', dueAt, data: { id } }),
    );
  return { worker, work, clock, schedule };
};

const notes = async (id: string): Promise<number> =>
  (await store.transaction(['abq'], tx => tx.find(NoteRow, { thingId: id }))).length;

it('fires when its time has come, once, and not before', async () => {
  const { worker, schedule } = workerWith({ remind: noting });
  const [soon, later] = [randomUUID(), randomUUID()];
  worker.start();
  await schedule('remind', later, new Date(Date.now() + DAY_MS));
  await schedule('remind', soon, new Date(Date.now() + 100));
  expect(await notes(soon)).toBe(0);
  await eventually(async () => expect(await notes(soon)).toBe(1));
  expect(await store.backlog()).toMatchObject({ deadlines: 1 });
});

it('hears of a timer that is set while it reads which one is next', async () => {
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = async (): ReturnType<Store['nextDue']> => {
    const next = await store.nextDue();
    asked.resolve();
    await answered.promise;
    return next;
  };
  const { worker, schedule } = workerWith({ remind: noting }, { ...store, nextDue: slow });
  const id = randomUUID();
  worker.start();
  await asked.promise;
  await schedule('remind', id, new Date());
  answered.resolve();
  await eventually(async () => expect(await notes(id)).toBe(1), { withinMs: 5_000 });
});

it('fires after a restart when the clock was moved on', async () => {
  const before = workerWith({ remind: noting });
  const id = randomUUID();
  before.worker.start();
  await before.schedule('remind', id, new Date(Date.now() + 14 * DAY_MS));
  await before.worker.stop();
  const after = workerWith({ remind: noting });
  after.worker.start();
  after.clock.offsetMs = 15 * DAY_MS;
  await eventually(async () => expect(await notes(id)).toBe(1));
});

it('keeps a timer whose handler fails, and fires the others of its round', async () => {
  const [bad, good] = [randomUUID(), randomUUID()];
  let isBroken = true;
  const { worker, clock, schedule } = workerWith({
    remind: async (fired, tx) => {
      if (isBroken && fired.some(({ key }) => key === bad)) throw new TypeError('a bug');
      await noting(fired, tx);
    },
  });
  await schedule('remind', bad, new Date(Date.now() - 2_000));
  await schedule('remind', good, new Date(Date.now() - 1_000));
  await schedule('unknown', randomUUID(), new Date(Date.now() - 1_000));
  expect(await worker.fireDue()).toBe(1);
  expect([await notes(bad), await notes(good)]).toEqual([0, 1]);
  expect(await worker.fireDue()).toBe(0);
  isBroken = false;
  clock.offsetMs = DAY_MS;
  expect(await worker.fireDue()).toBe(1);
  expect(await notes(bad)).toBe(1);
  expect(await store.backlog()).toMatchObject({ deadlines: 1 });
});

it('takes its effects back when the timer was dropped meanwhile', async () => {
  const id = randomUUID();
  const { worker, work, schedule } = workerWith({
    expire: async (fired, tx) => {
      await work.run({ sites: ['abq'] }, async other => other.cancel('expire', id));
      await noting(fired, tx);
    },
  });
  await schedule('expire', id, new Date(Date.now() - 1_000));
  expect(await worker.fireDue()).toBe(0);
  expect(await notes(id)).toBe(0);
  expect(await store.backlog()).toMatchObject({ deadlines: 0 });
});

it('fires the timer that its own handler set, with the effects of both', async () => {
  const id = randomUUID();
  const { worker, schedule } = workerWith({
    chain: async (fired, tx) => {
      for (const { key, cause, dueAt } of fired) {
        tx.schedule(cause, {
          kind: 'chain',
          key,
          site: 'abq',
          dueAt: new Date(dueAt.getTime() + DAY_MS),
          data: { id },
        });
      }
      await noting(fired, tx);
    },
  });
  await schedule('chain', id, new Date(Date.now() - 1_000));
  expect(await worker.fireDue()).toBe(1);
  expect(await notes(id)).toBe(1);
  expect(await worker.fireDue()).toBe(0);
  expect(await store.backlog()).toMatchObject({ deadlines: 1 });
});
