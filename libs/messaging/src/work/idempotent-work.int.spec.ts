import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RuleViolation } from '@crossroads/kernel';
import { freshDatabase, toldAccess } from '@crossroads/testing';
import type { FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { createMessaging, newBroker, portsOf, publishingParts } from '../../test/pipeline.ts';
import { addThings, thing, ThingRow } from '../../test/thing-store.ts';
import type { Tx } from '../ports.ts';
import { OutcomeUnknown } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import type { Answer, IdempotentRequest, IdempotentWork } from './idempotent-work.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let store: Store;
let idempotent: IdempotentWork;

const workOn = (over: Partial<Store> = {}, limit = 100_000): IdempotentWork => {
  const { ports, pool: own } = portsOf(database.urlOf('intake'), newBroker());
  pools.push(own);
  const config = { ...ports.config, outboxLimit: limit };
  return createMessaging(publishingParts(), { ...ports, config, store: { ...ports.store, ...over } }).idempotent;
};
const pools: pg.Pool[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl);
  const made = portsOf(database.urlOf('intake'), newBroker());
  ({ pool } = made);
  ({ store } = made.ports);
  idempotent = createMessaging(publishingParts(), made.ports).idempotent;
});

afterAll(async () => {
  await Promise.all([pool, ...pools].map(one => one.end()));
  await database.drop();
});

const WORKER = randomUUID();
const OTHER = randomUUID();

type Asking = {
  readonly key?: string | undefined;
  readonly actorId?: string;
  readonly body?: unknown;
  readonly url?: string;
};

const request = ({ key, actorId = WORKER, body = {}, url = '/v1/things' }: Asking): IdempotentRequest => ({
  method: 'POST',
  url,
  body,
  headers: key === undefined ? {} : { 'idempotency-key': key },
  access: toldAccess({ actorId, role: 'referrer', site: 'abq' }),
});

const create =
  (id: string) =>
  async (tx: Tx): Promise<Answer> => {
    await tx.save(ThingRow, [thing({ id })]);
    return { status: 201, body: { id, word: 'ñ' }, location: `/v1/things/${id}`, etag: '"1"' };
  };

const count = async (...ids: string[]): Promise<number> =>
  (await store.transaction(['abq'], tx => tx.load(ThingRow, ids))).size;

