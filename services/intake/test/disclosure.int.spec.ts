import { randomUUID } from 'node:crypto';
import { referralBody, type Overrides } from '@crossroads/testing';
import type { LaterNews } from '../src/application/news.ts';
import { bootIntake, HOUSE, PEOPLE, type Handle, type Intake } from './booted.ts';

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
const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
const TERMS = {
  purposeCodes: ['SERVICE'],
  recipientIds: [HOUSE],
  dataClasses: ['C2', 'C4'],
  methodCode: 'WRITTEN',
  part2: false,
};
type Terms = typeof TERMS & { readonly startsAt: Date; readonly expiresAt: Date };

/** Somebody who was referred, whom a provider was asked to take; news of it to be told in any order. */
const refer = async (overrides: Overrides = { sensitivityCodes: ['NONE'] }) => {
  const { body } = await intake.as('nurse').post('/v1/referrals', referralBody({ person: ANA, ...overrides }));
  const referralId = String(Reflect.get(Object(body), 'referralId'));
  const { rows } = await intake.pool.query<{ id: string }>('select id from person where referral_id = $1', [
    referralId,
  ]);
  const [personId = '', offerId, consentId] = [rows[0]?.id, randomUUID(), randomUUID()];
  const ofOffer = (heard: Extract<LaterNews, { type: 'HearOffer' }>['heard']): LaterNews => ({
    type: 'HearOffer',
    offerId,
    heard,
  });
  const ofConsent = (
    heard: Extract<LaterNews, { type: 'HearConsent' }>['heard'],
    id: string = consentId,
  ): LaterNews => ({
    type: 'HearConsent',
    consentId: id,
    heard,
  });
  const news = {
    made: ofOffer({ news: 'made', providerId: HOUSE }),
    accepted: ofOffer({ news: 'accepted', at: minutes(-4) }),
    ended: ofOffer({ news: 'ended' }),
    granted: (terms: Partial<Terms> = {}, id?: string) =>
      ofConsent({ news: 'granted', terms: { ...TERMS, startsAt: minutes(-5), expiresAt: minutes(60), ...terms } }, id),
    withdrawn: () => ofConsent({ news: 'withdrawn', at: new Date() }),
    expired: () => ofConsent({ news: 'expired', at: new Date() }),
  };
  return {
    personId,
    referralId,
    offerId,
    consentId,
    news,
    hear: (...heard: LaterNews[]) => intake.hearOf(referralId, heard),
    identity: (handle: Handle = 'provider', headers?: Record<string, string>) =>
      intake.as(handle).get(`/v1/offers/${offerId}/identity`, headers && { headers }),
  };
};
type Referred = Awaited<ReturnType<typeof refer>>;

const acceptedUnder = async (terms: Partial<Terms> = {}, overrides?: Overrides): Promise<Referred> => {
  const referred = await refer(overrides);
  await referred.hear(referred.news.granted(terms), referred.news.made, referred.news.accepted);
  return referred;
};
const statusOf = async ({ identity }: Referred, handle?: Handle): Promise<number> => (await identity(handle)).status;
const accounted = async (personId: string) => {
  const sql = 'select * from person_accounting where person_id = $1 order by id';
  return (await intake.pool.query(sql, [personId])).rows;
};
const events = async (subject: string, type: string) => {
  const sql = 'select value from outbox where subject = $1 order by id';
  const { rows } = await intake.pool.query<{ value: Buffer }>(sql, [subject]);
  const all: { type: string; data: Record<string, unknown> }[] = rows.map(({ value }) => JSON.parse(value.toString()));
  return all.filter(event => event.type === type).map(({ data }) => data);
};
const recallsOf = async (handle: Handle, personId: string): Promise<readonly Record<string, unknown>[]> => {
  const { body } = await intake.as(handle).get(`/v1/recalls?personId=${personId}`);
  const items: unknown = Reflect.get(Object(body), 'items');
  return Array.isArray(items) ? items : [];
};

