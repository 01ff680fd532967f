import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@crossroads/platform';
import { eventually, httpClient } from '@crossroads/testing';
import { staffContracts } from '@crossroads/contracts/help';
import { LoadStaffHandler, parseStaff, StaffRepository } from '@crossroads/messaging';
import { Sites } from '@crossroads/platform';
import { bootIntake, PEOPLE, siteList, type Handle, type Intake } from './booted.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await bootIntake();
}, 60_000);
afterAll(() => intake?.stop());

type Member = {
  readonly staffId: string;
  readonly role: string;
  readonly active: boolean;
  readonly version: number;
  readonly history?: readonly { readonly reasonCode: string; readonly changedBy: string; readonly role: string }[];
};
const memberOf = (body: unknown): Member => body as Member;

const add = async (more: object = {}, as: Handle = 'manager') => {
  const staffId = randomUUID();
  const answer = await intake.as(as).post('/v1/staff', { staffId, role: 'screener', ...more });
  return { staffId, answer };
};

type Said = {
  readonly version: number;
  readonly role: string;
  readonly validUntil: string | null;
  readonly confirmedAt: string;
};

const published = async (subject: string): Promise<readonly Said[]> => {
  const sql = `select value from outbox where topic = 'help.intake.staff.v1' and subject = $1 order by id`;
  const { rows } = await intake.pool.query<{ value: Buffer }>(sql, [subject]);
  return rows.map(({ value }) => (JSON.parse(value.toString('utf8')) as { data: Said }).data);
};

/** What somebody whom only the directory knows may do, by reading a list of referrals. */
const tries = async (actorId: string): Promise<number> => {
  const token = await intake.issuer.tokenFor({ actorId, site: 'abq' });
  return (await httpClient(intake.url, token).get('/v1/referrals')).status;
};

