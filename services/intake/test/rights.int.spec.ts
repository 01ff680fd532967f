import { randomInt, randomUUID } from 'node:crypto';
import { eventually, referralBody, type HttpClient, type Overrides } from '@crossroads/testing';
import type { LaterNews } from '../src/application/news.ts';
import { bootIntake, HOUSE, PEOPLE, type Handle, type Intake } from './booted.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await bootIntake();
}, 60_000);
afterAll(() => intake?.stop(), 30_000);

const letters = (): string => randomUUID().replaceAll(/[^a-f]/g, '');
const digits = (many: number): string => String(randomInt(10 ** many)).padStart(many, '0');
/** Nobody like anybody else. */
const somebody = () => ({
  name: { given: `Ana${letters()}`, family: `Núñez${letters()}` },
  birthDate: `${1970 + randomInt(35)}-0${1 + randomInt(9)}-${10 + randomInt(19)}`,
  phones: [`+1505${digits(7)}`],
  address: { line: `${digits(4)} Silver Ave`, city: 'Albuquerque' },
  preferredLanguage: 'es',
});
const HELD = { reasonCode: 'LITIGATION' };
const DANGER = { reasonCode: 'LIFE_IN_DANGER', explanation: 'Her brother says that he is on his way to her house' };
const YEARS_3 = 3 * 366 * 24;

const one = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown> | undefined> =>
  (await intake.pool.query<Record<string, unknown>>(sql, values)).rows[0];
const counted = async (table: string, column: string, value: string): Promise<number> =>
  Number((await one(`select count(*)::int as found from ${table} where ${column} = $1`, value))?.['found']);

type From = { readonly by?: Handle; readonly person?: ReturnType<typeof somebody> };

const refer = async ({ by = 'nurse', person = somebody() }: From = {}, overrides: Overrides = {}) => {
  const body = referralBody({ person, note: 'She asked twice', sensitivityCodes: ['NONE'], ...overrides });
  const { body: told } = await intake.as(by).post('/v1/referrals', body);
  const referralId = String(Reflect.get(Object(told), 'referralId'));
  const personId = String((await one('select id from person where referral_id = $1', referralId))?.['id']);
  return { referralId, personId, at: `/v1/people/${personId}`, person };
};
type Referred = Awaited<ReturnType<typeof refer>>;

/** Somebody whom a provider took under a consent, and was told of. */
const disclosed = async (): Promise<Referred & { readonly offerId: string }> => {
  const referred = await refer();
  const [offerId, consentId] = [randomUUID(), randomUUID()];
  const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
  const codes = { purposeCodes: ['SERVICE'], recipientIds: [HOUSE], dataClasses: ['C2'], methodCode: 'WRITTEN' };
  const terms = { ...codes, part2: false, startsAt: minutes(-5), expiresAt: minutes(60) };
  const news: LaterNews[] = [
    { type: 'HearConsent', consentId, heard: { news: 'granted', terms } },
    { type: 'HearOffer', offerId, heard: { news: 'made', providerId: HOUSE } },
    { type: 'HearOffer', offerId, heard: { news: 'accepted', at: minutes(-4) } },
  ];
  await intake.hearOf(referred.referralId, news);
  const identity = await intake.as('provider').get(`/v1/offers/${offerId}/identity`);
  expect(identity.status).toBe(200);
  return { ...referred, offerId };
};

const events = async (subject: string): Promise<{ type: string; data: Record<string, unknown> }[]> => {
  const { rows } = await intake.pool.query<{ value: Buffer }>(
    'select value from outbox where subject = $1 order by id',
    [subject],
  );
  return rows.map(({ value }) => JSON.parse(value.toString()));
};
const officer = (): HttpClient => intake.as('privacyOfficer');
const post = async (who: HttpClient, path: string, body: object = {}) => {
  const { status, body: said } = await who.post(path, body);
  return { status, body: Object(said) as Record<string, unknown>, code: String(Reflect.get(Object(said), 'code')) };
};
const eraseAll = (at: string) => post(officer(), `${at}/erasure`);

