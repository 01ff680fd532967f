import { randomUUID } from 'node:crypto';
import { holdsCanary } from '@crossroads/testing';
import {
  approvedText,
  bootNotices,
  codeOf,
  field,
  newSubject,
  noticeBody,
  type BootedNotices,
  type Who,
} from './booted.ts';

type Body = Readonly<Record<string, unknown>>;

let notices: BootedNotices;
let textId: string;
beforeAll(async () => {
  notices = await bootNotices();
  textId = await approvedText(notices);
}, 90_000);
afterAll(() => notices?.stop(), 30_000);

const post = (path: string, body: object, who: Who = 'server') => notices.as(who).post(path, body);
const serve = (more: Body = {}, who: Who = 'server') =>
  post('/v1/notices', noticeBody(textId, { subject: newSubject(), ...more }), who);
const served = async (more: Body = {}) => field((await serve(more)).body, 'noticeId');
const eventsOf = async (subject: string) => (await notices.told()).filter(event => event.subject === subject);

describe('a notice', () => {
  it('is kept with how it was served, and never shows to whom', async () => {
    const made = await serve();
    expect(made).toMatchObject({ status: 201, body: { language: 'es', ageAtService: 29, defectCodes: [] } });
    expect(made.body).toMatchObject({ servedAt: '2026-03-08T06:59:00.000Z', validUntil: '2028-03-08T06:59:00.000Z' });
    const path = String(made.location);
    const seen = await notices.as('server').get(path);
    expect(seen).toMatchObject({ status: 200, body: made.body, etag: '"1"' });
    expect(Object.keys(Object(seen.body)).filter(name => /name|birth|identif|subject/i.test(name))).toEqual([]);
    const audit = { headers: { purpose: 'audit' } };
    expect((await notices.as('auditor').get(path, audit)).status).toBe(200);
    expect((await notices.as('colleague').get(path)).status).toBe(404);
    expect((await notices.as('farServer').get(path)).status).toBe(404);
    expect((await notices.as('lawyer').get(path)).status).toBe(403);
    expect((await notices.stranger.get(path)).status).toBe(401);
    const [event] = await eventsOf(field(made.body, 'noticeId'));
    expect(event).toMatchObject({ type: 'notices.notice.served.v1', data: { offerMade: true, versionId: textId } });
  });

  it('is recorded once for a key', async () => {
    const [body, idempotencyKey] = [noticeBody(textId, { subject: newSubject() }), randomUUID()];
    const once = () => notices.as('server').post('/v1/notices', body, { idempotencyKey });
    const both = [await once(), await once()];
    expect(new Set(both.map(each => field(each.body, 'noticeId'))).size).toBe(1);
  });

  it.each([
    ['a person', 'subject'],
    ['a text', 'textId'],
    ['a language', 'language'],
    ['who served it', 'serverRoles'],
    ['a time', 'servedAt'],
    ['whether help was offered', 'helpOfferMade'],
    ['a lawyer looked for', 'counselStatus'],
    ['when help was offered', 'helpOfferedOn'],
  ])('is refused without %s (R26)', async (_, name) => {
    const { [name]: __, ...rest } = noticeBody(textId) as Record<string, unknown>;
    const refused = await post('/v1/notices', rest);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: `/${name}`, code: 'required' }] } });
  });

  it.each([
    ['goes past counsel (R32)', { counselStatus: 'REPRESENTED' }, 'notice.represented'],
    ['comes a day before the age of 18 (R33)', { subject: newSubject({ birthDate: '2008-03-08' }) }, 'notice.minor'],
    ['is in another language than its text', { language: 'en' }, 'notice.text-of-other-language'],
    ['lies in the future', { servedAt: { local: '2099-01-01T10:00' } }, 'notice.in-future'],
    ['has an unknown text', { textId: randomUUID() }, 'notice.text-not-approved'],
    ['was offered help later', { helpOfferedOn: '2026-03-08' }, 'notice.offer-after-service'],
  ])('is refused when it %s', async (_, more, code) =>
    expect(await serve(more)).toMatchObject({ status: 409, body: { code } }),
  );

  it('reaches somebody on their eighteenth birthday, by the local day', async () => {
    const subject = newSubject({ birthDate: '2008-03-07' });
    expect(await serve({ subject })).toMatchObject({ status: 201, body: { ageAtService: 18 } });
  });

  it('tells which of two kinds an identifier is, and that its value is none', async () => {
    const alike = ['AB123', 'AB124'].map(value => ({ kind: 'PASSPORT', value }));
    const same = await serve({ subject: newSubject({ identifiers: alike }) });
    expect(same).toMatchObject({ status: 400, body: { code: 'subject.identifiers-alike' } });
    const one = await serve({ subject: newSubject({ identifiers: alike.slice(0, 1) }) });
    expect(codeOf(one.body)).toBe('body.invalid');
    expect(JSON.stringify(one.body)).not.toContain('AB123');
  });

  it('is kept with its defects, and proves nothing', async () => {
    const made = await serve({ understood: false, helpOfferMode: 'LEAFLET' });
    expect(made).toMatchObject({ status: 201, body: { defectCodes: ['NOT_UNDERSTOOD', 'OFFER_NOT_IN_PERSON'] } });
    const none = await serve({ helpOfferMade: false, helpOfferedOn: undefined, helpOfferMode: undefined });
    expect(none).toMatchObject({ status: 201, body: { defectCodes: ['NO_OFFER'], helpOfferedOn: null } });
  });

  it('is renewed once, by anybody of the team, who learns until when and no more', async () => {
    const id = await served();
    const renewal = {
      textId,
      renewedAt: { local: '2026-09-10T10:00' },
      helpOfferedOn: '2026-09-10',
      helpOfferMode: 'IN_PERSON',
      methodCode: 'CALL_IN',
      counselStatus: 'NONE',
    };
    const renewed = await post(`/v1/notices/${id}/renewals`, renewal, 'colleague');
    const validUntil = '2028-09-10T16:00:00.000Z';
    expect(renewed).toMatchObject({ status: 201, body: { noticeId: id, validUntil } });
    expect(Object.keys(Object(renewed.body)).toSorted()).toEqual(['noticeId', 'renewedAt', 'validUntil', 'version']);
    expect((await post(`/v1/notices/${id}/renewals`, renewal)).body).toMatchObject({ code: 'notice.renewed-before' });
    expect((await post(`/v1/notices/${id}/renewals`, renewal, 'farServer')).status).toBe(404);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'notices.notice.renewed.v1', data: { validUntil } });
  });
});

