import { randomUUID } from 'node:crypto';
import { eventually, httpClient, referralBody, type HttpAnswer } from '@crossroads/testing';
import { bootIntake, PEOPLE, type Handle, type Intake } from './booted.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await bootIntake();
}, 60_000);
afterAll(() => intake?.stop(), 30_000);

const NOTICE = {
  incidentClass: 'SHOOTING_NONFATAL',
  occurredAt: '2026-11-20T15:50:00Z',
  areaCode: 'SOUTHEAST',
  hospitalCode: 'UNM_HOSPITAL',
  retaliationRisk: true,
  safeContactCode: 'NOT_AT_HOME',
};
const PATH = '/v1/safety-notices';

const fieldsOf = ({ body }: HttpAnswer): string[] => Object.keys(Object(body)).toSorted();
const textAt = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));
const leave = async (more: object = {}): Promise<string> => {
  const { status, body } = await intake.as('police').post(PATH, { ...NOTICE, ...more });
  expect(status).toBe(201);
  return textAt(body, 'safetyNoticeId');
};
const refer = async (by: Handle = 'nurse'): Promise<string> =>
  textAt((await intake.as(by).post('/v1/referrals', referralBody())).body, 'referralId');
const link = (noticeId: string, referralId: string, by: Handle = 'worker') =>
  intake.as(by).post(`${PATH}/${noticeId}/links`, { referralId });
const listed = async (by: Handle, query = ''): Promise<string[]> => {
  const { body } = await intake.as(by).get(`${PATH}?limit=100${query}`);
  return (Reflect.get(Object(body), 'items') as { safetyNoticeId: string }[]).map(item => item.safetyNoticeId);
};
type Said = { readonly type: string; readonly data: Record<string, unknown> };
const published = async (subject: string): Promise<Said[]> => {
  const sql = `select value from outbox where topic = 'help.intake.referral.v1' and subject = $1 order by id`;
  const { rows } = await intake.pool.query<{ value: Buffer }>(sql, [subject]);
  return rows.map(({ value }) => JSON.parse(value.toString('utf8')) as Said);
};
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await intake.pool.query(sql, values)).rowCount ?? 0;

describe('law enforcement', () => {
  it('leaves a notice and is told two words, also when it asks again', async () => {
    const key = randomUUID();
    const first = await intake.as('police').post(PATH, NOTICE, { idempotencyKey: key });
    const again = await intake.as('police').post(PATH, NOTICE, { idempotencyKey: key });
    for (const answer of [first, again]) {
      expect([answer.status, fieldsOf(answer)]).toEqual([201, ['safetyNoticeId', 'state']]);
      expect(answer.body).toEqual({ safetyNoticeId: textAt(first.body, 'safetyNoticeId'), state: 'received' });
      expect([answer.location, answer.etag]).toEqual([undefined, undefined]);
    }
    const id = textAt(first.body, 'safetyNoticeId');
    expect((await published(id)).map(({ type, data }) => [type, data])).toEqual([
      ['intake.safety-notice.received.v1', { ...NOTICE, occurredAt: '2026-11-20T15:50:00.000Z', safetyNoticeId: id }],
    ]);
  });

  it.each([
    ['a name', { name: 'John Doe' }, 'body.invalid'],
    ['a note', { note: 'he lives at 12 Silver' }, 'body.invalid'],
    ['an incident number', { incidentNumber: '26-0012345' }, 'body.invalid'],
    ['a referral', { referralId: randomUUID() }, 'body.invalid'],
    ['a name as hospital', { hospitalCode: 'JOHN_DOE' }, 'body.invalid'],
    ['a name as warning', { safeContactCode: 'JOHN_DOE' }, 'body.invalid'],
    ['a name as class', { incidentClass: 'JOHN_DOE' }, 'body.invalid'],
    ['a name as area', { areaCode: 'JOHN_DOE' }, 'safety-notice.area-unknown'],
    ['words for yes', { retaliationRisk: 'yes' }, 'body.invalid'],
    ['what has not happened', { occurredAt: '2096-01-01T00:00:00Z' }, 'safety-notice.in-future'],
    ['a date without a time', { occurredAt: '2026-11-20' }, 'body.invalid'],
  ])('cannot say %s', async (_, more, code) => {
    const before = await count('select 1 from safety_notice');
    const { status, body } = await intake.as('police').post(PATH, { ...NOTICE, ...more });
    expect([status < 500 && status >= 400, textAt(body, 'code')]).toEqual([true, code]);
    expect(await count('select 1 from safety_notice')).toBe(before);
  });

  it('reads nothing back: of no route of intake, of its own least', async () => {
    const own = await leave();
    const referral = textAt(
      (await intake.as('police').post('/v1/referrals', referralBody({ sourceType: 'SHOOTING_REVIEW' }))).body,
      'referralId',
    );
    await link(own, referral);
    const document = await (await fetch(`${intake.managementUrl}/openapi.json`)).json();
    const paths = Object.entries((document as { paths: Record<string, Record<string, unknown>> }).paths);
    const readable = paths.flatMap(([path, methods]) => ('get' in methods ? [path] : []));
    expect(readable.length).toBeGreaterThan(15);
    const told = [own, referral, randomUUID()].flatMap(id => readable.map(path => path.replaceAll(/\{\w+\}/g, id)));
    const answers = await Promise.all(
      [...new Set(told)].map(async path => ({ path, answer: await intake.as('police').get(path) })),
    );
    const heard = answers.filter(
      ({ answer: { status, body } }) => status !== 403 || textAt(body, 'code') !== 'auth.not-allowed',
    );
    expect(heard.map(({ path, answer: { status } }) => `${path} ${status}`)).toEqual([]);
    expect(new Set(answers.map(({ answer: { body } }) => JSON.stringify(body))).size).toBe(1);
  });

  it('works on nothing that it left, and nobody else leaves one', async () => {
    const own = await leave();
    expect((await link(own, await refer(), 'police')).status).toBe(403);
    expect((await intake.as('police').post(`${PATH}/${own}/put-asides`, { reasonCode: 'DUPLICATE' })).status).toBe(403);
    for (const handle of ['worker', 'supervisor', 'nurse', 'lead', 'manager', 'auditor'] as const)
      expect((await intake.as(handle).post(PATH, NOTICE)).status).toBe(403);
  });
});

