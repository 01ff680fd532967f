import { randomUUID } from 'node:crypto';
import { NOBODY, type AccessFact, type AccessRecord } from '@crossroads/platform';
import { freshDatabase, type FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { toldOf } from '../../test/asking.ts';
import { newBroker, portsOf, publishingParts } from '../../test/pipeline.ts';
import { realTime } from '../memory/scheduler.ts';
import { createMessaging } from '../messaging.ts';
import type { UnitOfWork } from '../ports.ts';
import { StoreUnavailable } from '../store/store.ts';
import { RefusalRecorder } from './refusal-recorder.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let work: UnitOfWork;
const errors: object[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const made = portsOf(database.urlOf('intake'), newBroker());
  ({ pool } = made);
  ({ work } = createMessaging(publishingParts(), made.ports));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const recorderOn = (on: UnitOfWork): RefusalRecorder =>
  new RefusalRecorder({
    service: 'intake',
    work: on,
    time: realTime,
    log: { error: (_, fields) => void errors.push({ ...fields }) },
  });

const refusal = (actorId: string, more: Partial<AccessFact> = {}): AccessRecord => ({
  actorId,
  role: actorId === NOBODY ? null : 'referrer',
  site: actorId === NOBODY ? 'none' : 'abq',
  facts: [
    {
      actionName: 'ReadReferral',
      resourceType: 'Referral',
      resourceId: null,
      purposeCode: 'service',
      outcome: 'DENIED',
      policyIds: [],
      reasonCode: 'ROLE',
      viewName: null,
      breakGlassId: null,
      count: 1,
      ...more,
    },
  ],
});

it('writes a refusal of somebody known before it is told, in a transaction of its own', async () => {
  const actorId = randomUUID();
  await recorderOn(work).record(refusal(actorId, { reasonCode: 'RELATION', resourceId: 'one' }));
  expect(await toldOf(pool, actorId)).toEqual(['ReadReferral RELATION one 1']);
});

it('counts equal refusals that come while one is written, and loses none', async () => {
  const [actorId, other] = [randomUUID(), randomUUID()];
  const recorder = recorderOn(work);
  await Promise.all(Array.from({ length: 600 }, (_, nth) => recorder.record(refusal(nth % 3 === 0 ? other : actorId))));
  const counts = async (id: string): Promise<number[]> =>
    (await toldOf(pool, id)).map(line => Number(line.split(' ').at(-1)));
  const [many, some] = [await counts(actorId), await counts(other)];
  expect([many.reduce((a, b) => a + b), some.reduce((a, b) => a + b)]).toEqual([400, 200]);
  expect(many.length).toBeLessThan(10);
});

it('writes what strangers try once a second, whatever comes, and makes none of them wait', async () => {
  const recorder = recorderOn(work);
  const begun = performance.now();
  let longestMs = 0;
  let asked = 0;
  while (performance.now() - begun < 2_500) {
    const at = performance.now();
    const tried = { resourceType: 'Site', actionName: 'SignIn' };
    await recorder.record(
      refusal(NOBODY, { ...tried, reasonCode: asked % 2 === 0 ? 'TOKEN_REFUSED' : 'TOKEN_MISSING' }),
    );
    longestMs = Math.max(longestMs, performance.now() - at);
    asked += 1;
    if (asked % 200 === 0) await new Promise(resolve => setImmediate(resolve));
  }
  expect((await toldOf(pool, NOBODY)).length).toBeGreaterThanOrEqual(4);
  await recorder.flush();
  const lines = await toldOf(pool, NOBODY);
  const total = lines.map(line => Number(line.split(' ').at(-1))).reduce((a, b) => a + b);
  expect(total).toBe(asked);
  expect(asked).toBeGreaterThan(2_000);
  expect(lines.length).toBeLessThanOrEqual(8); // two reasons; at once, after one and two seconds, and the flush
  expect(longestMs).toBeLessThan(500);
});

it('stays a refusal where nothing can be written: that is logged, and strangers are counted on', async () => {
  let isAway = true;
  const away: UnitOfWork = {
    run: (scope, doing) => (isAway ? Promise.reject(new StoreUnavailable('away')) : work.run(scope, doing)),
  };
  const recorder = recorderOn(away);
  errors.length = 0;
  const before = (await toldOf(pool, NOBODY)).length;
  await expect(recorder.record(refusal(randomUUID()))).resolves.toBeUndefined();
  await recorder.record(refusal(NOBODY, { reasonCode: 'NOT_FOUND' }));
  await recorder.flush();
  expect(errors.length).toBeGreaterThanOrEqual(1);
  isAway = false;
  await recorder.flush();
  expect((await toldOf(pool, NOBODY)).slice(before)).toEqual(['ReadReferral NOT_FOUND door 1']);
});
