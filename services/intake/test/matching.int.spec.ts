import { randomUUID } from 'node:crypto';
import { eventually, referralBody, type Overrides } from '@crossroads/testing';
import { bootIntake, type Handle, type Intake } from './booted.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await bootIntake();
}, 60_000);
afterAll(() => intake?.stop(), 30_000);

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (body: unknown): Fields => Object.fromEntries(Object.entries(Object(body)));

/** Somebody whom no other test knows. */
const somebody = () => {
  const word = Array.from(randomUUID().replaceAll('-', ''), sign =>
    String.fromCharCode(97 + Number.parseInt(sign, 16)),
  );
  const year = 1985 + Math.floor(Math.random() * 23);
  const digits = String(1_000_000 + Math.floor(Math.random() * 8_999_999));
  return {
    name: { given: 'José', family: `Q${word.slice(0, 9).join('')}` },
    birthDate: `${year}-03-05`,
    phones: [`+1505${digits}`],
    address: { line: `${digits.slice(0, 3)} ${word.slice(9, 17).join('')} Street`, postalCode: '87102' },
    preferredLanguage: 'es',
  };
};

const refer = async (person: object, overrides: Overrides = { sensitivityCodes: ['NONE'] }): Promise<string> => {
  const answer = await intake.as('nurse').post('/v1/referrals', referralBody({ person, ...overrides }));
  const { rows } = await intake.pool.query<{ id: string }>('select id from person where referral_id = $1', [
    fieldsOf(answer.body)['referralId'],
  ]);
  return rows[0]?.id ?? '';
};

const pairOf = async (one: string, other: string): Promise<Fields | undefined> => {
  const { rows } = await intake.pool.query<Fields>(
    'select * from person_match where (person_id = $1 and other_person_id = $2) or (person_id = $2 and other_person_id = $1)',
    [one, other],
  );
  return rows[0];
};

/** The pair once it was looked for. */
const found = (one: string, other: string): Promise<Fields> =>
  eventually(async () => {
    const pair = await pairOf(one, other);
    if (!pair) throw new Error('not matched yet');
    return pair;
  });

const lookedUp = (): Promise<void> =>
  eventually(async () => {
    const { rows } = await intake.pool.query(`select 1 from deadline where kind = 'person.match'`);
    expect(rows).toEqual([]);
  });

const events = async (type: string, linkId: unknown): Promise<Fields[]> => {
  const { rows } = await intake.pool.query<{ value: Buffer }>('select value from outbox order by id');
  const all = rows.map(({ value }) => fieldsOf(JSON.parse(value.toString())));
  return all.filter(event => event['type'] === type && fieldsOf(event['data'])['linkId'] === linkId);
};

const recordsOf = async (...ids: string[]): Promise<unknown> => {
  const { rows } = await intake.pool.query('select * from person where id = any($1) order by id', [ids]);
  return rows;
};

/** Two records that wait for a human. */
const review = async () => {
  const person = somebody();
  const one = await refer(person);
  const other = await refer({ ...person, birthDate: '1970-11-30' });
  const { id } = await found(one, other);
  return { one, other, id: String(id), at: `/v1/match-reviews/${String(id)}`, person };
};