describe('an erasure', () => {
  it('destroys key and value, leaves nothing to find the person by, and tells holders and services', async () => {
    const { referralId, personId, at, offerId } = await disclosed();
    expect(await counted('person_index', 'referral_id', referralId)).toBeGreaterThan(0);
    const twin = await refer({ person: { ...somebody() } });
    await intake.as('worker').post(`${at}/links`, { otherPersonId: twin.personId });
    const gone = await eraseAll(at);
    expect(gone).toMatchObject({ status: 201, body: { personId, referralId, version: 2, isHeld: false } });
    expect(await one('select wrapped_key, sealed, sensitivity from person where id = $1', personId)).toEqual({
      wrapped_key: 'destroyed',
      sealed: 'destroyed',
      sensitivity: [],
    });
    expect(await one('select * from referral where id = $1', referralId)).toMatchObject({
      status: 'erased',
      age_band: 'UNKNOWN',
      area_code: null,
      facts: [],
      need_codes: [],
      choice_codes: [],
      reason_codes: [],
      urgency_rule_ids: [],
      consent_id: null,
    });
    for (const [table, column, id] of [
      ['person_index', 'referral_id', referralId],
      ['person_match', 'person_id', personId],
      ['person_match', 'other_person_id', personId],
      ['consent_copy', 'referral_id', referralId],
      ['offer_holder', 'id', offerId],
      ['referral_progress', 'id', referralId],
      ['referral_draft', 'id', referralId],
      ['deadline', 'key', personId],
    ] as const) {
      expect([table, await counted(table, column, id)]).toEqual([table, 0]);
    }
    const told = (await events(personId)).filter(({ type }) => !type.includes('retention'));
    expect(
      told.filter(({ type }) => !type.includes('link')).map(({ type, data }) => [type, data['orgId'] ?? null]),
    ).toEqual([
      ['intake.person.recall-issued.v1', HOUSE],
      ['intake.person.erased.v1', null],
    ]);
    expect(told.at(-1)?.data).toEqual({ personId, actorId: PEOPLE.privacyOfficer.actorId, referralIds: [referralId] });
  });

  it('leaves nobody to open, but for the accounting; holders still say that they deleted', async () => {
    const { referralId, personId, at, offerId } = await disclosed();
    const nobody = await officer().get(`/v1/people/${randomUUID()}`);
    await eraseAll(at);
    for (const handle of ['worker', 'supervisor', 'lead', 'privacyOfficer', 'manager', 'auditor'] as const) {
      const headers: Record<string, string> = handle === 'auditor' ? { purpose: 'audit' } : {};
      const { status, body } = await intake.as(handle).get(at, { headers });
      expect([handle, status, body]).toEqual([handle, 404, nobody.body]);
    }
    const acts = [
      ['worker', `${at}/reveals`, { fields: ['NAME'], reasonCode: 'FIRST_CONTACT' }],
      ['worker', `${at}/break-glass`, DANGER],
      ['privacyOfficer', `${at}/restrictions`, {}],
      ['privacyOfficer', `${at}/holds`, HELD],
      ['privacyOfficer', `${at}/erasure`, {}],
      ['supervisor', `/v1/referrals/${referralId}/closure`, { outcomeCode: 'DONE' }],
    ] as const;
    for (const [handle, path, body] of acts) expect([path, (await post(intake.as(handle), path, body)).status]).toEqual([path, 404]); // prettier-ignore
    expect((await intake.as('provider').get(`/v1/offers/${offerId}/identity`)).status).toBe(404);
    expect((await intake.as('nurse').get(`/v1/referrals/${referralId}`)).status).toBe(404);
    const listed = await intake.as('worker').get('/v1/referrals?limit=100');
    expect(JSON.stringify(listed.body)).not.toContain(referralId);
    const accounting = await officer().get(`${at}/accounting`);
    expect(accounting.body).toMatchObject({ items: [{ kind: 'IDENTITY', role: 'provider', orgId: HOUSE }] });
    const recalls = await intake.as('provider').get('/v1/recalls?limit=100');
    const mine = Reflect.get(Object(recalls.body), 'items').find(
      (recall: { personId: string }) => recall.personId === personId,
    );
    expect(mine).toMatchObject({ causeCode: 'ERASED', acknowledgedAt: null });
    const done = await post(intake.as('provider'), `/v1/recalls/${mine.recallId}/acknowledgements`, { doneCode: 'DELETED' }); // prettier-ignore
    expect(done.status).toBe(201);
  });

  it('is not undone by what is told later or again, and mints no key', async () => {
    const { referralId, personId, at } = await refer();
    await intake.hear([referralId, 'assigned', PEOPLE.outreachWorker.actorId]);
    await eraseAll(at);
    const rowsOf = async () => [
      await one('select * from person where id = $1', personId),
      await one('select * from referral where id = $1', referralId),
      await counted('referral_progress', 'id', referralId),
      await counted('consent_copy', 'referral_id', referralId),
      await counted('offer_holder', 'referral_id', referralId),
    ];
    const before = await rowsOf();
    await intake.hear([referralId, 'assigned', PEOPLE.outreachWorker.actorId], [referralId, 'outcome-recorded']);
    await intake.hearOf(referralId, [
      { type: 'HearOffer', offerId: randomUUID(), heard: { news: 'made', providerId: HOUSE } },
      { type: 'HearConsent', consentId: randomUUID(), heard: { news: 'withdrawn', at: new Date() } },
    ]);
    expect(await rowsOf()).toEqual(before);
    const { rows } = await intake.pool.query<{ kind: string }>('select kind from deadline where key = $1', [
      referralId,
    ]);
    expect(rows.filter(({ kind }) => kind !== 'person.retention-ends')).toEqual([]);
  });

  it('forgets who it was: the same person referred again is a new one, like nobody', async () => {
    const person = somebody();
    const first = await refer({ person });
    await eraseAll(first.at);
    const again = await refer({ person });
    expect(again.personId).not.toBe(first.personId);
    const seen = await intake.as('worker').get(`/v1/referrals/${again.referralId}`);
    expect(seen.body).toMatchObject({ duplicateOf: [] });
    await eventually(async () => expect(await counted('deadline', 'key', again.personId)).toBe(0));
    expect(await counted('person_match', 'person_id', again.personId)).toBe(0);
    expect(await counted('person_match', 'other_person_id', again.personId)).toBe(0);
  });

  it('needs a sign-in within five minutes, and is nobody else’s to do', async () => {
    const { at } = await refer();
    expect((await post(await intake.asSignedIn('privacyOfficer', 6), `${at}/erasure`)).status).toBe(401);
    expect((await post(intake.as('manager'), `${at}/erasure`)).status).toBe(403);
    expect((await intake.as('worker').get(at)).status).toBe(200);
  });
});

