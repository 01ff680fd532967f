import { randomUUID } from 'node:crypto';
import { referralBody, type Overrides } from '@crossroads/testing';
import { bootIntake, PEOPLE, type Handle, type Intake } from './booted.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await bootIntake();
}, 60_000);
afterAll(() => intake?.stop(), 30_000);

const ANA = {
  name: { given: 'Ana', family: 'Núñez' },
  aliases: ['La Güera'],
  birthDate: '2002-03-04',
  phones: ['+15055550142'],
  address: { line: '12 Silver Ave', city: 'Albuquerque' },
  safeContact: ['DO_NOT_LEAVE_MESSAGE'],
  preferredLanguage: 'es',
  interpreterNeeded: true,
};
const reveal = { fields: ['NAME', 'PHONES'], reasonCode: 'FIRST_CONTACT' };

/** A person who is neither in treatment nor with a victim service, unless it is said otherwise. */
const refer = async (overrides: Overrides = { sensitivityCodes: ['NONE'] }) => {
  const body = referralBody({ person: ANA, ...overrides });
  const { body: told } = await intake.as('nurse').post('/v1/referrals', body);
  const referralId = String(Reflect.get(Object(told), 'referralId'));
  const { rows } = await intake.pool.query<{ id: string }>('select id from person where referral_id = $1', [
    referralId,
  ]);
  const personId = rows[0]?.id ?? '';
  const at = `/v1/people/${personId}`;
  return { referralId, personId, at };
};
const statusOf = async (handle: Handle, path: string): Promise<number> => (await intake.as(handle).get(path)).status;

describe('a person', () => {
  it('is shown by as little as the role needs, and never kept by anybody on the way', async () => {
    const { at, personId, referralId } = await refer();
    const masked = { personId, referralId, ageBand: 'AGE_19_24', areaCode: 'SOUTHEAST' };
    expect((await intake.as('screener').get(at)).body).toEqual(masked);
    const card = await intake.as('worker').get(at);
    expect(card.body).toEqual({
      ...masked,
      initials: 'AN',
      language: 'es',
      interpreterNeeded: true,
      safeContact: ['DO_NOT_LEAVE_MESSAGE'],
      phoneEndings: ['42'],
      isRestricted: false,
      version: 1,
    });
    expect([card.etag, card.headers.get('cache-control')]).toEqual(['"1"', 'no-store']);
  });

  it('is as nobody to whom it does not concern, and to another site', async () => {
    const { at } = await refer();
    const nobody = await intake.as('worker').get(`/v1/people/${randomUUID()}`);
    for (const handle of ['outreachWorker', 'farWorker', 'advocate', 'coordinator'] as const) {
      const { status, body } = await intake.as(handle).get(at);
      expect([handle, status, body]).toEqual([handle, 404, nobody.body]);
    }
    for (const handle of ['nurse', 'police', 'provider', 'participant'] as const) {
      expect([handle, await statusOf(handle, at)]).toEqual([handle, 403]);
    }
  });

  it('is shown to the worker who has the case, and no longer when another has it', async () => {
    const { at, referralId } = await refer();
    await intake.hear([referralId, 'assigned', PEOPLE.outreachWorker.actorId]);
    expect(await statusOf('outreachWorker', at)).toBe(200);
    await intake.hear([referralId, 'assigned', PEOPLE.advocate.actorId], [referralId, 'contacted']);
    expect([await statusOf('outreachWorker', at), await statusOf('advocate', at)]).toEqual([404, 200]);
  });

  it.each([
    ['nothing is said', {}, 404],
    ['it is said to be neither', { sensitivityCodes: ['NONE'] }, 200],
    ['it is of treatment', { sensitivityCodes: ['PART2'] }, 404],
    ['needs tell of treatment', { sensitivityCodes: ['NONE'], needCodes: ['SUD_TREATMENT'] }, 404],
    ['needs tell of a victim', { sensitivityCodes: ['NONE'], needCodes: ['VICTIM_COMPENSATION_ADVOCACY'] }, 404],
  ])('stays with intake and its worker where %s', async (_, overrides, forLead) => {
    const { at, referralId } = await refer(overrides);
    expect([await statusOf('lead', at), await statusOf('worker', at)]).toEqual([forLead, 200]);
    await intake.hear([referralId, 'assigned', PEOPLE.outreachWorker.actorId]);
    expect(await statusOf('outreachWorker', at)).toBe(200);
  });
});

const events = async (subject: string, type: string) => {
  const { rows } = await intake.pool.query<{ value: Buffer }>(
    'select value from outbox where subject = $1 order by id',
    [subject],
  );
  const all: { type: string; data: Record<string, unknown> }[] = rows.map(({ value }) => JSON.parse(value.toString()));
  return all.filter(event => event.type === type).map(({ data }) => data);
};

