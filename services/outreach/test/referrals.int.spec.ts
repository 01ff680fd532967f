import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@crossroads/platform';
import { bootOutreach, factsOf, PEOPLE, workerEntry, type Outreach } from './booted.ts';

let outreach: Outreach;
beforeAll(async () => {
  outreach = await bootOutreach();
  await outreach.load(workerEntry(PEOPLE.worker.actorId));
}, 60_000);
afterAll(() => outreach?.stop(), 30_000);

const caseOf = async (id: string, who: 'lead' | 'farLead' = 'lead') =>
  (await outreach.as(who).get(`/v1/cases/${id}`)).body as Record<string, unknown>;
const typesOf = async (id: string): Promise<string[]> =>
  (await outreach.told(id)).map(({ type }) => type.replace(/^outreach\.(.*)\.v1$/, '$1'));
const caseload = async (id: string): Promise<number> =>
  (await outreach.rowsOf<{ caseload: number }>('abq', 'select caseload from worker where id = $1', [id]))[0]
    ?.caseload ?? -1;

describe('a referral that comes with a consent', () => {
  it('has its consent recorded, providers asked for and a worker assigned in one step', async () => {
    const id = await outreach.refer();
    expect(await caseOf(id)).toMatchObject({
      referralId: id,
      status: 'consented',
      workerId: PEOPLE.worker.actorId,
      requestedNeeds: ['HOUSING'],
      attempts: 0,
      consents: [{ status: 'active', recipientClass: 'SERVICE_PROVIDERS' }],
      assignment: {
        chosenBy: 'POLICY',
        reasonCodes: ['SPEAKS_LANGUAGE', 'SERVES_AREA', expect.stringMatching(/^CASELOAD/)],
      },
    });
    expect((await typesOf(id)).toSorted()).toEqual(['case.assigned', 'case.placement-requested', 'consent.granted']);
    const [consent] = (await outreach.told(id)).filter(({ type }) => type === 'outreach.consent.granted.v1');
    const [request] = (await outreach.told(id)).filter(({ type }) => type === 'outreach.case.placement-requested.v1');
    expect(request?.data['consentId']).toBe(consent?.data['consentId']);
  });

  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  it.each(orders)('comes out the same when its facts come one by one as %i %i %i', async (...order) => {
    const id = uuidv7();
    const facts = factsOf();
    for (const at of order) {
      const fact = facts[at];
      if (fact) await outreach.hear(outreach.received(id, fact), outreach.received(id, fact));
    }
    expect(await caseOf(id)).toMatchObject({ status: 'consented', requestedNeeds: ['HOUSING'] });
    expect((await typesOf(id)).toSorted()).toEqual(['case.assigned', 'case.placement-requested', 'consent.granted']);
  });

  it('waits while it is not eligible', async () => {
    const id = uuidv7();
    await outreach.hear(
      ...factsOf()
        .slice(0, 2)
        .map(fact => outreach.received(id, fact)),
    );
    expect(await caseOf(id)).toMatchObject({ status: 'waiting', consents: [{ status: 'pending' }] });
    expect(await typesOf(id)).toEqual([]);
  });

  it('never begins once it was closed', async () => {
    const id = uuidv7();
    const facts = factsOf().map(fact => outreach.received(id, fact));
    await outreach.hear(...facts.slice(0, 2), outreach.received(id, { type: 'CloseCase', causeCode: 'MOVED' }));
    await outreach.hear(...facts.slice(2));
    expect(await caseOf(id)).toMatchObject({ status: 'closed', causeCode: 'MOVED' });
  });

  it('ends the consent with the referral, so that nobody is asked any more', async () => {
    const id = await outreach.refer({});
    expect(await typesOf(id)).not.toContain('consent.expired');
    await outreach.hear(outreach.received(id, { type: 'CloseCase', causeCode: 'DONE' }));
    await outreach.hear(outreach.received(id, { type: 'CloseCase', causeCode: 'DONE' }));
    expect((await typesOf(id)).filter(type => type === 'consent.expired')).toHaveLength(1);
  });

  it('stays inside its site', async () => {
    const id = await outreach.refer({}, 'lcr');
    expect((await outreach.as('lead').get(`/v1/cases/${id}`)).status).toBe(404);
    expect(await caseOf(id, 'farLead')).toMatchObject({ status: 'awaiting-assignment', workerId: null });
    expect(await typesOf(id)).toContain('case.placement-requested');
  });
});

describe('caseloads', () => {
  it('are counted right when many batches assign at once', async () => {
    const before = await caseload(PEOPLE.worker.actorId);
    const ids = await Promise.all(Array.from({ length: 12 }, () => outreach.refer()));
    const assigned = await Promise.all(ids.map(async id => (await caseOf(id))['workerId']));
    expect(new Set(assigned)).toEqual(new Set([PEOPLE.worker.actorId]));
    expect(await caseload(PEOPLE.worker.actorId)).toBe(before + 12);
  });

  it('never go over the maximum, and come down again when a case closes', async () => {
    const full = randomUUID();
    const languages = ['vi'];
    await outreach.load(workerEntry(PEOPLE.worker.actorId), workerEntry(full, { languages, caseloadMax: 2 }));
    const refer = () => outreach.refer({ triaged: { language: 'vi' } });
    const ids = await Promise.all([refer(), refer(), refer(), refer()]);
    const cases = await Promise.all(ids.map(id => caseOf(id)));
    expect(cases.filter(({ workerId }) => workerId === full)).toHaveLength(2);
    expect(await caseload(full)).toBe(2);
    const [one] = cases.filter(({ workerId }) => workerId === full);
    await outreach.hear(outreach.received(String(one?.['referralId']), { type: 'CloseCase', causeCode: 'DONE' }));
    expect(await caseload(full)).toBe(1);
  });

  it('survive another load of the roster, which changes nothing the second time', async () => {
    const entry = workerEntry(PEOPLE.worker.actorId, { areas: ['SOUTHEAST', 'VALLEY'] });
    const before = await caseload(PEOPLE.worker.actorId);
    expect(await outreach.load(entry)).toMatchObject({ added: 0, changed: 1 });
    expect(await outreach.load(entry)).toEqual({ added: 0, changed: 0, retired: 0 });
    expect(await caseload(PEOPLE.worker.actorId)).toBe(before);
  });
});