describe('a legal hold', () => {
  it('stands above an erasure until the last one is lifted', async () => {
    const { at, personId, referralId } = await refer();
    const first = await post(officer(), `${at}/holds`, HELD);
    const second = await post(officer(), `${at}/holds`, HELD);
    expect([first.status, first.body['isHeld'], second.body['version']]).toEqual([201, true, 3]);
    expect(await eraseAll(at)).toMatchObject({ status: 409, code: 'person.held' });
    const lift = (hold: typeof first) => post(officer(), `${at}/holds/${String(hold.body['holdId'])}/ends`);
    expect((await lift(first)).body).toMatchObject({ isHeld: true });
    expect(await eraseAll(at)).toMatchObject({ status: 409, code: 'person.held' });
    expect((await lift(second)).body).toMatchObject({ isHeld: false, erasedAt: null });
    expect(await lift(second)).toMatchObject({ status: 404, code: 'hold.not-found' });
    expect((await intake.as('worker').get(at)).status).toBe(200);
    const told = (await events(personId)).map(({ type, data: { holdId, basisCode, referralIds } }) => ({ type, holdId, basisCode, referralIds })); // prettier-ignore
    const [one, other] = [first.body['holdId'], second.body['holdId']];
    const said = { basisCode: 'LITIGATION', referralIds: [referralId] };
    expect(told).toEqual([
      { type: 'intake.hold.placed.v1', holdId: one, ...said },
      { type: 'intake.hold.placed.v1', holdId: other, ...said },
      { type: 'intake.hold.released.v1', holdId: one, ...said },
      { type: 'intake.hold.released.v1', holdId: other, ...said },
    ]);
    expect((await eraseAll(at)).status).toBe(201);
  });
});

