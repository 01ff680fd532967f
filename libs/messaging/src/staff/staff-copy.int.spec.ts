import { randomUUID } from 'node:crypto';
import {
  IntakeStaffChangedV1,
  IntakeStaffConfirmedV1,
  STAFF_DIRECTORY,
  staffContracts,
} from '@crossroads/contracts/help';
import { systemClock } from '@crossroads/platform';
import { eventOf, eventually, freshDatabase, type FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { createMessaging, newBroker, notingParts, portsOf, TOPIC } from '../../test/pipeline.ts';
import { addThings, storeOn } from '../../test/thing-store.ts';
import type { MemoryBroker } from '../memory/broker.ts';
import type { Messaging } from '../messaging.ts';
import { partitionFor } from '../partition.ts';
import type { Store } from '../store/store.ts';
import { StaffMemberRow } from './staff-member.row.ts';
import { StaffSourceRow } from './staff-source.row.ts';
import { StoredStaffDirectory } from './stored-staff-directory.ts';
import { withStaff } from './with-staff.ts';

const STAFF = IntakeStaffChangedV1.topic;
let database: FreshDatabase;
let pool: pg.Pool;
let store: Store;
let broker: MemoryBroker;
const running: Pick<Messaging<unknown>, 'stop'>[] = [];
const pools: pg.Pool[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl, 'screening');
  ({ pool, store } = storeOn(database.urlOf('screening')));
});
afterAll(async () => {
  await Promise.all([pool, ...pools].map(one => one.end()));
  await database.drop();
});
beforeEach(async () => {
  broker = newBroker();
  await pool.query('delete from consumer_offset');
});
afterEach(() => Promise.all(running.splice(0).map(({ stop }) => stop())));

const start = (): void => {
  const { pool: own, ports } = portsOf(database.urlOf('screening'), broker);
  const consumer = createMessaging(withStaff(notingParts(), staffContracts), ports);
  running.push(consumer);
  pools.push(own);
  consumer.start();
};

const put = (subject: string, event: object): number =>
  broker.append({ topic: STAFF, partition: partitionFor(subject, 3) }, [
    { key: subject, value: Buffer.from(JSON.stringify(event)), headers: {}, timestamp: new Date() },
  ]);

const says = (staffId: string, version: number, more: object = {}, site = 'abq'): void => {
  const position = { role: 'screener', orgId: null, areaCode: null, programme: null };
  const validity = { validFrom: '2026-11-20T10:00:00.000Z', validUntil: null };
  const data = { staffId, version, ...position, ...validity, changedBy: 'SYSTEM', ...more };
  put(staffId, eventOf(IntakeStaffChangedV1.type, { subject: staffId, sequence: version, site, data }));
};

const confirms = (at: Date): void => {
  const data = { confirmedAt: at.toISOString() };
  put(STAFF_DIRECTORY, eventOf(IntakeStaffConfirmedV1.type, { subject: STAFF_DIRECTORY, site: 'all', data }));
};

const memberOf = async (id: string, site = 'abq'): Promise<StaffMemberRow | undefined> =>
  (await store.transaction([site], tx => tx.load(StaffMemberRow, [id]))).get(id);

const directory = (real = systemClock): StoredStaffDirectory =>
  new StoredStaffDirectory({ store, clock: systemClock, real, isOwner: false });

it('has everybody as they stand now, of every site, after it began late', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  says(one, 1);
  says(one, 2, { role: 'coordinator', areaCode: 'SOUTHEAST' });
  says(two, 1, { orgId: randomUUID(), role: 'provider' }, 'lcr');
  start();
  await eventually(async () => expect(await memberOf(one)).toMatchObject({ version: 2, role: 'coordinator' }));
  await eventually(async () => expect(await memberOf(two, 'lcr')).toMatchObject({ version: 1, role: 'provider' }));
  expect(await memberOf(two)).toBeUndefined();
  expect(await directory().find('abq', one)).toMatchObject({ role: 'coordinator', areaCode: 'SOUTHEAST' });
  expect(await directory().find('lcr', one)).toBeUndefined();
});

