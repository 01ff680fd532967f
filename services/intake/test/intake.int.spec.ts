import { randomUUID } from 'node:crypto';
import { KeyRing, randomId } from '@crossroads/platform';
import { dayFromNow, eventually, referralBody, type HttpAnswer, type Overrides } from '@crossroads/testing';
import { PersonVault } from '../src/application/person-vault.ts';
import { bootIntake, PEOPLE, type Intake } from './booted.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await bootIntake();
}, 60_000);
afterAll(() => intake?.stop(), 30_000);

const field = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));
const idOf = ({ body }: HttpAnswer): string => field(body, 'referralId');
const submit = (overrides: Overrides = {}, options = {}) =>
  intake.as('nurse').post('/v1/referrals', referralBody(overrides), options);
const staffView = async (id: string): Promise<unknown> => (await intake.as('worker').get(`/v1/referrals/${id}`)).body;
const published = async (id: string) => {
  const { rows } = await intake.pool.query<{ value: Buffer }>(
    'select value from outbox where subject = $1 order by id',
    [id],
  );
  return rows.map(({ value }) => JSON.parse(value.toString()));
};
const typesOf = async (id: string): Promise<string[]> =>
  (await published(id)).map(({ type }) => String(type).replace(/^intake\.referral\.(.*)\.v1$/, '$1'));
const person = () => ({
  name: { given: `G${randomUUID()}`, family: `F${randomUUID()}` },
  birthDate: '2002-03-04',
  preferredLanguage: 'en',
});
const decide = (id: string, body: object, who: 'worker' | 'supervisor' = 'worker') =>
  intake.as(who).post(`/v1/referrals/${id}/triage-decisions`, { reasonCode: 'SEEN', ...body });