describe('a text', () => {
  const write = async (policy: string) => {
    const text = { language: 'en', title: 'Notice', body: 'We offer help.', chargingPolicyVersion: policy };
    return field((await post('/v1/notice-texts', text)).body, 'textId');
  };

  it('is written by the team and approved by a lawyer who has just signed in', async () => {
    const id = await write('p1');
    const path = `/v1/notice-texts/${id}/approvals`;
    expect((await post(path, { legalBasis: 'Memo' })).status).toBe(403);
    expect((await (await notices.stale('lawyer')).post(path, { legalBasis: 'Memo' })).status).toBe(401);
    expect((await post(path, { legalBasis: 'Memo' }, 'farLawyer')).status).toBe(404);
    expect(await post(path, { legalBasis: 'Memo' }, 'lawyer')).toMatchObject({ body: { status: 'approved' } });
    expect(codeOf((await post(path, { legalBasis: 'Memo' }, 'lawyer')).body)).toBe('text.not-to-approve');
    expect((await notices.as('colleague').get(`/v1/notice-texts/${id}`)).body).toMatchObject({ title: 'Notice' });
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({ type: 'notices.version.approved.v1', data: { policyVersion: 'p1', language: 'en' } });
    expect(await post(`/v1/notice-texts/${id}/retirements`, {}, 'lawyer')).toMatchObject({
      body: { status: 'retired' },
    });
  });

  it('is kept apart from its author by the database, too', async () =>
    expect(
      notices.pool.query(`update notice_text set approver_id = author_id where id = $1`, [textId]),
    ).rejects.toMatchObject({ constraint: 'notice_text_two_people' }));

  it('goes back to a lawyer when the charging policy changes, and new notices need a new one (T27)', async () => {
    const own = await bootNotices();
    try {
      const old = await approvedText(own, { policy: 'p1' });
      const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'America/Denver' });
      const change = { version: 'p2', effectiveOn: today };
      expect((await own.as('server').post('/v1/charging-policies', change)).status).toBe(403);
      expect((await own.as('lawyer').post('/v1/charging-policies', change)).status).toBe(201);
      expect(codeOf((await own.as('lawyer').post('/v1/charging-policies', change)).body)).toBe('policy.known');
      expect((await own.as('server').get(`/v1/notice-texts/${old}`)).body).toMatchObject({ status: 'review-required' });
      const events = (await own.told()).filter(({ subject }) => subject === old);
      expect(events.at(-1)).toMatchObject({
        type: 'notices.version.review-required.v1',
        data: { versionId: old, policyVersion: 'p2' },
      });
      const local = new Date(Date.now() - 60_000).toLocaleString('sv-SE', { timeZone: 'America/Denver' });
      const now = { local: local.slice(0, 16).replace(' ', 'T') };
      const more = { subject: newSubject(), servedAt: now, helpOfferedOn: local.slice(0, 10) };
      if (local.slice(0, 10) !== today) return; // the minute of midnight
      const refused = await own.as('server').post('/v1/notices', noticeBody(old, more));
      expect(refused).toMatchObject({ status: 409, body: { code: 'notice.text-of-other-policy' } });
      const anew = await own.as('lawyer').post(`/v1/notice-texts/${old}/approvals`, { legalBasis: 'Memo 5' });
      expect(codeOf(anew.body)).toBe('text.policy-not-in-force');
      const body = { legalBasis: 'Memo 5', chargingPolicyVersion: 'p2' };
      expect((await own.as('lawyer').post(`/v1/notice-texts/${old}/approvals`, body)).status).toBe(201);
      await own.pool.query(`update notice_text set approved_at = now() - interval '1 hour' where id = $1`, [old]);
      expect((await own.as('server').post('/v1/notices', noticeBody(old, more))).status).toBe(201);
    } finally {
      await own.stop();
    }
  }, 60_000);

  it('is marked on the day on which a policy that is to come takes effect', async () => {
    const own = await bootNotices();
    try {
      const old = await approvedText(own, { policy: 'p1' });
      await own.as('lawyer').post('/v1/charging-policies', { version: 'p9', effectiveOn: '2031-07-01' });
      const next = await own.as('server').post('/v1/notice-texts', {
        language: 'es',
        title: 'Aviso',
        body: 'Otro',
        chargingPolicyVersion: 'p9',
      });
      const nextId = field(next.body, 'textId');
      await own.as('lawyer').post(`/v1/notice-texts/${nextId}/approvals`, { legalBasis: 'Memo 9' });
      const statusOf = async (id: string) =>
        field((await own.as('server').get(`/v1/notice-texts/${id}`)).body, 'status');
      await own.fireAt(new Date('2031-07-01T05:59:59.999Z'));
      expect(await statusOf(old)).toBe('approved');
      await own.fireAt(new Date('2031-07-01T06:00:00.000Z'));
      expect([await statusOf(old), await statusOf(nextId)]).toEqual(['review-required', 'approved']);
    } finally {
      await own.stop();
    }
  }, 60_000);
});