it('takes the newest version where compaction has removed those between, and nothing older', async () => {
  const id = randomUUID();
  says(id, 3);
  start();
  await eventually(async () => expect(await memberOf(id)).toMatchObject({ version: 3 }));
  says(id, 7, { validUntil: '2026-11-21T10:00:00.000Z' });
  await eventually(async () => expect(await memberOf(id)).toMatchObject({ version: 7 }));
  says(id, 5);
  says(id, 7, { role: 'auditor' });
  const after = randomUUID();
  says(after, 1);
  await eventually(async () => expect(await memberOf(after)).toBeDefined());
  expect(await memberOf(id)).toMatchObject({ version: 7, role: 'screener' });
  expect(await directory().find('abq', id)).toBeUndefined();
});

it('gives nothing for a role that it does not know, and takes away what was before', async () => {
  const id = randomUUID();
  says(id, 1);
  says(id, 2, { role: 'of-next-year' });
  start();
  await eventually(async () => expect(await memberOf(id)).toMatchObject({ version: 2 }));
  expect(await directory().find('abq', id)).toBeUndefined();
});

it('is fresh for a minute after the owner was last there, by real time, and never for an old word', async () => {
  await store.transaction([], tx => tx.remove(StaffSourceRow, { id: 'directory' }));
  expect(await directory().isFresh()).toBe(false);
  const at = new Date(Date.now() - 10_000);
  confirms(at);
  confirms(new Date(at.getTime() - 3_600_000));
  start();
  await eventually(async () => expect(await directory().isFresh()).toBe(true));
  const on = (ms: number) => directory({ now: () => new Date(at.getTime() + ms) }).isFresh();
  expect([await on(60_000), await on(60_001)]).toEqual([true, false]);
  const watched = { now: new Date(at.getTime() + 30_000) };
  const patient = directory({ now: () => watched.now });
  expect(await patient.isFresh()).toBe(true);
  watched.now = new Date(at.getTime() + 60_001);
  expect(await patient.isFresh()).toBe(false);
});

it('leaves the service’s own messages to the service', async () => {
  const [staff, referral] = [randomUUID(), randomUUID()];
  says(staff, 1);
  const closed = { referralId: referral, outcomeCode: 'W_A', supervisorId: null };
  const event = eventOf('intake.referral.closed.v1', { subject: referral, data: closed });
  broker.append({ topic: TOPIC, partition: partitionFor(referral, 3) }, [
    { key: referral, value: Buffer.from(JSON.stringify(event)), headers: {}, timestamp: new Date() },
  ]);
  start();
  await eventually(async () => expect(await memberOf(staff)).toBeDefined());
  await eventually(async () => {
    const { rows } = await pool.query('select word from thing_note where thing_id = $1', [referral]);
    expect(rows).toEqual([{ word: 'A' }]);
  });
});

it('looks once for everybody who asks at the same time, and again after ten seconds or a failure', async () => {
  const id = randomUUID();
  let looks = 0;
  let isAway = true;
  const counting: Pick<Store, 'transaction'> = {
    transaction: (sites, work) => {
      looks += 1;
      return isAway ? Promise.reject(new RangeError('away')) : store.transaction(sites, work);
    },
  };
  const real = { at: Date.now(), now: () => new Date(real.at) };
  const guard = new StoredStaffDirectory({ store: counting, clock: systemClock, real, isOwner: false });
  await expect(guard.find('abq', id)).rejects.toThrow(RangeError);
  isAway = false;
  await Promise.all(Array.from({ length: 50 }, () => guard.find('abq', id)));
  expect(looks).toBe(2);
  real.at += 10_001;
  await guard.find('abq', id);
  expect(looks).toBe(3);
});
