import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { uuidv7 } from '@crossroads/platform';
import { dayFromNow, eventually } from '@crossroads/testing';
import { bootOutreach, factsOf, PEOPLE, workerEntry, type Outreach } from './booted.ts';

let outreach: Outreach;
// The timer worker reads the table every ten seconds for timers that another process set, as these specs do.
const patience = { withinMs: 20_000 };
jest.setTimeout(60_000);

beforeAll(async () => {
  outreach = await bootOutreach();
  await outreach.load(
    workerEntry(PEOPLE.worker.actorId),
    workerEntry(PEOPLE.otherWorker.actorId, { languages: ['vi'], areas: [], conflictOrgIds: [] }),
  );
}, 60_000);
afterEach(() => outreach.moveClock(0));
afterAll(() => outreach?.stop(), 30_000);

const withoutConsent = { submitted: { consent: null } };
type Who = Parameters<Outreach['as']>[0];
const post = (id: string, act: string, body: unknown, who: Who = 'worker') =>
  outreach.as(who).post(`/v1/cases/${id}/${act}`, body);
const offer = (id: string, answer: string) => post(id, 'help-offers', { modeCode: 'HOME_VISIT', answer });
const attempt = (id: string, more: object = {}) =>
  post(id, 'attempts', { modeCode: 'PHONE', resultCode: 'NO_ANSWER', ...more });
const statusOf = async (id: string): Promise<unknown> =>
  Reflect.get(Object((await outreach.as('lead').get(`/v1/cases/${id}`)).body), 'status');
const consentBody = (more: object = {}) => ({
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  dataClasses: ['C1', 'C4'],
  expiresOn: dayFromNow(300),
  language: 'es',
  methodCode: 'WRITTEN',
  part2: false,
  ...more,
});
const typesOf = async (id: string): Promise<string[]> =>
  (await outreach.told(id)).map(({ type }) => type.replace(/^outreach\.(.*)\.v1$/, '$1'));

describe('T2: declines twice, accepts on the fifth visit', () => {
  it('goes from declined for now over outreach to consented, also across a restart', async () => {
    const id = await outreach.refer(withoutConsent);
    expect((await offer(id, 'NOT_NOW')).body).toMatchObject({ status: 'declined-for-now', refusals: 1 });

    await outreach.restart();
    expect(await statusOf(id)).toBe('declined-for-now');
    await outreach.moveClock(15);
    await eventually(async () => expect(await statusOf(id)).toBe('assigned'));

    expect((await offer(id, 'NOT_NOW')).body).toMatchObject({ status: 'declined-for-now', refusals: 2 });
    await outreach.moveClock(61);
    await eventually(async () => expect(await statusOf(id)).toBe('assigned'));

    expect((await attempt(id)).status).toBe(201);
    expect((await attempt(id, { modeCode: 'FAMILY', resultCode: 'REACHED_COLLATERAL' })).status).toBe(201);
    expect((await offer(id, 'ACCEPTED')).body).toMatchObject({ status: 'contacted' });
    const consented = await post(id, 'consents', consentBody());
    expect(consented.body).toMatchObject({ status: 'consented', requestedNeeds: ['HOUSING'] });
    expect(await typesOf(id)).toEqual([
      'case.assigned',
      'contact.made',
      'help-offer.made',
      'help-offer.declined',
      'case.reopened',
      'contact.made',
      'help-offer.made',
      'help-offer.declined',
      'case.reopened',
      'contact.attempted',
      'contact.attempted',
      'contact.made',
      'help-offer.made',
      'consent.granted',
      'case.placement-requested',
    ]);
  });
});

