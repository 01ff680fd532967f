import { randomUUID } from 'node:crypto';
import { freshDatabase } from '@crossroads/testing';
import type { FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { storeConformance } from '../../test/store-conformance.ts';
import { addThings, NoteRow, storeOn, thing, ThingRow } from '../../test/thing-store.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { StatementFailed } from './errors.ts';

let database: FreshDatabase;
let store: Store;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl);
  ({ pool, store } = storeOn(database.urlOf('intake')));
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

storeConformance(async () => {
  const own = await freshDatabase();
  await addThings(own.adminUrl);
  const { pool: connections, store: fresh } = storeOn(own.urlOf('intake'));
  const close = async (): Promise<void> => {
    await connections.end();
    await own.drop();
  };
  return { store: fresh, close };
});

describe('on Postgres', () => {
  it('tells a refused statement without the values that the server quotes', async () => {
    const word = 'Jane Doe';
    const note = Object.assign(new NoteRow(), { thingId: word, position: 1, word });
    const error: unknown = await store.transaction(['abq'], tx => tx.insert(NoteRow, [note])).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StatementFailed);
    expect(error).toMatchObject({ retriable: false });
    expect(JSON.stringify([String(error), error])).not.toContain(word);
  });

  it('calls a terminated connection unavailable, and works on with the next', async () => {
    const row = thing();
    const work = store.transaction(['abq'], async tx => {
      await tx.save(ThingRow, [row]);
      await tx.load(ThingRow, [row.id]);
      const [{ pid }] = (
        await pool.query(
          `select pid from pg_stat_activity where query like 'select%from "thing"%' and state like 'idle in%'`,
        )
      ).rows as [{ pid: number }];
      await pool.query('select pg_terminate_backend($1)', [pid]);
      await tx.load(ThingRow, [row.id]);
    });
    await expect(work).rejects.toThrow(StoreUnavailable);
    expect((await store.transaction(['abq'], tx => tx.load(ThingRow, [row.id]))).size).toBe(0);
  });

  it('skips what stands behind a statement that failed, and knows afterwards what the connection has prepared', async () => {
    const { pool: one, store: narrow } = storeOn(database.urlOf('intake'), 1);
    const row = thing();
    const bad = Object.assign(new NoteRow(), { thingId: 'no uuid', position: 1, word: null });
    const work = narrow.transaction(['abq'], async tx => {
      const before = await tx.load(ThingRow, [row.id]);
      await tx.insert(NoteRow, [bad]);
      await tx.save(ThingRow, [row]);
      return before;
    });
    await expect(work).rejects.toMatchObject({ code: '22P02' });
    await narrow.transaction(['abq'], async tx => {
      await tx.insert(NoteRow, [Object.assign(new NoteRow(), { thingId: row.id, position: 1, word: null })]);
      await tx.save(ThingRow, [row]);
      expect((await tx.load(ThingRow, [row.id])).size).toBe(1);
    });
    await one.end();
  });

  it('writes nothing and rolls nothing back where the work fails before it asks for anything', async () => {
    const { pool: one, store: narrow } = storeOn(database.urlOf('intake'), 1);
    const row = thing();
    const work = narrow.transaction(['abq'], async tx => {
      await tx.save(ThingRow, [row]);
      throw new TypeError('before the first answer');
    });
    await expect(work).rejects.toThrow('before the first answer');
    expect((await narrow.transaction(['abq'], tx => tx.load(ThingRow, [row.id]))).size).toBe(0);
    await one.end();
  });

  it('commits nothing where a value of one statement cannot be written', async () => {
    const { pool: one, store: narrow } = storeOn(database.urlOf('intake'), 1);
    const row = thing();
    const circle: { itself?: unknown } = {};
    circle.itself = circle;
    const id = Object.assign(circle, { toString: () => row.id }) as unknown as string;
    const work = narrow.transaction(['abq'], async tx => {
      await tx.save(ThingRow, [row]);
      await tx.remove(NoteRow, { thingId: id });
    });
    await expect(work).rejects.toThrow(TypeError);
    expect((await narrow.transaction(['abq'], tx => tx.load(ThingRow, [row.id]))).size).toBe(0);
    await narrow.transaction(['abq'], tx => tx.save(ThingRow, [row]));
    await one.end();
  });

  it('hears of a statement after the end of its transaction', async () => {
    const late = await store.transaction(['abq'], async tx => () => tx.load(ThingRow, [randomUUID()]));
    await expect(late()).rejects.toThrow('the transaction is over');
  });

  it('writes down who replayed a dead letter', async () => {
    const [id, now] = [randomUUID(), new Date()];
    const where = { group: 'g', topic: 't', partition: 1, key: 'k', offset: 4, eventId: undefined, type: undefined };
    const death = { reason: 'schema', attempts: 1, raw: Buffer.from('{'), diedAt: now, replayCount: 0 };
    const letter = { id, ...where, ...death };
    await store.transaction(['abq'], tx => tx.addDeadLetters([letter]));
    await store.replayDeadLetters([id], 'actor-1', now);
    const { rows } = await pool.query('select actor_id from dead_letter_replay where dead_letter_id = $1', [id]);
    expect(rows).toEqual([{ actor_id: 'actor-1' }]);
  });
});
