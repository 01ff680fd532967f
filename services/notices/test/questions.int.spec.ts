import { bridgeKey } from '@crossroads/testing';
import { randomUUID } from 'node:crypto';
import {
  approvedText,
  bootNotices,
  field,
  newSubject,
  noticeBody,
  plainQuestion,
  type BootedNotices,
} from './booted.ts';

let notices: BootedNotices;
let textId: string;
beforeAll(async () => {
  notices = await bootNotices();
  textId = await approvedText(notices);
}, 90_000);
afterAll(() => notices?.stop(), 30_000);

const serve = async (more: Readonly<Record<string, unknown>> = {}) => {
  const subject = newSubject();
  const made = await notices.as('server').post('/v1/notices', noticeBody(textId, { subject, ...more }));
  expect(made.status).toBe(201);
  const { birthDate, identifiers } = subject;
  const about = {
    birthDate,
    identifiers: identifiers.map(({ kind, value }) => ({ kind, value })),
    requester: randomUUID(),
  };
  return { noticeId: field(made.body, 'noticeId'), about };
};
const later = (ms: number): Date => new Date(Date.now() + ms);

describe('a question about one person', () => {
  it('is answered with yes and its dates, signed', async () => {
    const { noticeId, about } = await serve();
    const { reply, log } = await notices.ask(about);
    expect(reply).toEqual({
      v: 1,
      requestId: log.id,
      answer: 'YES',
      helpOffered: true,
      helpOfferedOn: '2026-03-07',
      noticeServed: true,
      noticeServedAt: '2026-03-08T06:59:00.000Z',
      versionId: textId,
      language: 'es',
      validUntil: '2028-03-08T06:59:00.000Z',
      answeredAt: expect.any(String),
    });
    expect(log).toMatchObject({
      answer: 'YES',
      cause_code: 'ANSWERED',
      notice_id: noticeId,
      requester: about.requester,
    });
  });

  it('is no for a shooting at 23:58 when the notice came at 23:59 (T4), and yes a minute after it', async () => {
    const { about } = await serve();
    const answerAt = async (actAt: string) => (await notices.ask({ ...about, actAt })).reply.answer;
    expect(await answerAt('2026-03-08T06:58:00.000Z')).toBe('NO');
    expect(await answerAt('2026-03-08T06:59:00.000Z')).toBe('NO');
    expect(await answerAt('2026-03-08T07:00:00.000Z')).toBe('YES');
  });

  it('keeps minutes apart on both days on which clocks change', async () => {
    const missing = await notices
      .as('server')
      .post(
        '/v1/notices',
        noticeBody(textId, { servedAt: { local: '2026-03-08T02:30' }, helpOfferedOn: '2026-03-08' }),
      );
    expect(missing).toMatchObject({ status: 400, body: { code: 'time.does-not-exist' } });
    const spring = await serve({ servedAt: { local: '2026-03-08T03:00' }, helpOfferedOn: '2026-03-08' });
    expect((await notices.ask({ ...spring.about, actAt: '2026-03-08T09:00:00Z' })).reply.answer).toBe('NO');
    expect((await notices.ask({ ...spring.about, actAt: '2026-03-08T09:01:00Z' })).reply.answer).toBe('YES');
    const twice = { local: '2025-11-02T01:30' };
    const unsaid = await notices
      .as('server')
      .post('/v1/notices', noticeBody(textId, { servedAt: twice, helpOfferedOn: '2025-11-02' }));
    expect(unsaid).toMatchObject({ status: 400, body: { code: 'time.exists-twice' } });
    const autumn = await serve({ servedAt: { ...twice, offset: '-07:00' }, helpOfferedOn: '2025-11-02' });
    expect((await notices.ask({ ...autumn.about, actAt: '2025-11-02T07:45:00Z' })).reply.answer).toBe('NO');
    expect((await notices.ask({ ...autumn.about, actAt: '2025-11-02T08:30:00Z' })).reply.answer).toBe('NO');
    expect((await notices.ask({ ...autumn.about, actAt: '2025-11-02T08:31:00Z' })).reply.answer).toBe('YES');
  });

  it('shows the same of everything that is unknown: somebody else, one digit, a limit, a lawyer’s word', async () => {
    const { about, noticeId } = await serve();
    const [first, second] = about.identifiers;
    if (!first || !second) throw new Error('two identifiers');
    const wrong = { ...first, value: `${first.value.slice(0, -1)}${first.value.endsWith('7') ? '8' : '7'}` };
    const at = new Date();
    const over = randomUUID();
    for (let round = 0; round < 10; round += 1) await notices.ask({ ...newSubjectQuestion(), requester: over }, at);
    await notices
      .as('lawyer')
      .post('/v1/attestation-availability', { noticeId, available: false, reasonCode: 'VOCA_FUNDED' });
    const asked = [
      ['NOT_FOUND', newSubjectQuestion()],
      ['IDENTIFIERS_DIFFER', { ...about, identifiers: [wrong, second] }],
      ['IDENTIFIERS_DIFFER', { ...about, birthDate: '1997-02-27' }],
      ['LIMIT', { ...about, requester: over }],
      ['UNAVAILABLE', about],
      ['MALFORMED', { ...about, identifiers: [first, first] }],
    ] as const;
    const seen: string[] = [];
    for (const [cause, more] of asked) {
      const { attestation, reply, log } = await notices.ask({ ...more, identifiers: [...more.identifiers] }, at);
      expect(log.cause_code).toBe(cause);
      const plain = JSON.stringify({ ...reply, requestId: 'x' });
      seen.push(`${attestation?.length} ${plain}`);
    }
    expect(new Set(seen).size).toBe(1);
    expect(JSON.parse(seen[0]?.replace(/^\d+ /, '') ?? '')).toEqual({
      v: 1,
      requestId: 'x',
      answer: 'UNKNOWN',
      helpOffered: null,
      helpOfferedOn: null,
      noticeServed: null,
      noticeServedAt: null,
      versionId: null,
      language: null,
      validUntil: null,
      answeredAt: at.toISOString(),
    });
    await notices
      .as('lawyer')
      .post('/v1/attestation-availability', { noticeId, available: true, reasonCode: 'CLEARED' });
    expect((await notices.ask({ ...about, requester: randomUUID() })).reply.answer).toBe('YES');
  });

  it('is given the answer it had when it comes again, in one batch or later', async () => {
    const { about, noticeId } = await serve();
    const plain = plainQuestion(about);
    await notices.hear([await notices.asking(plain), await notices.asking(plain)]);
    await notices.as('lawyer').post('/v1/attestation-availability', { noticeId, available: false, reasonCode: 'LATE' });
    await notices.hear([await notices.asking(plain, later(60_000))]);
    const replies = await notices.replies(plain.requestId);
    expect(replies).toHaveLength(3);
    expect(new Set(replies).size).toBe(1);
  });

  it('is not answered when it is sealed for somebody else or says more than was agreed', async () => {
    const plain = plainQuestion();
    const command = (sealed: string) => ({ type: 'AnswerQuestion', requestId: plain.requestId, sealed }) as const;
    const foreign = await notices.sealed(plain, bridgeKey('enc', 'other'));
    const more = await notices.sealed({ ...plain, sessionsAttended: 6 });
    await expect(notices.hear([notices.received(command(foreign), new Date(), 'abq')])).rejects.toMatchObject({
      code: 'bridge.unknown-key',
    });
    await expect(notices.hear([notices.received(command(more), new Date(), 'abq')])).rejects.toMatchObject({
      code: 'unknown-field',
    });
    expect(await notices.replies(plain.requestId)).toEqual([]);
  });

  it('asks nothing when it says another thing inside than outside', async () => {
    const plain = plainQuestion();
    const [requestId, sealed] = [randomUUID(), await notices.sealed(plain)];
    await notices.hear([notices.received({ type: 'AnswerQuestion', requestId, sealed }, new Date(), 'abq')]);
    const [reply] = await notices.replies(requestId);
    expect(await notices.opened(reply)).toMatchObject({ requestId, answer: 'UNKNOWN' });
    const { rows } = await notices.pool.query('select kind_code from incident where cause_id = $1', [requestId]);
    expect(rows).toEqual([{ kind_code: 'MALFORMED_QUESTION' }]);
  });
});