describe('who somebody is', () => {
  it('is told to the provider who said yes under a consent that names it, and written down with it', async () => {
    const { personId, referralId, offerId, consentId, identity } = await acceptedUnder();
    const answer = await identity();
    const { address: _, ...shown } = ANA;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({ personId, referralId, offerId, ...shown, notices: [] });
    expect(answer.body).toMatchObject({ consent: { consentId, purposeCodes: ['SERVICE'], part2: false } });
    expect(answer.body).not.toHaveProperty('address');
    expect(await accounted(personId)).toMatchObject([
      {
        kind: 'IDENTITY',
        site: 'abq',
        actor_id: PEOPLE.provider.actorId,
        role: 'provider',
        org_id: HOUSE,
        purpose_code: 'service',
        consent_id: consentId,
        break_glass_id: null,
        field_codes: ['NAME', 'ALIASES', 'BIRTH_DATE', 'PHONES', 'SAFE_CONTACT', 'LANGUAGE', 'INTERPRETER'],
      },
    ]);
    expect((await events(PEOPLE.provider.actorId, 'intake.access.decided.v1')).at(-1)).toMatchObject({
      actionName: 'ReadIdentity',
      resourceId: personId,
      outcome: 'ALLOWED',
      viewName: 'person.identity.v1',
    });
  });

  it('is told to nobody else, by the very answer that an offer has which nobody made', async () => {
    const referred = await acceptedUnder();
    const nobody = await intake.as('provider').get(`/v1/offers/${randomUUID()}/identity`);
    const other = await referred.identity('otherProvider');
    expect([other.status, other.body]).toEqual([404, nobody.body]);
    const far = await referred.identity('farProvider');
    expect([far.status, far.body]).toEqual([404, nobody.body]);
    for (const handle of ['coordinator', 'worker', 'nurse', 'auditor'] as const)
      expect([handle, await statusOf(referred, handle)]).toEqual([handle, 403]);
    expect(await accounted(referred.personId)).toEqual([]);
    expect((await events(PEOPLE.otherProvider.actorId, 'intake.access.decided.v1')).at(-1)).toMatchObject({
      actionName: 'ReadIdentity',
      resourceId: referred.personId,
      outcome: 'DENIED',
    });
  });

  it('is told only after the yes, and not when the offer is over', async () => {
    const referred = await refer();
    const { news, hear } = referred;
    const seen: number[] = [];
    for (const step of [news.granted(), news.made, news.accepted, news.ended]) {
      await hear(step);
      seen.push(await statusOf(referred));
    }
    expect(seen).toEqual([404, 404, 200, 404]);
  });

  it.each([
    ['a class of recipients is named', { recipientIds: [] }],
    ['another organisation is named', { recipientIds: [randomUUID()] }],
    ['it speaks of needs only', { dataClasses: ['C4'] }],
    ['it is for something else', { purposeCodes: ['RESEARCH'] }],
    ['it begins later', { startsAt: minutes(5) }],
    ['it has run out, whether that was heard or not', { expiresAt: minutes(-1) }],
  ])('is not told where %s', async (_, terms) => expect(await statusOf(await acceptedUnder(terms))).toBe(404));

  it('is told up to the very second in which the consent ends', async () => {
    const expiresAt = new Date(Date.now() + 1500);
    const referred = await acceptedUnder({ expiresAt });
    const seen: (readonly [boolean, number])[] = [];
    while (Date.now() < expiresAt.getTime() + 500) {
      const [asked, status, answered] = [Date.now(), await statusOf(referred), Date.now()];
      if (answered < expiresAt.getTime()) seen.push([true, status]);
      if (asked >= expiresAt.getTime()) seen.push([false, status]);
    }
    expect(seen.filter(([isInForce, status]) => status !== (isInForce ? 200 : 404))).toEqual([]);
    expect(new Set(seen.map(([isInForce]) => isInForce))).toEqual(new Set([true, false]));
  });

  it('is told for the help itself and for nothing else', async () => {
    const { identity } = await acceptedUnder();
    expect((await identity('provider', { purpose: 'service' })).status).toBe(200);
    for (const purpose of ['safety', 'screening', 'audit', 'legal-process', 'correction'])
      expect([403, 404]).toContain((await identity('provider', { purpose })).status);
  });

  it.each([
    ['of treatment', { sensitivityCodes: ['PART2'] }, {}, 404, []],
    ['of treatment', { sensitivityCodes: ['PART2'] }, { part2: true }, 200, ['PART2']],
    ['of treatment, by its needs', { sensitivityCodes: ['NONE'], needCodes: ['SUD_TREATMENT'] }, {}, 404, []],
    ['of victim services', { sensitivityCodes: ['VICTIM_SERVICES'] }, { methodCode: 'VERBAL_WITNESSED' }, 404, []],
    ['of victim services', { sensitivityCodes: ['VICTIM_SERVICES'] }, {}, 200, ['VICTIM_SERVICES']],
    ['of which nobody knows', {}, {}, 404, []],
    ['of which nobody knows', {}, { part2: true, methodCode: 'VERBAL_WITNESSED' }, 404, []],
    ['of which nobody knows', {}, { part2: true }, 200, ['PART2', 'VICTIM_SERVICES']],
  ])('of a record %s (%j) under %j: %p, and says %p', async (_, overrides, terms, status, said) => {
    const { identity } = await acceptedUnder(terms, overrides);
    const answer = await identity();
    expect(answer.status).toBe(status);
    const notices: unknown = Reflect.get(Object(answer.body), 'notices') ?? [];
    expect(notices).toEqual(said.map(code => expect.objectContaining({ code: `${code}_NO_REDISCLOSURE` })));
  });

  it('is not told where nothing can be written', async () => {
    const { identity, personId } = await acceptedUnder();
    await intake.pool.query('alter table person_accounting add constraint planted check (role is null) not valid');
    expect((await identity()).status).toBe(500);
    await intake.pool.query('alter table person_accounting drop constraint planted');
    expect([await accounted(personId), (await identity()).status]).toEqual([[], 200]);
  });

  it('is written down when staff look in full, too', async () => {
    const { personId } = await refer();
    const reveal = { fields: ['NAME', 'PHONES'], reasonCode: 'FIRST_CONTACT' };
    expect((await intake.as('worker').post(`/v1/people/${personId}/reveals`, reveal)).status).toBe(200);
    expect(await accounted(personId)).toMatchObject([
      { kind: 'REVEAL', role: 'intake-worker', org_id: null, consent_id: null, field_codes: ['NAME', 'PHONES'] },
    ]);
  });
});