describe('after a referral was accepted', () => {
  it('another record of the same person is linked, told by ids and codes, and neither record changes', async () => {
    const person = somebody();
    const one = await refer(person);
    const before = await recordsOf(one);
    const other = await refer({
      ...person,
      name: { ...person.name, given: 'Jose' },
      birthDate: person.birthDate.replace('03-05', '05-03'),
    });
    const link = await found(one, other);
    expect(link).toMatchObject({ status: 'linked', zone: 'link', decided_by: 'SYSTEM', cautions: [] });
    expect(await recordsOf(one)).toEqual(before);
    const [told] = await events('intake.person.linked.v1', link['id']);
    const [personId = '', otherPersonId = ''] = [one, other].toSorted();
    expect(told?.['data']).toEqual({
      personId,
      otherPersonId,
      linkId: link['id'],
      actorId: 'SYSTEM',
      zoneCode: 'LINK',
    });
  });

  it('twins are left to a reviewer', async () => {
    const person = somebody();
    const [one, other] = [await refer(person), await refer({ ...person, name: { ...person.name, given: 'Rosa' } })];
    expect(await found(one, other)).toMatchObject({ status: 'review', cautions: ['GIVEN_NAME_UNCLEAR'] });
  });

  it.each([
    ['is of a victim service', { sensitivityCodes: ['VICTIM_SERVICES'] }],
    ['may be of one', {}],
    ['asks for help as a victim', { sensitivityCodes: ['NONE'], needCodes: ['VICTIM_COMPENSATION_ADVOCACY'] }],
  ])('nobody is linked by score where a record %s', async (_, overrides) => {
    const person = somebody();
    const [one, other] = [await refer(person), await refer(person, overrides)];
    expect(await found(one, other)).toMatchObject({ status: 'review', cautions: ['VICTIM_SERVICES'] });
  });

  it('people of other sites are not looked at', async () => {
    const person = somebody();
    const one = await refer(person);
    await intake.as('farNurse').post('/v1/referrals', referralBody({ person, sensitivityCodes: ['NONE'] }));
    await lookedUp();
    const { rows } = await intake.pool.query('select 1 from person_match where $1 in (person_id, other_person_id)', [
      one,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('a review', () => {
  it('shows what agrees and how, and no value', async () => {
    const { at, one, other, person } = await review();
    const { status, body } = await intake.as('worker').get(at);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'review', cautionCodes: ['BIRTH_DATE_UNCLEAR', 'GENERATION_DIFFERS'] });
    const { score, evidence, people } = fieldsOf(body);
    expect(evidence).toContainEqual({ field: 'birthDate', level: 'different', weight: expect.any(Number) });
    const weights = Array.isArray(evidence) ? evidence.map(line => Number(fieldsOf(line)['weight'])) : [];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(score);
    expect(people).toHaveLength(2);
    const text = JSON.stringify(body);
    for (const secret of [
      person.name.family,
      person.phones[0]?.slice(-7),
      person.birthDate,
      person.address.line.slice(4),
    ]) {
      expect(text).not.toContain(secret);
    }
    const page = await intake.as('worker').get(`/v1/match-reviews?personId=${one}`);
    expect(fieldsOf(page.body)['items']).toEqual([expect.objectContaining({ reviewId: fieldsOf(body)['reviewId'] })]);
    expect([one, other].toSorted()).toEqual([fieldsOf(body)['personId'], fieldsOf(body)['otherPersonId']]);
  });

  it.each<readonly [Handle, number]>([
    ['farWorker', 404],
    ['nurse', 403],
    ['outreachWorker', 403],
    ['provider', 403],
  ])('is not for %s', async (handle, status) => {
    const { at } = await review();
    expect((await intake.as(handle).get(at)).status).toBe(status);
    expect((await intake.as(handle).post(`${at}/decisions`, { decision: 'SAME' })).status).toBe(status);
  });

  it('that says the same links the two', async () => {
    const { at, id } = await review();
    const answer = await intake.as('worker').post(`${at}/decisions`, { decision: 'SAME' });
    expect([answer.status, fieldsOf(answer.body)['status']]).toEqual([201, 'linked']);
    expect(await events('intake.person.linked.v1', id)).toHaveLength(1);
    const again = await intake.as('supervisor').post(`${at}/decisions`, { decision: 'NOT_SAME' });
    expect([again.status, fieldsOf(again.body)['code']]).toEqual([409, 'match-review.decided']);
  });

  it('that says two people is never asked again, not even after a correction', async () => {
    const { at, id, one, other } = await review();
    await intake.as('worker').post(`${at}/decisions`, { decision: 'NOT_SAME' });
    const correction = { set: { birthDate: '1970-11-30' } };
    const changed = await intake.as('worker').post(`/v1/people/${one}/corrections`, correction, { ifMatch: '"1"' });
    expect(changed.status).toBe(201);
    await lookedUp();
    expect(await pairOf(one, other)).toMatchObject({ status: 'not-same' });
    expect(await events('intake.person.linked.v1', id)).toEqual([]);
  });
});

describe('a link by hand', () => {
  it('is made and taken back, and both records are as before', async () => {
    const [one, other] = [await refer(somebody()), await refer(somebody())];
    await lookedUp();
    const before = await recordsOf(one, other);
    const made = await intake.as('worker').post(`/v1/people/${one}/links`, { otherPersonId: other });
    expect(made.body).toMatchObject({ personId: one, otherPersonId: other, status: 'linked', version: 1 });
    const { linkId } = fieldsOf(made.body);
    const ended = await intake.as('privacyOfficer').post(`/v1/people/${other}/links/${String(linkId)}/ends`, {});
    expect(ended.body).toMatchObject({ personId: other, otherPersonId: one, status: 'ended' });
    expect(await recordsOf(one, other)).toEqual(before);
    expect(await events('intake.person.linked.v1', linkId)).toHaveLength(1);
    expect(await events('intake.person.unlinked.v1', linkId)).toHaveLength(1);
  });

  it('is refused with itself, twice, to another site, and by whom it does not concern', async () => {
    const [one, other] = [await refer(somebody()), await refer(somebody())];
    const at = `/v1/people/${one}/links`;
    const link = (handle: Handle, otherPersonId: string) => intake.as(handle).post(at, { otherPersonId });
    expect((await link('worker', one)).status).toBe(409);
    expect((await link('worker', randomUUID())).status).toBe(404);
    expect((await link('farWorker', other)).status).toBe(404);
    expect((await link('privacyOfficer', other)).status).toBe(403);
    expect((await link('worker', other)).status).toBe(201);
    expect((await link('worker', other)).status).toBe(409);
    expect((await intake.as('worker').post(`${at}/${randomUUID()}/ends`, {})).status).toBe(404);
  });
});

describe('a search', () => {
  const look = (handle: Handle, person: object, headers: Record<string, string> = { purpose: 'service' }) =>
    intake.as(handle).post('/v1/people/searches', person, { idempotencyKey: null, headers });

  it('tells who it may be by scores and levels, in the same shape and time for hit and miss', async () => {
    const { preferredLanguage: _, ...person } = somebody();
    const personId = await refer({ ...person, preferredLanguage: 'es' });
    const timed = async (wanted: object) => {
      const began = performance.now();
      const answer = await look('worker', wanted);
      return { answer, took: performance.now() - began };
    };
    const hit = await timed({ name: { ...person.name, given: 'Pepe' }, birthDate: person.birthDate });
    const miss = await timed({ name: { given: 'Pepe', family: 'Xyzzyk' }, birthDate: person.birthDate });
    expect(hit.answer.body).toEqual({
      candidates: [expect.objectContaining({ personId, zone: 'review', cautionCodes: [] })],
    });
    expect(JSON.stringify(hit.answer.body)).not.toContain(person.name.family);
    expect([miss.answer.status, miss.answer.body]).toEqual([200, { candidates: [] }]);
    for (const { took } of [hit, miss]) expect(took).toBeGreaterThanOrEqual(240);
  });

  it('needs its purpose, and is for intake alone', async () => {
    expect((await look('worker', { birthDate: '2004-03-05' }, {})).status).toBe(400);
    for (const handle of ['nurse', 'police', 'outreachWorker', 'provider', 'privacyOfficer'] as const) {
      expect((await look(handle, { birthDate: '2004-03-05' })).status).toBe(403);
    }
  });

  it('is counted by the hour', async () => {
    for (let count = 0; count < 30; count += 1) {
      expect((await look('supervisor', { alias: 'Smiley' })).status).toBe(200);
    }
    const refused = await look('supervisor', { alias: 'Smiley' });
    expect([refused.status, fieldsOf(refused.body)['code']]).toEqual([429, 'person.search-limit']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
  }, 30_000);
});