describe('one request', () => {
  it('is answered the same when it is repeated, also after a restart, and takes effect once', async () => {
    const [key, id, other] = [randomUUID(), randomUUID(), randomUUID()];
    const answer = await idempotent.run(request({ key }), create(id));
    expect(answer).toEqual({ status: 201, body: { id, word: 'ñ' }, location: `/v1/things/${id}`, etag: '"1"' });
    expect(await idempotent.run(request({ key: key.toUpperCase() }), create(other))).toEqual(answer);
    expect(await workOn().run(request({ key }), create(other))).toEqual(answer);
    expect(await count(id, other)).toBe(1);
  });

  it('is refused without a key, with one that is no UUID, and with another body or path under the same key', async () => {
    const [key, id] = [randomUUID(), randomUUID()];
    await expect(idempotent.run(request({}), create(id))).rejects.toMatchObject({ code: 'idempotency-key.missing' });
    await expect(idempotent.run(request({ key: 'x' }), create(id))).rejects.toMatchObject({
      code: 'idempotency-key.invalid',
    });
    expect(await count(id)).toBe(0);
    await idempotent.run(request({ key, body: { a: 1 } }), create(id));
    const other = { code: 'idempotency-key.other-body' };
    await expect(idempotent.run(request({ key, body: { a: 2 } }), create(randomUUID()))).rejects.toMatchObject(other);
    await expect(
      idempotent.run(request({ key, body: { a: 1 }, url: '/v1/more' }), create(randomUUID())),
    ).rejects.toMatchObject(other);
    await expect(
      idempotent.run(request({ key, body: { a: 1 }, url: '/v1/things?x=1' }), create(randomUUID())),
    ).resolves.toMatchObject({ status: 201 });
  });

  it('never meets the key of another caller', async () => {
    const [key, mine, theirs] = [randomUUID(), randomUUID(), randomUUID()];
    await idempotent.run(request({ key }), create(mine));
    expect((await idempotent.run(request({ key, actorId: OTHER, body: { b: 2 } }), create(theirs))).body).toMatchObject(
      { id: theirs },
    );
    expect(await count(mine, theirs)).toBe(2);
  });

  it('is told to wait while the first one runs, in this process; another process waits for its answer', async () => {
    const [key, id] = [randomUUID(), randomUUID()];
    const slow = async (tx: Tx): Promise<Answer> => {
      const answer = await create(id)(tx);
      await sleep(100);
      return answer;
    };
    const first = idempotent.run(request({ key }), slow);
    await sleep(20);
    await expect(idempotent.run(request({ key }), create(randomUUID()))).rejects.toMatchObject({
      code: 'idempotency-key.running',
    });
    expect(await workOn().run(request({ key }), create(randomUUID()))).toEqual(await first);
  });

  it('that failed may be sent again: what is refused is not kept', async () => {
    const [key, id] = [randomUUID(), randomUUID()];
    const refused = idempotent.run(request({ key }), () => Promise.reject(new RuleViolation('thing.closed', 'closed')));
    await expect(refused).rejects.toThrow(RuleViolation);
    const answered = await idempotent.run(request({ key }), async () => ({ status: 422, body: {} }));
    expect(answered.status).toBe(422);
    expect(await idempotent.run(request({ key }), create(id))).toMatchObject({ status: 201 });
  });

  it('whose commit was cut off is answered by what the commit did', async () => {
    const [key, id] = [randomUUID(), randomUUID()];
    let cuts = 0;
    const cutting = workOn({
      transaction: async (sites, work) => {
        const result = await store.transaction(sites, work);
        if (cuts++ === 0) throw new OutcomeUnknown('cut');
        return result;
      },
    });
    expect((await cutting.run(request({ key }), create(id))).body).toMatchObject({ id });
    expect(cuts).toBe(2);
    expect(await count(id)).toBe(1);
  });

  it('is sent away with a time to come back while too many events are pending', async () => {
    const full = workOn({ outboxSize: async atMost => ({ pending: atMost, blocked: 0 }) }, 10);
    const answer = full.run(request({ key: randomUUID() }), create(randomUUID()));
    await expect(answer).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 2 });
  });
});

describe('requests in groups', () => {
  it('share transactions when they overlap, and each gets its own answer', async () => {
    let transactions = 0;
    const grouping = workOn({ transaction: (sites, work) => ((transactions += 1), store.transaction(sites, work)) });
    const submit = grouping.grouped<string>(async (ids, tx) => {
      await tx.save(
        ThingRow,
        ids.map(id => thing({ id })),
      );
      return ids.map(id => ({ status: 201, body: { id } }));
    });
    const ids = Array.from({ length: 300 }, () => randomUUID());
    const answers = await Promise.all(ids.map(id => submit(request({ key: randomUUID(), body: { id } }), id)));
    expect(answers.map(({ body }) => body)).toEqual(ids.map(id => ({ id })));
    expect(transactions).toBeLessThan(20);
  });

  it('fail alone: one bad command in a group leaves the others, and a repeat beside them its old answer', async () => {
    const key = randomUUID();
    const submit = workOn().grouped<string>(async (ids, tx) => {
      if (ids.includes('bad')) throw new RuleViolation('thing.bad', 'bad');
      await tx.save(
        ThingRow,
        ids.map(id => thing({ id })),
      );
      return ids.map(id => ({ status: 201, body: { id } }));
    });
    const old = randomUUID();
    await submit(request({ key, body: 1 }), old);
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const group = [...ids.slice(0, 10), 'bad', ...ids.slice(10)].map(id =>
      submit(request({ key: randomUUID(), body: { id } }), id),
    );
    const repeat = submit(request({ key, body: 1 }), randomUUID());
    const other = submit(request({ key, body: 1, actorId: OTHER }), randomUUID());
    const outcomes = await Promise.allSettled(group);
    expect(outcomes.map(({ status }) => status).filter(status => status === 'rejected')).toHaveLength(1);
    expect(outcomes[10]).toMatchObject({ reason: { code: 'thing.bad' } });
    expect(await count(...ids)).toBe(20);
    expect((await repeat).body).toEqual({ id: old });
    expect((await other).body).not.toEqual({ id: old });
  });
});