describe('a consent that is taken back', () => {
  it('stops the very next request, is told to the holder, and is seen until the holder has said what it did', async () => {
    const referred = await acceptedUnder();
    const { personId, referralId, consentId, news, hear } = referred;
    expect(await statusOf(referred)).toBe(200);
    await hear(news.withdrawn());
    expect(await statusOf(referred)).toBe(404);
    const [recall, ...more] = await recallsOf('provider', personId);
    expect(more).toEqual([]);
    expect(recall).toMatchObject({ personId, referralId, consentId, orgId: HOUSE, causeCode: 'WITHDRAWN' });
    expect(Date.parse(String(recall?.['dueAt'])) - Date.parse(String(recall?.['issuedAt']))).toBe(24 * 3_600_000);
    const recallId = String(recall?.['recallId']);
    const issued = await events(personId, 'intake.person.recall-issued.v1');
    expect(issued).toMatchObject([{ recallId, orgId: HOUSE, consentId, causeCode: 'WITHDRAWN', actorId: 'SYSTEM' }]);
    const say = (handle: Handle, doneCode = 'DELETED') =>
      intake.as(handle).post(`/v1/recalls/${recallId}/acknowledgements`, { doneCode });
    expect([(await say('otherProvider')).status, (await say('farProvider')).status]).toEqual([404, 404]);
    expect([(await say('nurse')).status, (await say('auditor')).status]).toEqual([403, 403]);
    expect((await say('provider', 'FORGOTTEN')).status).toBe(400);
    expect(await recallsOf('coordinator', personId)).toMatchObject([
      { recallId, acknowledgedAt: null, doneCode: null },
    ]);
    const said = await say('provider');
    expect([said.status, said.body]).toEqual([201, expect.objectContaining({ recallId, doneCode: 'DELETED' })]);
    expect((await say('provider')).body).toMatchObject({ code: 'recall.acknowledged' });
    expect(await events(personId, 'intake.person.recall-acknowledged.v1')).toEqual([
      { personId, recallId, orgId: HOUSE, consentId, doneCode: 'DELETED', actorId: PEOPLE.provider.actorId },
    ]);
    const { body } = await intake.as('privacyOfficer').get(`/v1/people/${personId}/disclosures`);
    expect(body).toMatchObject({
      items: [
        {
          kind: 'IDENTITY',
          orgId: HOUSE,
          consentId,
          recalls: [{ recallId, causeCode: 'WITHDRAWN', doneCode: 'DELETED', acknowledgedAt: expect.any(String) }],
        },
      ],
      next: null,
    });
    expect(JSON.stringify(body)).not.toContain(PEOPLE.provider.actorId);
  });

  it('is told to everybody who took the person under it, shown anything or not, and to nobody else', async () => {
    const { personId, hear, news } = await acceptedUnder({ recipientIds: [HOUSE, PEOPLE.otherProvider.orgId ?? ''] });
    await hear(news.withdrawn());
    expect(await recallsOf('provider', personId)).toHaveLength(1);
    expect([await recallsOf('otherProvider', personId), await recallsOf('farProvider', personId)]).toEqual([[], []]);
    expect(await recallsOf('manager', personId)).toHaveLength(1);
    expect((await intake.as('worker').get('/v1/recalls')).status).toBe(403);
  });

  it('leaves a new consent to itself', async () => {
    const referred = await acceptedUnder();
    const { hear, news } = referred;
    await hear(news.withdrawn());
    await hear(news.granted({ startsAt: new Date() }, randomUUID()));
    expect(await statusOf(referred)).toBe(200);
    expect(await recallsOf('provider', referred.personId)).toHaveLength(1);
  });

  it('comes to the same in whatever order it is heard, also twice, also each by itself', async () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 0, 1, 2],
      [2, 1, 3, 0],
      [3, 2, 1, 0],
      [2, 3, 0, 1],
      [0, 2, 1, 3, 2, 0, 3, 1],
    ];
    for (const order of orders) {
      const referred = await refer();
      const { personId, consentId, news, hear } = referred;
      const all = [news.granted(), news.made, news.accepted, news.withdrawn()];
      for (const index of order) await hear(...all.slice(index, index + 1));
      expect([order, await statusOf(referred)]).toEqual([order, 404]);
      expect(await recallsOf('provider', personId)).toMatchObject([{ consentId, causeCode: 'WITHDRAWN' }]);
      const sql = 'select status, terms is not null as known from consent_copy where person_id = $1';
      expect((await intake.pool.query(sql, [personId])).rows).toEqual([{ status: 'withdrawn', known: true }]);
    }
  });

  it('may also run out: whoever knows forgets, by that name', async () => {
    const referred = await acceptedUnder();
    await referred.hear(referred.news.expired());
    expect(await statusOf(referred)).toBe(404);
    expect(await recallsOf('provider', referred.personId)).toMatchObject([{ causeCode: 'EXPIRED' }]);
  });
});