describe('a referral that passes by rule', () => {
  it('is accepted, sealed, told to the plane, and shown to its sender as received', async () => {
    const answer = await submit({ note: 'canary note' });
    const id = idOf(answer);

    expect(answer.status).toBe(201);
    expect(answer.location).toBe(`/v1/referrals/${id}`);
    expect(answer.body).toMatchObject({ referralId: id, state: 'received', clock: { code: 'TRIAGE' } });
    expect(await typesOf(id)).toEqual(['submitted', 'triaged']);
    expect((await published(id)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect((await intake.as('nurse').get(`/v1/referrals/${id}`)).body).toEqual({
      referralId: id,
      reference: field(answer.body, 'reference'),
      state: 'received',
      receivedAt: field(answer.body, 'receivedAt'),
    });
    expect(await staffView(id)).toMatchObject({
      status: 'screening',
      urgency: 'URGENT',
      urgencyRuleIds: ['urgent.shot-or-stabbed-72h'],
      triageRuleIds: ['triage.passed'],
      ageBand: 'AGE_19_24',
      progress: null,
    });
  });

  it('answers the same to the same key, and refuses another body under it', async () => {
    const [idempotencyKey, body] = [randomUUID(), referralBody()];
    const first = await intake.as('nurse').post('/v1/referrals', body, { idempotencyKey });
    const again = await intake.as('nurse').post('/v1/referrals', body, { idempotencyKey });
    const other = await intake.as('nurse').post('/v1/referrals', { ...body, note: 'x' }, { idempotencyKey });

    expect([again.status, again.body, again.location]).toEqual([201, first.body, first.location]);
    expect(other.status).toBe(422);
    expect(await typesOf(idOf(first))).toEqual(['submitted', 'triaged']);
  });

  it('leaves no word about the person outside its sealed record', async () => {
    const canary = `Canary${randomUUID().slice(0, 8)}`;
    const id = idOf(await submit({ person: { name: { given: canary, family: canary }, alias: canary }, note: canary }));
    const { rows: tables } = await intake.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = current_schema()`,
    );
    for (const { name } of tables) {
      const { rows } = await intake.pool.query(
        `select count(*)::int as found from "${name}" t where t::text ilike $1`,
        [`%${canary}%`],
      );
      expect([name, rows[0]?.found]).toEqual([name, 0]);
    }
    const { rows } = await intake.pool.query(
      'select id, version, wrapped_key, sealed from person where referral_id = $1',
      [id],
    );
    expect(JSON.stringify(await published(id))).not.toContain(canary);
    const vault = new PersonVault(KeyRing.load(intake.keysFile), randomId);
    const [row] = rows;
    expect(vault.open(row.id, { version: row.version, wrappedKey: row.wrapped_key, sealed: row.sealed })).toMatchObject(
      {
        person: { name: { given: canary, family: canary }, alias: canary },
        note: canary,
      },
    );
  });

  it('is found by its reference, however it is written', async () => {
    const answer = await submit();
    const typed = field(answer.body, 'reference').toLowerCase().replace('-', ' ');
    const found = await intake.as('worker').get(`/v1/referrals?reference=${encodeURIComponent(typed)}`);
    expect(found.body).toMatchObject({ items: [{ referralId: idOf(answer) }], next: null });
    expect((await intake.as('farWorker').get(`/v1/referrals?reference=${encodeURIComponent(typed)}`)).body).toEqual({
      items: [],
      next: null,
    });
  });
});

describe('a referral about somebody who is known', () => {
  it('waits for a human, who says that it is another person', async () => {
    const who = person();
    const first = idOf(await submit({ person: who }));
    const second = idOf(await submit({ person: who }));

    expect(await staffView(second)).toMatchObject({
      status: 'triage',
      triageRuleIds: ['triage.likely-duplicate'],
      triageReasons: ['LIKELY_DUPLICATE'],
      duplicateOf: [first],
    });
    expect(await typesOf(second)).toEqual(['submitted', 'triage-started']);
    const decided = await decide(second, { decision: 'NOT_DUPLICATE' });
    expect(decided.status).toBe(201);
    expect(await staffView(second)).toMatchObject({ status: 'screening', decidedBy: PEOPLE.worker.actorId });
    expect(await typesOf(second)).toEqual(['submitted', 'triage-started', 'triaged']);
    expect((await decide(second, { decision: 'PASS' })).status).toBe(409);
  });

  it('is seen also when both come at once', async () => {
    const who = person();
    const both = await Promise.all(Array.from({ length: 8 }, () => submit({ person: who })));
    const views = await Promise.all(both.map(answer => staffView(idOf(answer))));
    expect(views.map(view => field(view, 'status')).toSorted()).toEqual(['screening', ...Array(7).fill('triage')]);
  });

  it('is linked to the one that goes on, and unlinked again', async () => {
    const who = person();
    const first = idOf(await submit({ person: who }));
    const second = idOf(await submit({ person: who }));
    expect((await decide(second, { decision: 'LINK_DUPLICATE', keptReferralId: second })).status).toBe(409);
    expect((await decide(second, { decision: 'LINK_DUPLICATE', keptReferralId: first })).status).toBe(201);
    expect((await intake.as('nurse').get(`/v1/referrals/${second}`)).body).toMatchObject({ state: 'handled' });
    expect((await decide(second, { decision: 'NOT_DUPLICATE' })).status).toBe(201);
    expect(await typesOf(second)).toEqual([
      'submitted',
      'triage-started',
      'linked-as-duplicate',
      'unlinked',
      'triaged',
    ]);
  });

  it('does not match another site, nor one whose first referral has ended', async () => {
    const who = person();
    const far = await intake.as('farNurse').post('/v1/referrals', referralBody({ person: who }));
    expect(far.status).toBe(201);
    const first = idOf(await submit({ person: who, legalBasisCode: 'NONE' }));
    expect(await staffView(first)).toMatchObject({ status: 'rejected', triageRuleIds: ['triage.lawful-basis'] });
    expect(await staffView(idOf(await submit({ person: who })))).toMatchObject({ status: 'screening' });
  });

  it('is marked for review when one sender comes a third time within a week', async () => {
    const who = person();
    await submit({ person: who });
    await submit({ person: who });
    const third = idOf(await submit({ person: who }));
    expect(await staffView(third)).toMatchObject({ reviewTriggerCodes: ['THIRD_REFERRAL_7D'] });
  });
});

describe('how far help has come', () => {
  it('is the furthest point, in whatever order it is heard, and shown to staff alone', async () => {
    const id = idOf(await submit());
    await intake.hear([id, 'eligible'], [id, 'offered'], [id, 'assigned']);
    expect(await staffView(id)).toMatchObject({ progress: 'offered', version: 1, state: 'received' });
    await intake.hear([id, 'eligible']);
    expect((await intake.as('nurse').get(`/v1/referrals/${id}`)).body).toMatchObject({ state: 'received' });
    await intake.hear([id, 'handed-off']);
    expect(await staffView(id)).toMatchObject({ progress: 'handed-off', state: 'handled' });
    const { rows } = await intake.pool.query('select version from referral_progress where id = $1', [id]);
    expect(rows).toEqual([{ version: 2 }]);
  });
});

const INCOMPLETE = { areaCode: undefined, facts: [], person: person() };

describe('a referral that lacks something', () => {
  it('is asked about, answered by its sender, and triaged again', async () => {
    const id = idOf(await submit({ ...INCOMPLETE, person: person() }));
    expect((await intake.as('nurse').get(`/v1/referrals/${id}`)).body).toMatchObject({
      state: 'received',
      asked: { infoCodes: ['AREA', 'FACTS'] },
    });
    const answers = `/v1/referrals/${id}/answers`;
    const facts = [
      { factorCode: 'THREAT_CREDIBLE', answer: 'yes', observedOn: dayFromNow(-3), sourceCode: 'HOSPITAL' },
    ];
    expect((await intake.as('otherNurse').post(answers, { areaCode: 'VALLEY' })).status).toBe(404);
    expect((await intake.as('nurse').post(answers, {})).status).toBe(400);
    expect((await intake.as('nurse').post(answers, { areaCode: 'VALLEY', facts })).status).toBe(201);
    expect(await staffView(id)).toMatchObject({ status: 'screening', areaCode: 'VALLEY', infoCodes: [] });
    expect(await typesOf(id)).toEqual(['submitted', 'info-requested', 'info-answered', 'triaged']);
    const { rows } = await intake.pool.query('select kind from deadline where key = $1', [id]);
    expect(rows).toEqual([]);
    expect((await intake.as('nurse').post(answers, { areaCode: 'VALLEY' })).status).toBe(409);
  });

  it('goes to a human instead when it is urgent', async () => {
    const id = idOf(await submit({ areaCode: undefined }));
    expect(await staffView(id)).toMatchObject({ status: 'triage', triageReasons: ['INCOMPLETE'], urgency: 'URGENT' });
    expect((await intake.as('worker').post(`/v1/referrals/${id}/info-requests`, { infoCodes: ['AREA'] })).status).toBe(
      201,
    );
    expect(await staffView(id)).toMatchObject({ status: 'needs-info', infoCodes: ['AREA'] });
  });
});

describe('a draft', () => {
  const open = (body: object) => intake.as('nurse').post('/v1/referral-drafts', body);

  it('is changed by its author under its version and becomes a referral of the same id', async () => {
    const draft = await open({ sourceType: 'HOSPITAL' });
    const id = field(draft.body, 'draftId');
    const path = `/v1/referral-drafts/${id}`;
    expect(draft.etag).toBe('"1"');
    const missing = await intake.as('nurse').post(`${path}/submission`, {});
    expect(missing.status).toBe(400);
    expect(missing.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/person', code: 'required' })]),
    });
    expect((await intake.as('otherNurse').get(path)).status).toBe(404);
    expect((await intake.as('worker').get(path)).status).toBe(404);
    expect((await intake.as('nurse').put(path, referralBody())).status).toBe(428);
    expect((await intake.as('nurse').put(path, referralBody(), { ifMatch: '"7"' })).status).toBe(412);
    const changed = await intake.as('nurse').put(path, referralBody(), { ifMatch: '"1"' });
    expect([changed.status, changed.etag]).toEqual([200, '"2"']);
    expect((await intake.as('nurse').get(path)).body).toMatchObject({ body: { areaCode: 'SOUTHEAST' } });

    const submitted = await intake.as('nurse').post(`${path}/submission`, {});
    expect([submitted.status, idOf(submitted)]).toEqual([201, id]);
    expect((await intake.as('nurse').get(path)).status).toBe(404);
    expect(await typesOf(id)).toEqual(['drafted', 'submitted', 'triaged']);
  });

  it('holds part of a person, and refuses what is wrong already now', async () => {
    expect((await open({ sourceType: 'SELF', person: { alias: 'Flaco' } })).status).toBe(201);
    expect((await open({ sourceType: 'SELF', person: { birthDate: '2002-02-30' } })).status).toBe(400);
  });
});

describe('a human in triage', () => {
  const crisis = { facts: [{ factorCode: 'SUICIDE_RISK_ONLY', answer: 'yes', sourceCode: 'HOSPITAL' }] };

  it('hands out of area, and the partner takes over', async () => {
    const id = idOf(await submit({ areaCode: 'SANTA_FE' }));
    expect(await staffView(id)).toMatchObject({ status: 'triage', triageReasons: ['OUT_OF_AREA'] });
    expect((await decide(id, { decision: 'HAND_OUT_OF_AREA' })).body).toMatchObject({
      errors: [{ pointer: '/partnerOrgId', code: 'required' }],
    });
    await decide(id, { decision: 'HAND_OUT_OF_AREA', partnerOrgId: randomUUID() });
    expect((await intake.as('worker').post(`/v1/referrals/${id}/partner-acknowledgements`, {})).status).toBe(201);
    expect(await typesOf(id)).toEqual(['submitted', 'triage-started', 'handed-out-of-area', 'partner-acknowledged']);
  });

  it('closes an urgent referral only as a supervisor', async () => {
    const id = idOf(await submit());
    const closure = (who: 'worker' | 'supervisor') =>
      intake.as(who).post(`/v1/referrals/${id}/closure`, { outcomeCode: 'MOVED_AWAY' });
    expect((await closure('worker')).body).toMatchObject({ status: 409, code: 'referral.urgent-needs-supervisor' });
    expect((await closure('supervisor')).body).toMatchObject({ status: 'closed' });
    expect((await published(id)).at(-1)).toMatchObject({
      type: 'intake.referral.closed.v1',
      data: { actorId: PEOPLE.supervisor.actorId, supervisorId: PEOPLE.supervisor.actorId, outcomeCode: 'MOVED_AWAY' },
    });
  });

  it('gets back what was diverted, and unanswered or unfinished things end, when their time is over', async () => {
    const diverted = idOf(await submit(crisis));
    const unanswered = idOf(await submit({ ...INCOMPLETE, person: person() }));
    const draft = await intake.as('nurse').post('/v1/referral-drafts', { sourceType: 'HOSPITAL' });
    const draftId = field(draft.body, 'draftId');
    await decide(diverted, { decision: 'CRISIS_DIVERT', diversionCode: 'LIFELINE_988' }, 'supervisor');
    expect(await typesOf(diverted)).toEqual(['submitted', 'triage-started', 'crisis-diverted']);

    await intake.moveClock(25);
    await eventually(async () => {
      expect(await typesOf(diverted)).toEqual(['submitted', 'triage-started', 'crisis-diverted', 'triage-started']);
      expect(await typesOf(draftId)).toEqual(['drafted', 'discarded']);
    });
    expect((await intake.as('nurse').get(`/v1/referral-drafts/${draftId}`)).status).toBe(404);
    expect(await staffView(unanswered)).toMatchObject({ status: 'needs-info' });
    await intake.moveClock(24 * 8);
    await eventually(async () => expect(await staffView(unanswered)).toMatchObject({ status: 'closed-incomplete' }));
    expect((await intake.as('nurse').get(`/v1/referrals/${unanswered}`)).body).toMatchObject({ state: 'handled' });
    await intake.moveClock(0);
  }, 30_000);
});

describe('the edge', () => {
  it('refuses strangers, other roles, other sites and other senders', async () => {
    const id = idOf(await submit());
    expect((await intake.stranger.post('/v1/referrals', referralBody())).status).toBe(401);
    expect((await intake.as('provider').post('/v1/referrals', referralBody())).status).toBe(403);
    expect((await intake.as('nurse').post(`/v1/referrals/${id}/closure`, { outcomeCode: 'DONE' })).status).toBe(403);
    expect((await intake.as('otherNurse').get(`/v1/referrals/${id}`)).status).toBe(404);
    expect((await intake.as('farWorker').get(`/v1/referrals/${id}`)).status).toBe(404);
    expect(
      (
        await intake
          .as('farWorker')
          .post(`/v1/referrals/${id}/triage-decisions`, { decision: 'PASS', reasonCode: 'X1' })
      ).status,
    ).toBe(404);
    expect((await intake.as('worker').get(`/v1/referrals/${randomUUID()}`)).status).toBe(404);
    expect((await intake.as('worker').get('/v1/referrals?after=WyJ4Il0')).status).toBe(400);
    expect((await submit({}, { idempotencyKey: null })).status).toBe(400);
  });

  it('names every wrong field by pointer and code, and no value', async () => {
    const answer = await submit({
      sourceType: 'NOBODY',
      legalBasisCode: undefined,
      receivedAt: new Date(Date.now() + 60_000).toISOString(),
      person: { name: undefined, birthDate: '2002-02-30', phones: ['5055559876'], preferredLanguage: 'ES!' },
      facts: [{ factorCode: 'SHOT_AT', answer: 'maybe', sourceCode: 'HOSPITAL' }, 7],
      needCodes: 'HOUSING',
      secret: 'canary-value',
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const errors: unknown = Reflect.get(Object(answer.body), 'errors');
    const said = Array.isArray(errors) ? errors.map(error => `${field(error, 'pointer')} ${field(error, 'code')}`) : [];
    expect(said.toSorted()).toEqual(
      [
        '/secret unknown-field',
        '/sourceType not-one-of',
        '/legalBasisCode required',
        '/person/alias required',
        '/person/birthDate not-a-date',
        '/person/phones not-a-phone',
        '/person/preferredLanguage not-a-language',
        '/facts/0/answer not-one-of',
        '/facts/1 not-an-object',
        '/needCodes not-a-list',
      ].toSorted(),
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/canary-value|NOBODY|5055559876/);
  });

  it('refuses what nobody can know yet, and speaks Spanish to who asks for it', async () => {
    const answer = await submit(
      {
        receivedAt: new Date(Date.now() + 60_000).toISOString(),
        person: { birthDate: dayFromNow(3) },
        facts: [{ factorCode: 'SHOT_AT', answer: 'yes', observedOn: dayFromNow(3), sourceCode: 'HOSPITAL' }],
      },
      { headers: { 'accept-language': 'es' } },
    );
    expect(answer.body).toMatchObject({
      status: 400,
      title: 'Hay campos incorrectos',
      errors: [
        { pointer: '/receivedAt', code: 'in-the-future' },
        { pointer: '/person/birthDate', code: 'in-the-future' },
        { pointer: '/facts/0/observedOn', code: 'in-the-future' },
      ],
    });
  });

  it('lists a sender only its own, by pages', async () => {
    const own = [];
    for (let at = 0; at < 3; at += 1) {
      own.push(idOf(await intake.as('otherNurse').post('/v1/referrals', referralBody())));
    }
    const first = await intake.as('otherNurse').get('/v1/referrals?limit=2&status=triage');
    expect(first.body).toMatchObject({ items: [{ referralId: own[0] }, { referralId: own[1] }] });
    const rest = await intake.as('otherNurse').get(`/v1/referrals?limit=2&after=${field(first.body, 'next')}`);
    expect(rest.body).toMatchObject({ items: [{ referralId: own[2], state: 'received' }], next: null });
    expect(Object.keys(Object(Reflect.get(Object(rest.body), 'items'))[0])).not.toContain('status');
  });
});
