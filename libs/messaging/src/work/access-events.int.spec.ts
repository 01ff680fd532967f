import { randomUUID } from 'node:crypto';
import { LostRace, RuleViolation } from '@crossroads/kernel';
import { systemClock, uuidv7 } from '@crossroads/platform';
import { freshDatabase, type FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { accessOfSomebody, open, toldOf } from '../../test/asking.ts';
import { newBroker, portsOf, publishingParts } from '../../test/pipeline.ts';
import { addThings, storeOn, thing, ThingRow } from '../../test/thing-store.ts';
import { createMessaging } from '../messaging.ts';
import type { Store } from '../store/store.ts';
import type { IdempotentRequest, IdempotentWork } from './idempotent-work.ts';
import { StoreUnitOfWork } from './unit-of-work.ts';
import { realTime } from '../memory/scheduler.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let store: Store;
let work: StoreUnitOfWork;
let idempotent: IdempotentWork;

const workOn = (on: Store): StoreUnitOfWork =>
  new StoreUnitOfWork({
    service: 'intake',
    store: on,
    clock: systemClock,
    newEventId: uuidv7,
    time: realTime,
    reached: () => undefined,
    committed: () => undefined,
  });

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl);
  const made = portsOf(database.urlOf('intake'), newBroker());
  ({ pool } = made);
  ({ store } = made.ports);
  work = workOn(store);
  ({ idempotent } = createMessaging(publishingParts(), made.ports));
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const count = async (id: string): Promise<number> =>
  (await store.transaction(['abq'], tx => tx.load(ThingRow, [id]))).size;

describe('an act', () => {
  it('is told in the transaction that it was done in: each record opened, or the door where none was', async () => {
    const [seeing, entering, id] = [accessOfSomebody(), accessOfSomebody(), randomUUID()];
    await work.run({ sites: ['abq'], access: seeing }, async tx => {
      open(seeing, id);
      open(seeing, 'two');
      await tx.save(ThingRow, [thing({ id })]);
    });
    await work.run({ sites: ['abq'], access: entering }, async () => undefined);
    expect(await toldOf(pool, seeing.actor.actorId)).toEqual([`ReadThing ALLOWED ${id} 1`, 'ReadThing ALLOWED two 1']);
    expect(await toldOf(pool, entering.actor.actorId)).toEqual(['ReadThing ALLOWED door 1']);
    expect([seeing.isWritten, await count(id)]).toEqual([true, 1]);
  });

  it('that comes to nothing is not told with it, and stays to be told', async () => {
    const [access, id] = [accessOfSomebody(), randomUUID()];
    const acting = work.run({ sites: ['abq'], access }, async tx => {
      open(access, id);
      await tx.save(ThingRow, [thing({ id })]);
      throw new RuleViolation('thing.closed', 'closed');
    });
    await expect(acting).rejects.toThrow(RuleViolation);
    expect(await toldOf(pool, access.actor.actorId)).toEqual([]);
    expect([access.isWritten, await count(id), access.untold.length]).toEqual([false, 0, 1]);
  });

  it('that is tried again is told once', async () => {
    const [access, id] = [accessOfSomebody(), randomUUID()];
    let tries = 0;
    await work.run({ sites: ['abq'], access }, async tx => {
      open(access, id);
      await tx.save(ThingRow, [thing({ id, version: (tries += 1) === 3 ? 1 : 7 })]);
      if (tries === 1) throw new LostRace('thing');
    });
    expect(tries).toBe(3);
    expect(await toldOf(pool, access.actor.actorId)).toEqual([`ReadThing ALLOWED ${id} 1`]);
  });

  it('is not done where it cannot be told', async () => {
    const [access, id] = [accessOfSomebody(), randomUUID()];
    const mute = workOn({
      ...store,
      transaction: (sites, doing) =>
        store.transaction(sites, tx =>
          doing({ ...tx, appendOutbox: () => Promise.reject(new RangeError('no outbox')) }),
        ),
    });
    const acting = mute.run({ sites: ['abq'], access }, tx => tx.save(ThingRow, [thing({ id })]));
    await expect(acting).rejects.toThrow(RangeError);
    expect([access.isWritten, await count(id)]).toEqual([false, 0]);
  });

  it('of each of several requests that share a transaction is told, also where one of them fails alone', async () => {
    const asking = (state: string) => {
      const access = accessOfSomebody();
      const headers = { 'idempotency-key': randomUUID() };
      const request: IdempotentRequest = { method: 'POST', url: '/v1/things', body: {}, headers, access };
      return { access, request, command: { access, id: randomUUID(), state } };
    };
    const group = [asking('open'), asking('secret'), asking('open')];
    const submit = idempotent.grouped<(typeof group)[0]['command']>(async (commands, tx) => {
      for (const { access, id, state } of commands) open(access, id, state);
      await tx.save(
        ThingRow,
        commands.map(({ id }) => thing({ id })),
      );
      return commands.map(({ id }) => ({ status: 201, body: { id } }));
    });
    const outcomes = await Promise.allSettled(group.map(({ request, command }) => submit(request, command)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const told = await Promise.all(group.map(({ access }) => toldOf(pool, access.actor.actorId)));
    expect(told.map(({ length }) => length)).toEqual([1, 0, 1]);
    expect(group[1]?.access.untold).toMatchObject([{ outcome: 'DENIED', reasonCode: 'RELATION' }]);
  });

  it('that is repeated is told again, though nothing is done again', async () => {
    const [access, id] = [accessOfSomebody(), randomUUID()];
    const headers = { 'idempotency-key': randomUUID() };
    const request: IdempotentRequest = { method: 'POST', url: '/v1/things', body: {}, headers, access };
    const once = () =>
      idempotent.run(request, async tx => {
        open(access, id);
        await tx.save(ThingRow, [thing({ id })]);
        return { status: 201, body: { id } };
      });
    expect(await once()).toEqual(await once());
    expect(await toldOf(pool, access.actor.actorId)).toEqual([`ReadThing ALLOWED ${id} 1`, 'ReadThing ALLOWED door 1']);
  });
});

describe('the sites of a transaction', () => {
  it('are the asker’s: another site’s rows are neither seen nor written', async () => {
    const there = thing({ site: 'lcr' });
    await store.transaction(['lcr'], tx => tx.save(ThingRow, [there]));
    const access = accessOfSomebody();
    const headers = { 'idempotency-key': randomUUID() };
    const request: IdempotentRequest = { method: 'POST', url: '/v1/things', body: {}, headers, access };
    const { body } = await idempotent.run(request, async tx => ({
      status: 200,
      body: { seen: (await tx.load(ThingRow, [there.id])).size },
    }));
    expect(body).toEqual({ seen: 0 });
  });

  it('end with it: the next one on the same connection sees nothing that was not asked for', async () => {
    const row = thing();
    const one = storeOn(database.urlOf('intake'), 1);
    await one.store.transaction(['abq'], tx => tx.save(ThingRow, [row]));
    const seenBy = async (...sites: string[]) =>
      (await one.store.transaction(sites, tx => tx.load(ThingRow, [row.id]))).size;
    const visible = async (): Promise<unknown> =>
      (await one.pool.query('select count(*)::int as n from thing where id = $1', [row.id])).rows[0]?.n;
    expect([await seenBy('abq'), await seenBy(), await seenBy('lcr'), await visible()]).toEqual([1, 0, 0, 0]);
    const failing = one.store.transaction(['abq'], () => Promise.reject(new RangeError('no')));
    await expect(failing).rejects.toThrow(RangeError);
    expect([await seenBy(), await visible()]).toEqual([0, 0]);
    await one.pool.end();
  });
});