describe('T17: the person takes the consent back', () => {
  const withdraw = (consentId: unknown, who: Who = 'worker') =>
    outreach.as(who).post(`/v1/consents/${String(consentId)}/withdrawals`, {});

  it('stops sharing, tells everybody, and keeps the help open', async () => {
    const id = await outreach.refer();
    const { body } = await outreach.as('worker').get(`/v1/cases/${id}`);
    const consentId = Reflect.get(Object(body), 'consentId');
    const withdrawn = await withdraw(consentId);
    expect(withdrawn).toMatchObject({ status: 201, body: { consentId, referralId: id, status: 'withdrawn' } });
    const { withdrawnAt, stopBy, tellBy } = withdrawn.body as Record<string, string>;
    expect(Date.parse(stopBy ?? '') - Date.parse(withdrawnAt ?? '')).toBe(3_600_000);
    expect(Date.parse(tellBy ?? '') - Date.parse(withdrawnAt ?? '')).toBe(24 * 3_600_000);
    expect((await outreach.as('worker').get(`/v1/cases/${id}`)).body).toMatchObject({
      status: 'assigned',
      consentId: null,
      requestedNeeds: [],
      consents: [{ status: 'withdrawn' }],
    });
    expect((await withdraw(consentId)).body).toEqual(withdrawn.body);

    await post(id, 'needs-assessments', { needCodes: ['HOUSING', 'CBT'] });
    expect((await typesOf(id)).filter(type => type === 'case.placement-requested')).toHaveLength(1);
    await post(id, 'consents', consentBody());
    const requests = (await outreach.told(id)).filter(({ type }) => type === 'outreach.case.placement-requested.v1');
    expect(requests.map(({ data }) => data['needCodes'])).toEqual([['HOUSING'], ['HOUSING', 'CBT']]);
    expect(requests[1]?.data['consentId']).not.toBe(consentId);
  });

  it('also before the case is eligible: nothing is ever shared under it', async () => {
    const id = uuidv7();
    const [submitted, triaged, eligible] = factsOf();
    if (submitted?.type !== 'RecordSubmitted' || !triaged || !eligible) throw new Error('no facts');
    await outreach.hear(outreach.received(id, submitted), outreach.received(id, triaged));
    const consentId = submitted.submitted.consent?.consentId;
    expect((await withdraw(consentId)).status).toBe(404);
    expect((await withdraw(consentId, 'lead')).body).toMatchObject({ status: 'withdrawn' });
    await outreach.hear(outreach.received(id, eligible));
    expect(await statusOf(id)).toBe('assigned');
    expect(await typesOf(id)).toEqual(['consent.granted', 'consent.withdrawn', 'case.assigned']);
  });

  it('and it runs out by itself at its end', async () => {
    const id = await outreach.refer();
    await outreach.moveClock(181);
    await eventually(async () => expect(await typesOf(id)).toContain('consent.expired'), patience);
    expect(await statusOf(id)).toBe('assigned');
  });
});

describe('trying to reach a person', () => {
  it('marks a first attempt that nobody made in time', async () => {
    const id = await outreach.refer(withoutConsent);
    await outreach.moveClock(2);
    await eventually(
      async () =>
        expect((await outreach.as('lead').get(`/v1/cases/${id}`)).body).toMatchObject({ firstAttemptMissed: true }),
      patience,
    );
  });

  it('is paused by a lead who read the case, and only after enough was tried', async () => {
    const id = await outreach.refer(withoutConsent);
    for (const modeCode of ['PHONE', 'HOME_VISIT', 'FAMILY', 'PHONE', 'TEXT', 'PHONE', 'PHONE', 'PHONE']) {
      await attempt(id, { modeCode });
    }
    const pause = async (more: object) => outreach.as('lead').post(`/v1/cases/${id}/pauses`, {}, more);
    const { etag } = await outreach.as('lead').get(`/v1/cases/${id}`);
    expect((await pause({})).status).toBe(428);
    expect((await pause({ ifMatch: '"1"' })).status).toBe(412);
    expect(await pause({ ifMatch: etag })).toMatchObject({ status: 409, body: { code: 'outreach.attempt-floor' } });
    await outreach.moveClock(31);
    expect(await pause({ ifMatch: etag })).toMatchObject({ status: 201, body: { status: 'paused-unreached' } });
    expect((await attempt(id, { resultCode: 'REACHED_DIRECT' })).body).toMatchObject({ status: 'contacted' });
  });

  it('is opened by a safety notice that intake linked, once, with a day for the first attempt', async () => {
    const id = await outreach.refer(withoutConsent);
    for (const modeCode of ['PHONE', 'HOME_VISIT', 'FAMILY', 'PHONE', 'TEXT', 'PHONE', 'PHONE', 'PHONE']) {
      await attempt(id, { modeCode });
    }
    await outreach.moveClock(31);
    const { etag } = await outreach.as('lead').get(`/v1/cases/${id}`);
    const paused = await outreach.as('lead').post(`/v1/cases/${id}/pauses`, {}, { ifMatch: etag });
    expect(paused.body).toMatchObject({ status: 'paused-unreached', attempts: 8 });
    await outreach.moveClock(0);
    const notice = outreach.received(id, { type: 'HearSafetyNotice', actorId: PEOPLE.lead.actorId });
    await outreach.hear(notice, outreach.received(id, notice.command));
    const { body } = await outreach.as('lead').get(`/v1/cases/${id}`);
    const firstAttemptDueAt = new Date(notice.at.getTime() + 86_400_000).toISOString();
    expect(body).toMatchObject({ status: 'assigned', attempts: 0, firstAttemptDueAt, firstAttemptMissed: false });
    const reopened = (await outreach.told(id)).filter(({ type }) => type === 'outreach.case.reopened.v1');
    expect(reopened.map(({ data }) => [data['causeCode'], data['actorId']])).toEqual([
      ['SAFETY_NOTICE', PEOPLE.lead.actorId],
    ]);
  });

  it('takes no attempt of tomorrow, and none from before the case', async () => {
    const id = await outreach.refer(withoutConsent);
    const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    expect(await attempt(id, { at: at(1) })).toMatchObject({
      status: 400,
      body: { code: 'body.invalid', errors: [{ pointer: '/at', code: 'in-the-future' }] },
    });
    expect(await attempt(id, { at: at(-1) })).toMatchObject({
      status: 409,
      body: { code: 'outreach.attempt-too-early' },
    });
  });

  it('is written down once, however often it is sent', async () => {
    const id = await outreach.refer(withoutConsent);
    const options = { idempotencyKey: randomUUID() };
    const body = { modeCode: 'PHONE', resultCode: 'NO_ANSWER' };
    const send = (content: object) => outreach.as('worker').post(`/v1/cases/${id}/attempts`, content, options);
    const first = await send(body);
    expect(first).toMatchObject({ status: 201, location: `/v1/cases/${id}` });
    expect((await send(body)).body).toEqual(first.body);
    expect((await send({ ...body, modeCode: 'TEXT' })).status).toBe(422);
    expect((await outreach.as('worker').get(`/v1/cases/${id}`)).body).toMatchObject({ attempts: 1, attemptList: [{}] });
  });
});