const newSubjectQuestion = () => {
  const { birthDate, identifiers } = newSubject();
  return { birthDate, identifiers: identifiers.map(({ kind, value }) => ({ kind, value })), requester: randomUUID() };
};

describe('a requester', () => {
  it('has ten answers an hour, however many ask at once and after a start anew', async () => {
    const { about } = await serve();
    const at = new Date();
    const batches = await Promise.all(
      Array.from({ length: 8 }, () => Promise.all([1, 2, 3, 4].map(() => notices.asking(plainQuestion(about), at)))),
    );
    await Promise.all(batches.map(batch => notices.hear(batch)));
    const { rows } = await notices.pool.query(
      `select cause_code, count(*)::int as found from attestation_request where requester = $1 group by 1 order by 1`,
      [about.requester],
    );
    expect(rows).toEqual([
      { cause_code: 'ANSWERED', found: 10 },
      { cause_code: 'LIMIT', found: 22 },
    ]);
    const flags = (await notices.told()).filter(({ subject }) => subject === about.requester);
    expect(flags).toMatchObject([
      { type: 'notices.query.flagged.v1', data: { requesterId: about.requester, count: 11, window: 'HOUR' } },
    ]);
    expect((await notices.ask(about, later(3_600_001))).reply.answer).toBe('YES');
  });

  it('is looked at when they name a third incident for one person, and forgotten in time', async () => {
    const { about } = await serve();
    const at = new Date();
    const name = async (incidentNumber: string) => (await notices.ask({ ...about, incidentNumber }, at)).log;
    for (const number of ['26-1', '26-2', '26-2']) await name(number);
    const flagged = async () => (await notices.told()).filter(({ subject }) => subject === about.requester);
    expect(await flagged()).toEqual([]);
    const { id } = await name('26-3');
    await name('26-4');
    expect(await flagged()).toMatchObject([{ data: { count: 3, window: 'THIRTY_DAYS' } }]);
    const { rows } = await notices.pool.query(`select kind_code, site from incident where cause_id = $1`, [id]);
    expect(rows).toEqual([{ kind_code: 'QUERY_FISHING', site: 'abq' }]);
    await notices.fireAt(new Date(at.getTime() + 30 * 86_400_000));
    const trail = await notices.pool.query('select 1 from question_trail where requester = $1', [about.requester]);
    expect(trail.rowCount).toBe(0);
  });
});