describe('a reveal', () => {
  it('shows what was asked for and nothing else, and is written down with who and why', async () => {
    const { at, personId } = await refer();
    const answer = await intake.as('worker').post(`${at}/reveals`, reveal, { idempotencyKey: null });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.body).toEqual({ personId, name: ANA.name, phones: ANA.phones });
    const { rows } = await intake.pool.query('select * from person_reveal where person_id = $1', [personId]);
    expect(rows).toMatchObject([
      { actor_id: PEOPLE.worker.actorId, field_codes: ['NAME', 'PHONES'], reason_code: 'FIRST_CONTACT' },
    ]);
    const decided = await events(PEOPLE.worker.actorId, 'intake.access.decided.v1');
    expect(decided.at(-1)).toMatchObject({
      actionName: 'RevealPerson',
      resourceId: personId,
      outcome: 'ALLOWED',
      viewName: 'person.full.v1',
    });
    const { rows: kept } = await intake.pool.query(
      `select count(*)::int as found from idempotency_key t where t::text like '%Ana%'`,
    );
    expect(kept).toEqual([{ found: 0 }]);
  });

  it('needs a sign-in within five minutes', async () => {
    const { at } = await refer();
    const tired = await intake.asSignedIn('worker', 6);
    const answer = await tired.post(`${at}/reveals`, reveal);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('max_age=300'),
    ]);
    expect((await tired.get(at)).status).toBe(200);
  });

  it('is allowed thirty times an hour, however often somebody signs in', async () => {
    const { at, personId } = await refer();
    const look = async (minutesAgo = 0) =>
      (await intake.asSignedIn('supervisor', minutesAgo)).post(`${at}/reveals`, reveal);
    const all = await Promise.all(Array.from({ length: 33 }, () => look()));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = await look(1);
    expect(refused.body).toMatchObject({ status: 429, code: 'person.reveal-limit' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
    const { rows } = await intake.pool.query('select count(*)::int as looks from person_reveal where person_id = $1', [
      personId,
    ]);
    expect(rows).toEqual([{ looks: 30 }]);
    await intake.moveClock(2);
    expect((await look()).status).toBe(200);
    await intake.moveClock(0);
  });
});

describe('a correction', () => {
  const correct = (at: string, body: object, ifMatch: string | null = '"1"') =>
    intake.as('worker').post(`${at}/corrections`, body, { ifMatch: ifMatch ?? undefined });

  it('seals the person anew, is told by the names of fields, and finds the person by what is known now', async () => {
    const family = `Née${randomUUID().slice(0, 6)}`;
    const { at, personId, referralId } = await refer();
    const set = { name: { given: 'Ana', family }, phones: ['+15055550177'] };
    expect((await correct(at, { set }, null)).status).toBe(428);
    const answer = await correct(at, { set, remove: ['ADDRESS'] });
    expect([answer.status, answer.etag]).toEqual([201, '"2"']);
    expect(answer.body).toEqual({ personId, referralId, version: 2, fieldCodes: ['NAME', 'ADDRESS', 'PHONES'] });
    expect((await correct(at, { set })).status).toBe(412);
    expect(await events(personId, 'intake.person.corrected.v1')).toEqual([
      { personId, actorId: PEOPLE.worker.actorId, fieldCodes: ['NAME', 'ADDRESS', 'PHONES'] },
    ]);
    const shown = await intake
      .as('worker')
      .post(`${at}/reveals`, { ...reveal, fields: ['NAME', 'ADDRESS', 'BIRTH_DATE'] });
    expect(shown.body).toEqual({ personId, name: set.name, birthDate: ANA.birthDate });
    const again = await refer({ person: { ...ANA, name: set.name } });
    const seen = await intake.as('worker').get(`/v1/referrals/${again.referralId}`);
    expect(seen.body).toMatchObject({ duplicateOf: [referralId] });
  });

  it('leaves a person some name, changes something, and says nothing of what cannot be', async () => {
    const { at } = await refer();
    expect((await correct(at, { remove: ['NAME', 'ALIASES'] })).body).toMatchObject({ code: 'person.nameless' });
    expect((await correct(at, { set: { phones: ANA.phones } })).body).toMatchObject({ code: 'person.nothing-changed' });
    expect((await correct(at, { set: { birthDate: '2999-01-01' } })).body).toMatchObject({
      errors: [{ pointer: '/set/birthDate', code: 'in-the-future' }],
    });
    expect((await intake.as('outreachWorker').post(`${at}/corrections`, { set: {} }, { ifMatch: '"1"' })).status).toBe(
      404,
    );
  });

  it('can say what kind of record it is', async () => {
    const { at } = await refer({});
    expect(await statusOf('lead', at)).toBe(404);
    const flagged = await intake
      .as('worker')
      .post(`${at}/sensitivity-flags`, { sensitivityCodes: ['NONE'] }, { ifMatch: '"1"' });
    expect(flagged.body).toMatchObject({ version: 2, fieldCodes: ['SENSITIVITY'] });
    expect(await statusOf('lead', at)).toBe(200);
  });
});