describe('who may know and act', () => {
  it('is the assigned worker and the leads of the site', async () => {
    const id = await outreach.refer(withoutConsent);
    const reads = await Promise.all(
      (['worker', 'otherWorker', 'lead', 'farLead', 'coordinator'] as const).map(
        async who => (await outreach.as(who).get(`/v1/cases/${id}`)).status,
      ),
    );
    expect(reads).toEqual([200, 404, 200, 404, 403]);
    expect((await outreach.stranger().get(`/v1/cases/${id}`)).status).toBe(401);
    expect((await post(id, 'attempts', { modeCode: 'PHONE', resultCode: 'NO_ANSWER' }, 'otherWorker')).status).toBe(
      404,
    );
    expect((await post(id, 'pauses', {}, 'worker')).status).toBe(403);
    const mine = await outreach.as('worker').get(`/v1/cases?referralId=${id}`);
    const theirs = await outreach.as('otherWorker').get(`/v1/cases?referralId=${id}`);
    expect([mine.body, theirs.body]).toMatchObject([{ items: [{ referralId: id }] }, { items: [] }]);
  });

  it('changes when a lead gives the case to another worker, but never past a conflict of interest', async () => {
    const referrerOrgId = randomUUID();
    await outreach.load(
      workerEntry(PEOPLE.worker.actorId),
      workerEntry(PEOPLE.otherWorker.actorId, { languages: ['vi'], areas: [], conflictOrgIds: [referrerOrgId] }),
    );
    const assign = async (id: string) => {
      const { etag } = await outreach.as('lead').get(`/v1/cases/${id}`);
      const body = { workerId: PEOPLE.otherWorker.actorId, reasonCode: 'KNOWS_FAMILY' };
      return outreach.as('lead').post(`/v1/cases/${id}/assignments`, body, { ifMatch: etag });
    };
    const barred = await outreach.refer({ submitted: { consent: null, referrerOrgId } });
    expect(await assign(barred)).toMatchObject({ status: 409, body: { code: 'outreach.worker-conflict' } });
    const free = await outreach.refer(withoutConsent);
    expect(await assign(free)).toMatchObject({ status: 201, body: { workerId: PEOPLE.otherWorker.actorId } });
    expect((await outreach.as('worker').get(`/v1/cases/${free}`)).status).toBe(404);
    expect((await outreach.as('otherWorker').get(`/v1/cases/${free}`)).status).toBe(200);
    const { body } = await outreach.as('lead').get('/v1/workers');
    expect(body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ caseload: expect.any(Number) })]),
    });
  });

  it('is told every wrong field of a body, and nothing changes', async () => {
    const id = await outreach.refer(withoutConsent);
    const { etag } = await outreach.as('lead').get(`/v1/cases/${id}`);
    const refused = await post(id, 'consents', consentBody({ expiresOn: '2027-02-30', part2: 'yes', surprise: 1 }));
    expect(refused.status).toBe(400);
    const pointers = (refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/expiresOn', '/part2', '/surprise']);
    const unnamed = await post(id, 'consents', consentBody({ dataClasses: ['C5'] }));
    expect(unnamed).toMatchObject({ status: 400, body: { code: 'consent.recipient-not-named' } });
    expect((await outreach.as('lead').get(`/v1/cases/${id}`)).etag).toBe(etag);
  });
});