describe('a restriction', () => {
  it('tells who it is to the worker alone, until it ends', async () => {
    const { at, referralId, personId } = await refer();
    await intake.hear([referralId, 'assigned', PEOPLE.outreachWorker.actorId]);
    expect((await post(officer(), `${at}/restrictions`)).body).toMatchObject({ isRestricted: true, version: 2 });
    expect(await post(officer(), `${at}/restrictions`)).toMatchObject({ code: 'person.already-restricted' });
    const look = { fields: ['NAME'], reasonCode: 'FIRST_CONTACT' };
    const read = async (handle: Handle) => [
      (await intake.as(handle).get(at)).status,
      (await post(intake.as(handle), `${at}/reveals`, look)).status,
    ];
    expect([await read('worker'), await read('lead'), await read('outreachWorker')]).toEqual([
      [404, 404],
      [404, 404],
      [200, 200],
    ]);
    expect((await post(officer(), `${at}/restrictions/ends`)).body).toMatchObject({ isRestricted: false });
    expect(await read('worker')).toEqual([200, 200]);
    const told = (await events(personId)).filter(({ type }) => type === 'intake.person.restricted.v1');
    expect(told.map(({ data }) => data['isRestricted'])).toEqual([true, false]);
  });

  it('closes the identity that a consent had opened', async () => {
    const { at, offerId } = await disclosed();
    await post(officer(), `${at}/restrictions`);
    expect((await intake.as('provider').get(`/v1/offers/${offerId}/identity`)).status).toBe(404);
  });
});