describe('the staff directory', () => {
  it('is written by the manager: added, assigned, ended, and every change is kept', async () => {
    const { staffId, answer } = await add({ role: 'intake-worker', areaCode: 'VALLEY' });
    expect([answer.status, answer.location, answer.etag]).toEqual([201, `/v1/staff/${staffId}`, '"1"']);
    const at = `/v1/staff/${staffId}`;
    const manager = intake.as('manager');
    const moved = await manager.post(`${at}/assignments`, { role: 'duty-supervisor' }, { ifMatch: '"1"' });
    expect(memberOf(moved.body)).toMatchObject({ role: 'duty-supervisor', active: true, version: 2 });
    const ended = await manager.post(`${at}/assignments/ends`, { reasonCode: 'LEFT' });
    expect(memberOf(ended.body)).toMatchObject({ active: false, version: 3 });
    const again = await manager.post(`${at}/assignments/ends`, { reasonCode: 'LEFT' });
    expect(memberOf(again.body)).toMatchObject({ active: false, version: 3 });
    const read = memberOf((await intake.as('auditor').get(at, { headers: { purpose: 'audit' } })).body);
    expect(read.history?.map(({ reasonCode, role }) => `${reasonCode} ${role}`)).toEqual([
      'LEFT duty-supervisor',
      'ASSIGNED duty-supervisor',
      'ADDED intake-worker',
    ]);
    expect(new Set(read.history?.map(({ changedBy }) => changedBy))).toEqual(new Set([PEOPLE.manager.actorId]));
    expect((await published(staffId)).map(({ version, role }) => `${version} ${role}`)).toEqual([
      '1 intake-worker',
      '2 duty-supervisor',
      '3 duty-supervisor',
    ]);
  });

  it('decides what somebody may do, within ten seconds', async () => {
    const { staffId } = await add({ role: 'intake-worker' });
    expect(await tries(staffId)).toBe(200);
    await intake.as('privacyOfficer').post(`/v1/staff/${staffId}/assignments/ends`, { reasonCode: 'SUSPENDED' });
    const endedAt = performance.now();
    await eventually(async () => expect(await tries(staffId)).toBe(403), { withinMs: 15_000, everyMs: 200 });
    expect(performance.now() - endedAt).toBeLessThan(11_000);
  }, 30_000);

  it('lets an assignment end by itself', async () => {
    const until = new Date(Date.now() + 1_500).toISOString();
    const { staffId } = await add({ role: 'intake-worker', until });
    expect(await tries(staffId)).toBe(200);
    await eventually(async () => expect(await tries(staffId)).toBe(403), { withinMs: 5_000 });
  });

  it('lets nobody give, change or end a role of their own', async () => {
    const { actorId } = PEOPLE.manager;
    const manager = intake.as('manager');
    const asked = await Promise.all([
      manager.post('/v1/staff', { staffId: actorId, role: 'auditor' }),
      manager.post(`/v1/staff/${actorId}/assignments`, { role: 'auditor' }, { ifMatch: '"1"' }),
      manager.post(`/v1/staff/${actorId}/assignments/ends`, { reasonCode: 'LEFT' }),
    ]);
    for (const { status, body } of asked) expect([status, body]).toMatchObject([403, { code: 'staff.own-role' }]);
    expect(await published(actorId)).toEqual([]);
  });

  it.each<[Handle, number, number]>([
    ['nurse', 403, 403],
    ['worker', 403, 403],
    ['supervisor', 403, 200],
    ['privacyOfficer', 403, 200],
    ['auditor', 403, 200],
  ])('is read and written by few: %s', async (handle, writing, reading) => {
    const headers: Record<string, string> = handle === 'auditor' ? { purpose: 'audit' } : {};
    expect((await add({}, handle)).answer.status).toBe(writing);
    expect((await intake.as(handle).get('/v1/staff', { headers })).status).toBe(reading);
  });

  it('asks for a sign-in of the last five minutes', async () => {
    const stale = await intake.asSignedIn('manager', 6);
    const answer = await stale.post('/v1/staff', { staffId: randomUUID(), role: 'screener' });
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'auth.sign-in-again' }]);
  });

  it('keeps sites apart: nobody of another one is seen, ended or found out', async () => {
    const far = PEOPLE.farWorker.actorId;
    const manager = intake.as('manager');
    const list = await manager.get('/v1/staff?limit=100');
    const items = (list.body as { items: Member[] }).items.map(({ staffId }) => staffId);
    expect(items).toContain(PEOPLE.worker.actorId);
    expect(items).not.toContain(far);
    for (const id of [far, randomUUID()]) {
      expect((await manager.get(`/v1/staff/${id}`)).status).toBe(404);
      expect((await manager.post(`/v1/staff/${id}/assignments/ends`, { reasonCode: 'LEFT' })).status).toBe(404);
    }
  });

  it.each([
    [{ role: 'attorney-reviewer' }, 400, 'body.invalid'],
    [{ role: 'king' }, 400, 'body.invalid'],
    [{ areaCode: 'MOON' }, 409, 'staff.area-unknown'],
    [{ role: 'provider' }, 409, 'staff.org-missing'],
    [{ until: '2020-01-01T00:00:00Z' }, 409, 'staff.ends-before-it-begins'],
    [{ version: 7 }, 400, 'body.invalid'],
    [{ site: 'lcr' }, 400, 'body.invalid'],
  ])('refuses %j', async (more, status, code) => {
    const { staffId, answer } = await add(more);
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
    expect(await published(staffId)).toEqual([]);
  });

  it('takes a change only of the version that its asker saw', async () => {
    const { staffId } = await add();
    const assign = (ifMatch?: string) =>
      intake.as('manager').post(`/v1/staff/${staffId}/assignments`, { role: 'coordinator' }, { ifMatch });
    expect([(await assign()).status, (await assign('"7"')).status, (await assign('"1"')).status]).toEqual([
      428, 412, 201,
    ]);
    expect((await add()).answer.status).toBe(201);
    const twice = await intake.as('manager').post('/v1/staff', { staffId, role: 'screener' });
    expect([twice.status, twice.body]).toMatchObject([409, { code: 'staff.exists' }]);
  });

  it('says every fifteen seconds that it is there, by a timer that sets the next one', async () => {
    const subject = '6f1d2a60-5a3b-4c1e-8d27-0b6f3c9e5a10';
    await eventually(async () => expect((await published(subject)).length).toBeGreaterThan(0));
    const before = (await published(subject)).length;
    const timers = async () =>
      (await intake.pool.query<{ due: Date }>(`select due_at as due from deadline where kind = 'staff.confirm'`)).rows;
    expect(await timers()).toHaveLength(1);
    await intake.moveClock(1);
    await eventually(async () => expect((await published(subject)).length).toBeGreaterThan(before), {
      withinMs: 15_000,
    });
    await intake.moveClock(0);
    expect(await timers()).toHaveLength(1);
    const last = (await published(subject)).at(-1)?.confirmedAt ?? '';
    expect(Math.abs(Date.now() - Date.parse(last))).toBeLessThan(60_000);
  }, 30_000);
});