describe('intake', () => {
  it('lists what was left, links it to whom it concerns, and tells outreach', async () => {
    const [notice, referral] = [await leave(), await refer()];
    expect(await listed('worker', '&state=received')).toContain(notice);
    const answer = await link(notice, referral);
    expect([answer.status, answer.etag]).toEqual([201, '"2"']);
    expect(answer.body).toMatchObject({
      ...NOTICE,
      occurredAt: '2026-11-20T15:50:00.000Z',
      safetyNoticeId: notice,
      state: 'handled',
      links: [{ referralId: referral, linkedBy: PEOPLE.worker.actorId }],
    });
    expect((await published(referral)).at(-1)).toMatchObject({
      type: 'intake.safety-notice.linked.v1',
      data: { referralId: referral, safetyNoticeId: notice, actorId: PEOPLE.worker.actorId },
    });
    expect(await listed('worker', '&state=received')).not.toContain(notice);
    expect((await link(notice, referral)).body).toMatchObject({ code: 'safety-notice.already-linked' });
    expect((await link(notice, await refer())).status).toBe(201);
  });

  it('puts aside what concerns nobody', async () => {
    const notice = await leave({ hospitalCode: undefined, safeContactCode: undefined });
    const aside = () => intake.as('supervisor').post(`${PATH}/${notice}/put-asides`, { reasonCode: 'NOBODY_KNOWN' });
    expect((await aside()).body).toMatchObject({ state: 'handled', putAsideCode: 'NOBODY_KNOWN', links: [] });
    expect((await aside()).body).toMatchObject({ code: 'safety-notice.already-handled' });
  });

  it('links to nobody of another site, nobody unknown and nobody erased', async () => {
    const notice = await leave();
    const erased = await refer();
    const { rows } = await intake.pool.query<{ id: string }>('select id from person where referral_id = $1', [erased]);
    await intake.as('privacyOfficer').post(`/v1/people/${rows[0]?.id}/erasure`, {});
    for (const referral of [await refer('farNurse'), randomUUID(), erased])
      expect((await link(notice, referral)).body).toMatchObject({ code: 'safety-notice.referral-unknown' });
    expect((await link(notice, await refer(), 'farWorker')).status).toBe(404);
  });

  it('shows a lead less, and a worker what concerns whom one has', async () => {
    const [notice, referral] = [await leave(), await refer()];
    const alert = ['areaCode', 'incidentClass', 'receivedAt', 'retaliationRisk', 'safeContactCode', 'safetyNoticeId', 'state']; // prettier-ignore
    for (const handle of ['lead', 'manager'] as const)
      expect(fieldsOf(await intake.as(handle).get(`${PATH}/${notice}`))).toEqual(alert);
    await link(notice, referral);
    expect((await intake.as('outreachWorker').get(`${PATH}/${notice}`)).status).toBe(404);
    expect(await listed('outreachWorker')).toEqual([]);
    await intake.hear([referral, 'assigned', PEOPLE.outreachWorker.actorId]);
    expect(fieldsOf(await intake.as('outreachWorker').get(`${PATH}/${notice}`))).toEqual(alert);
    expect(await listed('outreachWorker')).toEqual([notice]);
    expect(await listed('advocate')).toEqual([]);
  });

  it('forgets whom it concerned when the person is erased', async () => {
    const [notice, referral] = [await leave(), await refer()];
    await link(notice, referral);
    const { rows } = await intake.pool.query<{ id: string }>('select id from person where referral_id = $1', [
      referral,
    ]);
    expect((await intake.as('privacyOfficer').post(`/v1/people/${rows[0]?.id}/erasure`, {})).status).toBe(201);
    expect((await intake.as('worker').get(`${PATH}/${notice}`)).body).toMatchObject({ state: 'handled', links: [] });
  });

  it('keeps a handled notice for a year, and longer while a hold stands on whom it concerns', async () => {
    const [gone, held, open] = [await leave(), await leave(), await leave()];
    const referral = await refer();
    await intake.as('worker').post(`${PATH}/${gone}/put-asides`, { reasonCode: 'DUPLICATE' });
    await link(held, referral);
    const { rows } = await intake.pool.query<{ id: string }>('select id from person where referral_id = $1', [
      referral,
    ]);
    const hold = await intake
      .as('privacyOfficer')
      .post(`/v1/people/${rows[0]?.id}/holds`, { reasonCode: 'LITIGATION' });
    expect(hold.status).toBe(201);
    await intake.moveClock(366 * 24);
    const left = (id: string) => count('select 1 from safety_notice where id = $1', id);
    await eventually(async () => expect(await left(gone)).toBe(0), { withinMs: 15_000 });
    expect([await left(held), await left(open)]).toEqual([1, 1]);
    await intake.moveClock(0);
  }, 30_000);
});

it('takes a notice without any other part of the system: the broker is away, and no other service runs', async () => {
  const { actorId } = PEOPLE.police;
  const police = httpClient(intake.url, await intake.issuer.tokenFor({ actorId, site: 'abq' }));
  const began = performance.now();
  expect((await police.post(PATH, NOTICE)).status).toBe(201);
  expect(performance.now() - began).toBeLessThan(2_000);
});