describe('broken glass', () => {
  const grantOf = async (handle: Handle, at: string) => post(intake.as(handle), `${at}/break-glass`, DANGER);
  const readWith = async (handle: Handle, at: string, id: unknown): Promise<number> =>
    (await intake.as(handle).get(at, { headers: { 'break-glass': String(id) } })).status;

  it('widens one record for one hour, for whoever broke it', async () => {
    const [mine, other] = [await refer(), await refer()];
    expect((await intake.as('outreachWorker').get(mine.at)).status).toBe(404);
    const grant = await grantOf('outreachWorker', mine.at);
    expect(grant).toMatchObject({ status: 201, body: { personId: mine.personId, state: 'open', explanation: null } });
    const { breakGlassId: id, openedAt, expiresAt } = grant.body;
    expect(Date.parse(String(expiresAt)) - Date.parse(String(openedAt))).toBe(3_600_000);
    expect(await readWith('outreachWorker', mine.at, id)).toBe(200);
    const look = { fields: ['NAME'], reasonCode: 'LIFE_IN_DANGER' };
    const headers = { 'break-glass': String(id) };
    const revealed = await intake.as('outreachWorker').post(`${mine.at}/reveals`, look, { headers });
    expect(revealed.body).toEqual({ personId: mine.personId, name: mine.person.name });
    expect((await intake.as('outreachWorker').get(mine.at)).status).toBe(404);
    expect(await readWith('outreachWorker', other.at, id)).toBe(404);
    expect(await readWith('advocate', mine.at, id)).toBe(404);
    expect(await readWith('outreachWorker', mine.at, randomUUID())).toBe(404);
    expect(await readWith('outreachWorker', mine.at, 'no-id')).toBe(404);
    await intake.moveClock(1.01);
    expect(await readWith('outreachWorker', mine.at, id)).toBe(404);
    await intake.moveClock(0);
    const accounting = await officer().get(`${mine.at}/accounting`);
    const shown = Reflect.get(Object(accounting.body), 'items');
    expect(shown.map(({ kind, fieldCodes }: { kind: string; fieldCodes: string[] }) => [kind, fieldCodes])).toEqual([
      ['BREAK_GLASS', []],
      ['BREAK_GLASS', ['SAFE_CONTACT', 'LANGUAGE', 'INTERPRETER']],
      ['BREAK_GLASS', ['NAME']],
    ]);
    expect(JSON.stringify(accounting.body)).not.toContain(PEOPLE.outreachWorker.actorId);
    const [opened] = (await events(mine.personId)).filter(({ type }) => type.endsWith('break-glass-opened.v1'));
    expect(opened?.data).toMatchObject({ actorId: PEOPLE.outreachWorker.actorId, breakGlassId: id });
    const decided = (await events(PEOPLE.outreachWorker.actorId)).filter(({ data }) => data['breakGlassId'] === id);
    expect(decided.map(({ data }) => data['actionName'])).toEqual(['ReadPerson', 'RevealPerson']);
  });

  it('opens a restricted record, and never what treatment and victim services keep', async () => {
    const restricted = await refer();
    await post(officer(), `${restricted.at}/restrictions`);
    const { body } = await grantOf('worker', restricted.at);
    expect(await readWith('worker', restricted.at, body['breakGlassId'])).toBe(200);
    const treated = await refer({}, { sensitivityCodes: ['PART2'] });
    const grant = await grantOf('lead', treated.at);
    expect(await readWith('lead', treated.at, grant.body['breakGlassId'])).toBe(404);
  });

  it('wants a reason in words, and a sign-in within five minutes', async () => {
    const { at } = await refer();
    const short = await post(intake.as('worker'), `${at}/break-glass`, { ...DANGER, explanation: 'too short' });
    expect([short.status, JSON.stringify(short.body)]).toEqual([400, expect.stringContaining('/explanation')]);
    expect((await post(await intake.asSignedIn('worker', 6), `${at}/break-glass`, DANGER)).status).toBe(401);
    expect((await post(intake.as('nurse'), `${at}/break-glass`, DANGER)).status).toBe(403);
  });

  it('is reviewed by somebody else, who reads why; its words are sealed, and go with the person', async () => {
    const { at } = await refer();
    const { body } = await grantOf('manager', at);
    const id = String(body['breakGlassId']);
    const review = (handle: Handle) =>
      post(intake.as(handle), `/v1/break-glass/${id}/reviews`, { outcomeCode: 'JUSTIFIED' });
    const listed = async () => {
      const { body: page } = await officer().get('/v1/break-glass?limit=100');
      return Reflect.get(Object(page), 'items').find((grant: { breakGlassId: string }) => grant.breakGlassId === id);
    };
    expect(await listed()).toMatchObject({ ...DANGER, state: 'open', openedBy: PEOPLE.manager.actorId });
    expect(JSON.stringify(await one('select * from break_glass where id = $1', id))).not.toContain('brother');
    expect((await review('manager')).status).toBe(404);
    expect((await review('worker')).status).toBe(403);
    expect((await review('privacyOfficer')).body).toMatchObject({ state: 'reviewed', outcomeCode: 'JUSTIFIED' });
    expect(await review('privacyOfficer')).toMatchObject({ status: 409, code: 'break-glass.reviewed' });
    await eraseAll(at);
    expect(await listed()).toMatchObject({ explanation: null, state: 'reviewed' });
  });

  it('is not broken again while a review is overdue', async () => {
    const [first, second] = [await refer(), await refer()];
    const { body } = await grantOf('advocate', first.at);
    await intake.moveClock(24 * 5);
    expect(await grantOf('advocate', second.at)).toMatchObject({ status: 409, code: 'break-glass.review-overdue' });
    const id = String(body['breakGlassId']);
    await eventually(async () =>
      expect(await one('select is_overdue from break_glass where id = $1', id)).toEqual({ is_overdue: true }),
    );
    const own = await intake.as('advocate').get('/v1/break-glass?limit=100');
    expect(own.body).toMatchObject({ items: [{ breakGlassId: id, state: 'review-overdue' }] });
    await post(officer(), `/v1/break-glass/${id}/reviews`, { outcomeCode: 'NOT_JUSTIFIED' });
    expect((await grantOf('advocate', second.at)).status).toBe(201);
    await intake.moveClock(0);
  });
});

