import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@crossroads/platform';
import { dayFromNow, type HttpAnswer } from '@crossroads/testing';
import { bootOutreach, factsOf, PEOPLE, workerEntry, type Outreach } from './booted.ts';

let outreach: Outreach;
type Who = Parameters<Outreach['as']>[0];

beforeAll(async () => {
  outreach = await bootOutreach();
  await outreach.load(workerEntry(PEOPLE.worker.actorId));
}, 60_000);
afterEach(() => outreach.moveClock(0));
afterAll(() => outreach?.stop(), 30_000);

const hospital = randomUUID();
const consentBody = (more: object = {}) => ({
  purposeCodes: ['SERVICE'],
  recipientIds: [hospital],
  dataClasses: ['C1', 'C4'],
  expiresOn: dayFromNow(90),
  language: 'es',
  methodCode: 'WRITTEN',
  part2: false,
  ...more,
});
const grant = (id: string, more: object = {}): Promise<HttpAnswer> =>
  outreach.as('worker').post(`/v1/cases/${id}/consents`, consentBody(more));
const get = (path: string, who: Who = 'worker') => outreach.as(who).get(path);
const withoutConsent = (ownerId: string | null = null) => outreach.refer({ submitted: { ownerId, consent: null } });
const idOf = ({ body }: HttpAnswer): string => String(Reflect.get(Object(body), 'consentId'));
const itemsOf = ({ body }: HttpAnswer): readonly unknown[] => Reflect.get(Object(body), 'items');