describe('the log of questions', () => {
  it('shows who asked, when, and what was answered and why, and never about whom', async () => {
    const { about, noticeId } = await serve();
    const { log } = await notices.ask(about);
    const found = await notices.as('auditor').get(`/v1/attestation-requests/${log.id}`);
    expect(found.body).toEqual({
      requestId: log.id,
      requester: about.requester,
      askedAt: log.asked_at.toISOString(),
      actAt: '2026-05-01T03:15:00.000Z',
      agencyCode: 'NM0010100',
      answer: 'YES',
      causeCode: 'ANSWERED',
      noticeId,
    });
    const list = await notices.as('lawyer').get('/v1/attestation-requests?limit=100');
    expect(list.status).toBe(200);
    expect(JSON.stringify(list.body)).not.toContain('noticeId');
    expect((await notices.as('server').get('/v1/attestation-requests')).status).toBe(403);
    expect((await notices.as('farLawyer').get(`/v1/attestation-requests/${log.id}`)).status).toBe(404);
  });
});

describe('an incident', () => {
  it('comes of a dead letter that no contract knows, once, and is shown to those who answer for it', async () => {
    const letterId = randomUUID();
    const letter = () =>
      notices.received({ type: 'NoteDeadLetter', letterId, reasonCode: 'unknown-field' }, new Date(), 'abq');
    await notices.hear([letter()]);
    await notices.hear([letter()]);
    const found = await notices.as('auditor').get(`/v1/incidents/${letterId}`);
    expect(found.body).toMatchObject({ incidentId: letterId, kindCode: 'UNKNOWN_FIELD', causeId: letterId });
    const events = (await notices.told()).filter(({ subject }) => subject === letterId);
    expect(events.map(({ type }) => type)).toEqual(['notices.incident.raised.v1']);
    expect((await notices.as('server').get('/v1/incidents')).status).toBe(403);
    expect((await notices.as('farLawyer').get(`/v1/incidents/${letterId}`)).status).toBe(404);
    const quiet = { type: 'NoteDeadLetter', letterId: randomUUID(), reasonCode: 'schema' } as const;
    await notices.hear([notices.received(quiet, new Date(), 'abq')]);
    expect((await notices.as('auditor').get(`/v1/incidents/${quiet.letterId}`)).status).toBe(404);
  });

  it.each(['none', 'zz'])('is raised in every site, once, where what it came of is of site %s', async site => {
    const letterId = randomUUID();
    const letter = { type: 'NoteDeadLetter', letterId, reasonCode: 'unknown-field' } as const;
    for (let times = 0; times < 2; times += 1) {
      await notices.hear([notices.received(letter, new Date(), site)]);
      await notices.fireAt(new Date());
    }
    const plain = plainQuestion({ site });
    await notices.hear([await notices.asking(plain)]);
    await notices.fireAt(new Date());
    for (const handle of ['lawyer', 'farLawyer'] as const) {
      const { body } = await notices.as(handle).get('/v1/incidents?limit=100');
      const kinds = (causeId: string): unknown[] =>
        Object(body)
          .items.filter((item: object) => Reflect.get(item, 'causeId') === causeId)
          .map((item: object) => Reflect.get(item, 'kindCode'));
      expect([kinds(letterId), kinds(plain.requestId)]).toEqual([['UNKNOWN_FIELD'], ['MALFORMED_QUESTION']]);
    }
  });
});

it('answers of a whole site are unknown while a lawyer says so', async () => {
  const say = (available: boolean) =>
    notices.as('lawyer').post('/v1/attestation-availability', { available, reasonCode: 'COUNSEL_DECIDES' });
  const { about } = await serve();
  expect(
    (await (await notices.stale('lawyer')).post('/v1/attestation-availability', { available: false, reasonCode: 'X1' }))
      .status,
  ).toBe(401);
  await say(false);
  expect((await notices.ask(about)).log.cause_code).toBe('UNAVAILABLE');
  const seen = await notices.as('auditor').get('/v1/attestation-availability', { headers: { purpose: 'audit' } });
  expect(seen.body).toMatchObject({ available: false });
  await say(true);
  expect((await notices.ask(about)).reply.answer).toBe('YES');
});