describe('the end of a notice', () => {
  it('comes after two years, and a year later nothing is left but that somebody was there', async () => {
    const subject = newSubject();
    const id = await served({ subject });
    const { birthDate, identifiers } = subject;
    const asked = { birthDate, identifiers: identifiers.map(each => ({ ...each })) };
    await notices.fireAt(new Date('2028-03-08T06:59:00.000Z'));
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'notices.notice.expired.v1',
      data: { causeCode: 'SUNSET' },
    });
    expect((await notices.ask({ ...asked, requester: randomUUID() })).reply.answer).toBe('YES');
    await notices.fireAt(new Date('2029-03-08T06:58:59.999Z'));
    expect((await notices.as('server').get(`/v1/notices/${id}`)).status).toBe(200);
    const { rows } = await notices.pool.query('select subject_id from notice where id = $1', [id]);
    await notices.fireAt(new Date('2029-03-08T06:59:00.000Z'));
    expect((await notices.as('server').get(`/v1/notices/${id}`)).status).toBe(404);
    const left = await notices.pool.query('select wrapped_key, sealed from notice_subject where id = $1', [
      rows[0].subject_id,
    ]);
    expect(left.rows).toEqual([{ wrapped_key: 'destroyed', sealed: 'destroyed' }]);
    const index = await notices.pool.query('select 1 from notice_subject_index where subject_id = $1', [rows[0].subject_id]); // prettier-ignore
    expect(index.rowCount).toBe(0);
    expect((await notices.ask({ ...asked, requester: randomUUID() })).log.cause_code).toBe('NOT_FOUND');
  });

  it('waits for a legal hold, and is done when the last one is lifted', async () => {
    const id = await served();
    const holds = `/v1/notices/${id}/holds`;
    expect((await post(holds, { reasonCode: 'LITIGATION' })).status).toBe(403);
    expect((await (await notices.stale('lawyer')).post(holds, { reasonCode: 'LITIGATION' })).status).toBe(401);
    const [one, other] = await Promise.all([1, 2].map(() => post(holds, { reasonCode: 'LITIGATION' }, 'lawyer')));
    await notices.fireAt(new Date('2028-03-08T06:59:00.000Z'));
    await notices.fireAt(new Date('2029-03-08T06:59:00.000Z'));
    const isThere = async () => (await notices.as('server').get(`/v1/notices/${id}`)).status === 200;
    expect(await isThere()).toBe(true);
    const lift = (hold: unknown) => post(`${holds}/${field(hold, 'holdId')}/ends`, {}, 'lawyer');
    expect((await lift(one?.body)).status).toBe(201);
    expect(await isThere()).toBe(true);
    await notices.pool.query(`update notice set ended_at = '2020-01-01T00:00:00Z' where id = $1`, [id]);
    expect((await lift(other?.body)).status).toBe(201);
    expect(await isThere()).toBe(false);
  });
});