describe('one’s own record', () => {
  it('is shown whole to the person and to nobody else, and each look is accounted for', async () => {
    const { at, personId, referralId, person } = await refer({ by: 'self' }, { sourceType: 'SELF' });
    const own = await intake.as('self').get(`${at}/record`);
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(own.body).toMatchObject({ personId, referralId, ...person, note: 'She asked twice', isRestricted: false });
    const nobody = await intake.as('self').get(`/v1/people/${randomUUID()}/record`);
    for (const handle of ['otherSelf', 'participant'] as const) {
      const { status, body } = await intake.as(handle).get(`${at}/record`);
      expect([handle, status, body]).toEqual([handle, 404, nobody.body]);
    }
    expect((await intake.as('worker').get(`${at}/record`)).status).toBe(403);
    const accounting = await intake.as('self').get(`${at}/accounting`);
    expect(accounting.body).toMatchObject({ items: [{ kind: 'RECORD', role: 'self', purposeCode: 'correction' }] });
    expect((await intake.as('otherSelf').get(`${at}/accounting`)).status).toBe(404);
    await intake.as('self').post('/v1/referral-drafts', referralBody({ person, sourceType: 'SELF' }));
    await eraseAll(at);
    expect(await counted('referral_draft', 'author_id', PEOPLE.self.actorId)).toBe(0);
    expect((await intake.as('self').get(`${at}/record`)).status).toBe(404);
    expect((await intake.as('self').get(`${at}/accounting`)).status).toBe(200);
  });
});

describe('retention', () => {
  const close = ({ referralId }: Referred) =>
    post(intake.as('supervisor'), `/v1/referrals/${referralId}/closure`, { outcomeCode: 'DONE' });
  const erasedAt = async ({ personId }: Referred) =>
    (await one('select erased_at from person where id = $1', personId))?.['erased_at'];

  it('erases the person of a referral three years after its end; a hold postpones that until it is lifted', async () => {
    const [ended, held, open, helped] = [await refer(), await refer(), await refer(), await refer()];
    await Promise.all([close(ended), close(held)]);
    await intake.hear([helped.referralId, 'outcome-recorded']);
    const hold = await post(officer(), `${held.at}/holds`, HELD);
    const known = ({ referralId }: Referred) => one('select * from person_retention where id = $1', referralId);
    await eventually(async () => expect((await Promise.all([known(ended), known(held), known(helped)])).filter(row => row === undefined)).toEqual([])); // prettier-ignore
    await intake.moveClock(YEARS_3);
    await eventually(async () => {
      expect(await erasedAt(ended)).toBeInstanceOf(Date);
      expect(await erasedAt(helped)).toBeInstanceOf(Date);
      expect(await counted('deadline', 'key', held.referralId)).toBe(0);
    });
    expect([await erasedAt(held), await erasedAt(open)]).toEqual([null, null]);
    const told = (await events(ended.personId)).map(({ type }) => type);
    expect(told.filter(type => !type.includes('link'))).toEqual([
      'intake.person.retention-begun.v1',
      'intake.person.erased.v1',
    ]);
    expect((await events(ended.personId)).at(-1)?.data).toMatchObject({ actorId: 'SYSTEM' });
    const lifted = await post(officer(), `${held.at}/holds/${String(hold.body['holdId'])}/ends`);
    expect(lifted).toMatchObject({ status: 201, body: { isHeld: false, erasedAt: expect.any(String) } });
    expect(await one('select cause_code from person_erasure where id = $1', held.referralId)).toEqual({
      cause_code: 'RETENTION',
    });
    await intake.moveClock(0);
  }, 30_000);
});