describe('a consent', () => {
  it('says to whom, for what, until when, how and before whom, and what became of it', async () => {
    const id = await withoutConsent();
    const witnessId = randomUUID();
    const consentId = idOf(await grant(id, { dataClasses: ['C6'], witnessId }));
    const granted = { stateCode: 'GRANTED', at: expect.any(String), actorId: PEOPLE.worker.actorId };
    const terms = { recipientIds: [hospital], recipientClass: null, dataClasses: ['C6'], witnessId, part2: false };
    const active = { consentId, referralId: id, status: 'active', ...terms, history: [granted] };
    expect((await get(`/v1/consents/${consentId}`)).body).toMatchObject(active);

    await outreach.as('lead').post(`/v1/consents/${consentId}/withdrawals`, {});
    const withdrawn = { stateCode: 'WITHDRAWN', at: expect.any(String), actorId: PEOPLE.lead.actorId };
    expect(itemsOf(await get(`/v1/cases/${id}/consents`))).toMatchObject([
      { ...active, status: 'withdrawn', stopBy: expect.any(String), history: [granted, withdrawn] },
    ]);
    const told = (await outreach.told(id)).filter(({ type }) => type.startsWith('outreach.consent.'));
    expect(told.map(({ type }) => type)).toEqual(['outreach.consent.granted.v1', 'outreach.consent.withdrawn.v1']);
    expect(JSON.stringify(told)).not.toContain(witnessId);
  });

  it.each([
    ['to everything', { purposeCodes: ['ALL_PURPOSES'] }, 'consent.bundled'],
    ['to health and victim records at once', { dataClasses: ['C5', 'C6'], witnessId: randomUUID() }, 'consent.bundled'],
    ['to legal proceedings beside help', { purposeCodes: ['SERVICE', 'LEGAL_PROCEEDINGS'] }, 'consent.combined'],
    [
      'of treatment to a class of recipients',
      { part2: true, recipientClass: 'SERVICE_PROVIDERS' },
      'consent.recipient-not-named',
    ],
    ['for more than a year', { expiresOn: dayFromNow(367) }, 'consent.too-long'],
    ['by word of mouth without a witness', { methodCode: 'VERBAL_WITNESSED' }, 'consent.witness-missing'],
    [
      'witnessed by whoever wrote it down',
      { methodCode: 'VERBAL_WITNESSED', witnessId: PEOPLE.worker.actorId },
      'consent.witness-same',
    ],
  ])('%s is none', async (_, more, code) => {
    const id = await withoutConsent();
    expect(await grant(id, more)).toMatchObject({ status: 400, body: { code } });
    expect(itemsOf(await get(`/v1/cases/${id}/consents`))).toEqual([]);
  });

  it('holds for 30 days when no end is named, and not a second longer', async () => {
    const id = await outreach.refer({ submitted: { consent: null }, triaged: { needCodes: [] } });
    const consentId = idOf(await grant(id, { expiresOn: undefined }));
    const { body } = await get(`/v1/consents/${consentId}`);
    const expiresAt = Date.parse(String(Reflect.get(Object(body), 'expiresAt')));
    const days = (expiresAt - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThan(31.1);

    // The timers have not been looked at since: the moment itself ends it.
    await outreach.moveClock(days);
    const assess = () => outreach.as('worker').post(`/v1/cases/${id}/needs-assessments`, { needCodes: ['HOUSING'] });
    expect((await assess()).body).toMatchObject({ requestedNeeds: [], consentId: null });
    expect((await get(`/v1/consents/${consentId}`)).body).toMatchObject({ status: 'expired' });
    expect((await outreach.told(id)).map(({ type }) => type)).not.toContain('outreach.case.placement-requested.v1');
  });

  it('is shown to its worker, to those who oversee and to whoever gave it, and to nobody else', async () => {
    const own = await withoutConsent(PEOPLE.participant.actorId);
    const [one, other] = [idOf(await grant(own)), idOf(await grant(await withoutConsent()))];
    const statuses = async (who: Who) =>
      Promise.all([one, other, randomUUID()].map(async id => (await get(`/v1/consents/${id}`, who)).status));
    expect(await statuses('worker')).toEqual([200, 200, 404]);
    expect(await statuses('coordinator')).toEqual([200, 200, 404]);
    expect(await statuses('participant')).toEqual([200, 404, 404]);
    expect(await statuses('otherWorker')).toEqual([404, 404, 404]);
    expect(await statuses('farLead')).toEqual([404, 404, 404]);
    expect(await statuses('screener')).toEqual([403, 403, 403]);
    const listed = async (who: Who) => itemsOf(await get(`/v1/cases/${own}/consents`, who)).length;
    expect(await Promise.all((['worker', 'lead', 'participant'] as const).map(listed))).toEqual([1, 1, 1]);
    expect(await Promise.all((['otherWorker', 'farLead'] as const).map(listed))).toEqual([0, 0]);
  });

  it('signed at intake too widely or for too long is recorded as far as it holds', async () => {
    const [submitted] = factsOf();
    if (submitted?.type !== 'RecordSubmitted' || !submitted.submitted.consent) throw new Error('no consent');
    const signed = { ...submitted.submitted.consent, expiresAt: new Date(Date.now() + 800 * 86_400_000).toISOString() };
    const id = await outreach.refer({ submitted: { consent: { ...signed, dataClasses: ['C4', 'C5s'] } } });
    const [recorded] = itemsOf(await get(`/v1/cases/${id}/consents`));
    expect(recorded).toMatchObject({ dataClasses: ['C4'], part2: true, recipientClass: 'SERVICE_PROVIDERS' });
    const months = Date.parse(String(Reflect.get(Object(recorded), 'expiresAt'))) - Date.parse(signed.startsAt);
    expect(months / 86_400_000).toBeLessThanOrEqual(366);

    const everything = { ...signed, consentId: uuidv7(), purposeCodes: ['EVERYTHING'] };
    const refused = await outreach.refer({ submitted: { consent: everything } });
    expect((await get(`/v1/cases/${refused}`)).body).toMatchObject({ status: 'assigned', consents: [] });
  });
});

describe('what the audit is told', () => {
  it('names every record opened and refused, and nobody', async () => {
    const id = await withoutConsent();
    const already = (await outreach.accesses(PEOPLE.otherWorker.actorId)).length;
    const answers = await Promise.all([id, randomUUID()].map(each => get(`/v1/cases/${each}`, 'otherWorker')));
    expect(answers.map(({ status, body }) => [status, Reflect.get(Object(body), 'code')])).toEqual([
      [404, 'outreach.case-unknown'],
      [404, 'outreach.case-unknown'],
    ]);
    const facts = (await outreach.accesses(PEOPLE.otherWorker.actorId)).slice(already);
    expect(facts).toHaveLength(2);
    expect(facts).toContainEqual(
      expect.objectContaining({ resourceId: id, outcome: 'DENIED', reasonCode: 'RELATION', role: 'outreach-worker' }),
    );
    await get(`/v1/cases/${id}`, 'lead');
    expect((await outreach.accesses(PEOPLE.lead.actorId)).at(-1)).toMatchObject({
      actionName: 'ReadOutreachCase',
      resourceType: 'OutreachCase',
      resourceId: id,
      outcome: 'ALLOWED',
      viewName: 'outreach-case.whole.v1',
    });
  });
});