it('has no plain name, date or identifier in any column, topic or answer', async () => {
  const mark = `Zq${randomUUID().replaceAll('-', '').slice(0, 14)}`;
  const subject = {
    givenName: mark,
    familyName: `${mark}son`,
    birthDate: '1971-12-09',
    identifiers: [
      { kind: 'PASSPORT', value: `${mark}P`.toUpperCase() },
      { kind: 'FBI_NUMBER', value: `${mark}F`.toUpperCase() },
    ] as const,
  };
  const made = await serve({ subject });
  const asked = await notices.ask({ ...subject, identifiers: [...subject.identifiers], incidentNumber: `${mark}I` });
  expect(asked.reply.answer).toBe('YES');
  const { rows: tables } = await notices.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'notices'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await notices.pool.query<{ text: string }>(`select row_to_json(t)::text as text from ${name} t`);
    const decoded = rows.flatMap(({ text }) => [text, ...text.matchAll(/\\\\x([0-9a-f]+)/g)].map(String));
    if (decoded.some(text => holdsCanary(text, mark) || text.includes('1971-12-09'))) found.push(name);
  }
  const bytes = JSON.stringify([await notices.told(), made.body]);
  expect(found).toEqual([]);
  expect(bytes.toLowerCase()).not.toContain(mark.toLowerCase());
  expect(bytes).not.toContain('1971-12-09');
});

it('offers no list, search, count or export of notices or of people', async () => {
  const document = (await (await fetch(`${notices.managementUrl}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  };
  const about = Object.entries(document.paths).filter(([path]) => /notice(?!-text)|subject|people|person/.test(path));
  expect(about.map(([path, methods]) => `${Object.keys(methods).join(',')} ${path}`).toSorted()).toEqual([
    'get /v1/notices/{id}',
    'post /v1/notices',
    'post /v1/notices/{id}/holds',
    'post /v1/notices/{id}/holds/{holdId}/ends',
    'post /v1/notices/{id}/renewals',
  ]);
  const queries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ parameters = [] }) =>
      parameters.filter(each => each.in === 'query').map(({ name }) => `${path} ${name}`),
    ),
  );
  const filters = queries.filter(each => !/ (limit|after)$/.test(each)).toSorted();
  expect(filters).toEqual(['/v1/attestation-availability noticeId', '/v1/staff role']);
  for (const who of ['server', 'lawyer', 'auditor'] as const)
    for (const path of [
      '/v1/notices',
      '/v1/notices?familyName=Quintana',
      '/v1/subjects',
      '/v1/notices/count',
      '/v1/notices/export',
    ])
      expect([400, 403, 404, 405]).toContain((await notices.as(who).get(path)).status);
});