describe('the file of staff', () => {
  const sites = new Sites(siteList);
  const load = (entries: readonly object[]) =>
    intake.work.run({ sites: ['abq', 'lcr'] }, tx =>
      new LoadStaffHandler(new StaffRepository(staffContracts)).execute(
        parseStaff(JSON.stringify(entries), { plane: 'help', sites }),
        { at: new Date(), cause: { correlationId: uuidv7() } },
        tx,
      ),
    );

  it('is loaded once, changes what it changed itself, and brings nobody back whom somebody let go', async () => {
    const [one, two] = [
      { actorId: randomUUID(), site: 'abq', role: 'screener', handle: 'a' },
      { actorId: randomUUID(), site: 'lcr', role: 'provider', orgId: randomUUID() },
    ];
    expect(await load([one, two])).toEqual({ added: 2, changed: 0 });
    expect(await load([one, two])).toEqual({ added: 0, changed: 0 });
    expect(await load([{ ...one, role: 'coordinator' }, two])).toEqual({ added: 0, changed: 1 });
    await intake.as('manager').post(`/v1/staff/${one.actorId}/assignments/ends`, { reasonCode: 'LEFT' });
    expect(await load([one, two])).toEqual({ added: 0, changed: 0 });
    expect((await published(one.actorId)).map(({ role, validUntil }) => [role, validUntil !== null])).toEqual([
      ['screener', false],
      ['coordinator', false],
      ['coordinator', true],
    ]);
  });

  it('is refused whole where something in it is wrong', () => {
    const parse =
      (...entries: object[]) =>
      () =>
        parseStaff(JSON.stringify(entries), { plane: 'help', sites });
    const good = { actorId: randomUUID(), site: 'abq', role: 'screener' };
    expect(parse(good, { ...good, areaCode: 'MOON' })).toThrow(/\/1\/areaCode: no area.*\/1\/actorId: listed twice/);
    expect(parse({ ...good, site: 'mars' })).toThrow('/0/site');
    expect(parse({ ...good, role: 'prosecutor' })).toThrow('/0/role');
    expect(parse({ ...good, plane: 'moon' })).toThrow('/0/plane');
  });

  it('gives a plane its own people and no others', () => {
    const staffOf = (plane: 'help' | 'enforcement') =>
      parseStaff(JSON.stringify([screener, prosecutor]), { plane, sites }).map(({ role }) => role);
    const screener = { actorId: randomUUID(), site: 'abq', role: 'screener' };
    const prosecutor = { actorId: randomUUID(), site: 'abq', role: 'prosecutor', plane: 'enforcement' };
    expect([staffOf('help'), staffOf('enforcement')]).toEqual([['screener'], ['prosecutor']]);
  });
});