describe('what was put right', () => {
  it('is recalled from whoever knows it wrong', async () => {
    const referred = await acceptedUnder();
    const { personId } = referred;
    const correct = (set: object, version: number) =>
      intake.as('worker').post(`/v1/people/${personId}/corrections`, { set }, { ifMatch: `"${version}"` });
    expect((await correct({ phones: ['+15055550177'] }, 1)).status).toBe(201);
    expect(await recallsOf('provider', personId)).toEqual([]);
    expect(await statusOf(referred)).toBe(200);
    expect((await correct({ address: { line: '1 Gold Ave' } }, 2)).status).toBe(201);
    expect(await recallsOf('provider', personId)).toEqual([]);
    expect((await correct({ phones: ['+15055550188'] }, 3)).status).toBe(201);
    expect(await recallsOf('provider', personId)).toMatchObject([{ causeCode: 'CORRECTED', consentId: null }]);
    expect(await statusOf(referred)).toBe(200);
  });
});

describe('news of somebody of another site, or of nobody', () => {
  it('changes nothing', async () => {
    const { referralId, personId, news } = await refer();
    await intake.hearOf(referralId, [news.granted(), news.made, news.accepted], 'lcr');
    await intake.hearOf(randomUUID(), [news.granted(), news.withdrawn()]);
    const { rows } = await intake.pool.query('select 1 from consent_copy where person_id = $1', [personId]);
    expect(rows).toEqual([]);
  });
});
