import { dayFromNow, eventually, readTopics, type HttpClient } from '@crossroads/testing';
import { bodyOf, startCity, type City, type Offer } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity('journeys', 4600);
}, 180_000);
afterAll(() => city?.stop(), 60_000);

const coordinator = (): HttpClient => city.as('routing', { role: 'coordinator' });
const lead = (): HttpClient => city.as('outreach', { role: 'outreach-lead' });
const provider = (offer: Offer | null | undefined): HttpClient =>
  city.as('routing', { role: 'provider', orgId: offer?.providerId ?? 'nobody' });

type OutreachCase = {
  readonly status: string;
  readonly workerId: string;
  readonly consentId: string;
  readonly version: number;
};
const caseWhen = (referralId: string, status: string): Promise<OutreachCase> =>
  eventually(async () => {
    const found = bodyOf<OutreachCase>(await lead().get(`/v1/cases/${referralId}`), 200);
    if (found.status !== status) throw new Error(`the case is ${found.status}`);
    return found;
  });

describe('T2: declines twice, accepts on the fifth visit', () => {
  it('keeps offering, tells nobody, and asks for a place only once there is consent', async () => {
    const id = await city.submit({ consent: undefined, needCodes: [] });
    const { workerId } = await caseWhen(id, 'assigned');
    const worker = city.as('outreach', { role: 'outreach-worker', id: workerId });
    const offerHelp = async (answer: string): Promise<string> =>
      bodyOf<OutreachCase>(await worker.post(`/v1/cases/${id}/help-offers`, { modeCode: 'HOME_VISIT', answer }), 201)
        .status;
    const visit = async (resultCode: string): Promise<void> => {
      bodyOf(await worker.post(`/v1/cases/${id}/attempts`, { modeCode: 'HOME_VISIT', resultCode }), 201);
    };
    expect(await offerHelp('NOT_NOW')).toBe('declined-for-now');
    expect(await offerHelp('NOT_NOW')).toBe('declined-for-now');
    await visit('NO_ANSWER');
    await visit('REACHED_COLLATERAL');
    expect(await offerHelp('ACCEPTED')).toBe('contacted');
    const seen = bodyOf<{ state: string }>(
      await city.as('intake', { role: 'hospital' }).get(`/v1/referrals/${id}`),
      200,
    );
    expect(seen.state).toBe('received');
    expect(bodyOf<{ items: [] }>(await coordinator().get(`/v1/placements?referralId=${id}`), 200).items).toEqual([]);
    const terms = {
      purposeCodes: ['SERVICE'],
      recipientIds: [],
      recipientClass: 'SERVICE_PROVIDERS',
      dataClasses: ['C4'],
    };
    const consent = { ...terms, expiresOn: dayFromNow(90), language: 'en', methodCode: 'WRITTEN', part2: false };
    bodyOf(await worker.post(`/v1/cases/${id}/consents`, consent), 201);
    bodyOf(await worker.post(`/v1/cases/${id}/needs-assessments`, { needCodes: ['TRANSPORT'] }), 201);
    const [placement] = await city.placed(id, 'offered');
    expect(placement?.needCode).toBe('TRANSPORT');
  });
});

describe('T12: a provider accepts twice', () => {
  it('holds one place and starts one engagement', async () => {
    const before = await city.service('Identity and Records Desk');
    const id = await city.submit({ needCodes: ['LEGAL_RECORD_ID_DOCS'] });
    const [placement] = await city.placed(id, 'offered');
    const offerId = placement?.offer?.offerId ?? '';
    const accept = () => provider(placement?.offer).post(`/v1/offers/${offerId}/acceptances`, {});
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const worker = await caseWhen(id, 'consented');
    const confirm = (client: HttpClient, side: string) =>
      client.post(`/v1/offers/${offerId}/handoff-confirmations`, { side });
    await confirm(provider(placement?.offer), 'PROVIDER');
    await confirm(city.as('routing', { role: 'outreach-worker', id: worker.workerId }), 'WORKER');
    await confirm(provider(placement?.offer), 'PROVIDER');
    expect((await city.placed(id, 'handed-off'))[0]?.offers).toHaveLength(1);
    const begin = () =>
      provider(placement?.offer).post(`/v1/offers/${offerId}/outcomes`, { closedLoopCode: 'IN_SERVICE' });
    expect((await Promise.all([begin(), begin()])).map(({ status }) => status)).toEqual([201, 201]);
    const [after] = await city.placed(id, 'engaged');
    expect(after?.offers.map(({ status }) => status)).toEqual(['engaged']);
    expect((await city.service('Identity and Records Desk')).capacity?.held).toBe((before.capacity?.held ?? 0) + 1);
    const started = await eventually(async () => {
      const events = await readTopics(city.system.servers, ['help.routing.offer.v1']);
      const found = events.filter(({ value }) => value.includes(offerId) && value.includes('engagement.started'));
      expect(found.length).toBeGreaterThan(0);
      return found;
    });
    expect(started).toHaveLength(1);
  });
});

describe('T17: consent is withdrawn while an offer is pending', () => {
  it('takes the offer back, frees the place, and leaves help open', async () => {
    const id = await city.submit({ needCodes: ['MEDICAL_WOUND_CARE'], areaCode: 'NORTHWEST' });
    const [placement] = await city.placed(id, 'offered');
    const held = async () => {
      const all = await Promise.all(['Wound Clinic', 'Nurse at Home'].map(name => city.service(name)));
      return all.find(({ serviceId }) => serviceId === placement?.offer?.serviceId)?.capacity?.held;
    };
    expect(await held()).toBe(1);
    const { consentId } = await caseWhen(id, 'consented');
    const withdrawn = bodyOf<{ stopBy: string }>(await lead().post(`/v1/consents/${consentId}/withdrawals`, {}), 201);
    expect(Date.parse(withdrawn.stopBy) - Date.now()).toBeLessThanOrEqual(3_600_000);
    const after = await eventually(async () => {
      const answer = await coordinator().get(`/v1/placements/${placement?.placementId}`);
      const found = bodyOf<{ status: string; offers: readonly Offer[] }>(answer, 200);
      expect(found.offers.map(({ status }) => status)).toEqual(['withdrawn']);
      return found;
    });
    expect(after.status).toBe('ended');
    expect(await held()).toBe(0);
    const late = await provider(placement?.offer).post(`/v1/offers/${placement?.offer?.offerId}/acceptances`, {});
    expect(late.status).toBe(409);
    const open = bodyOf<OutreachCase>(await lead().get(`/v1/cases/${id}`), 200);
    expect(['closed', 'dormant']).not.toContain(open.status);
  });
});

describe('a referral is closed while an offer is pending', () => {
  it('takes the offer back and frees the place', async () => {
    const before = await city.service('Ride Pool');
    const id = await city.submit({ needCodes: ['TRANSPORT'], areaCode: 'NORTHWEST' });
    await city.placed(id, 'offered');
    const supervisor = city.as('intake', { role: 'duty-supervisor' });
    bodyOf(await supervisor.post(`/v1/referrals/${id}/closure`, { outcomeCode: 'MOVED_AWAY' }), 201);
    const [placement] = await city.placed(id, 'ended');
    expect(placement?.offers.map(({ status }) => status)).toEqual(['withdrawn']);
    expect((await city.service('Ride Pool')).capacity?.held).toBe(before.capacity?.held ?? 0);
  });
});

describe('T19: a pair that differs in the name only', () => {
  it('has the same result, reasons, urgency and receipt', async () => {
    const screened = async (given: string, family: string) => {
      const name = { given, family: `${family}${crypto.randomUUID().slice(0, 8)}` };
      const id = await city.submit({ person: { name, phones: [] } });
      const screener = city.as('screening', { role: 'screener' });
      const found = await eventually(async () => bodyOf(await screener.get(`/v1/cases/${id}`), 200));
      const receipt = bodyOf(await screener.get(`/v1/receipts/${String(found['receiptId'])}`), 200);
      const { result, reasonCodes, triggerCodes, urgency } = found;
      const { inputHash, criteria, ruleSetVersion } = receipt;
      return { result, reasonCodes, triggerCodes, urgency, inputHash, criteria, ruleSetVersion };
    };
    const [one, other] = await Promise.all([screened('Jake', 'Miller'), screened('Tremaine', 'Begay')]);
    expect(one).toEqual(other);
    expect(one.result).toBe('ELIGIBLE_URGENT');
  });
});

describe('capacity', () => {
  it('gives the last place once: one offer and one waitlist place, and the next place to who waits', async () => {
    await city.makeRoom('Tattoo Removal', 1, 1);
    const body = { needCodes: ['TATTOO_REMOVAL'] };
    const ids = await Promise.all([city.submit(body), city.submit(body)]);
    const placements = await Promise.all(ids.map(id => city.placed(id, 'offered', 'waitlisted')));
    const statuses = placements.map(([placement]) => String(placement?.status)).toSorted((a, b) => a.localeCompare(b));
    expect(statuses).toEqual(['offered', 'waitlisted']);
    const waiting = placements.flat().find(({ status }) => status === 'waitlisted');
    await city.makeRoom('Tattoo Removal', 1, 2);
    await city.placed(waiting?.referralId ?? '', 'offered');
  });

  it('asks the next after a decline, and a human after three', async () => {
    const id = await city.submit({ needCodes: ['GRIEF_FUNERAL'] });
    const asked: string[] = [];
    for (const _ of [1, 2, 3]) {
      const [placement] = await eventually(async () => {
        const found = await city.placed(id, 'offered');
        expect(asked).not.toContain(found[0]?.offer?.serviceId);
        return found;
      });
      const { offer } = placement ?? {};
      asked.push(offer?.serviceId ?? '');
      const decline = { reasonCode: 'OUT_OF_SCOPE', declinedBy: 'PROVIDER' };
      bodyOf(await provider(offer).post(`/v1/offers/${offer?.offerId}/declines`, decline), 201);
    }
    const [last] = await city.placed(id, 'exhausted');
    expect(last?.gapCode).toBe('OFFERS_EXHAUSTED');
    expect(last?.offers.map(({ status }) => status)).toEqual(['declined', 'declined', 'declined']);
    const held = await Promise.all(['Grief Circle', 'Healing Circle'].map(name => city.service(name)));
    expect(held.map(({ capacity }) => capacity?.held)).toEqual([0, 0]);
  });

  it('names the failing step of every provider when nobody was matched', async () => {
    const id = await city.submit({
      needCodes: ['TATTOO_REMOVAL'],
      person: { birthDate: `${new Date().getFullYear() - 15}-06-01` },
    });
    const [placement] = await city.placed(id, 'exhausted');
    type Match = {
      readonly serviceName: string;
      readonly failingStep: string | null;
      readonly reasonCode: string | null;
    };
    const answer = await coordinator().get(`/v1/placements/${placement?.placementId}/matches`);
    const { items } = bodyOf<{ items: readonly Match[] }>(answer, 200);
    expect(items.length).toBeGreaterThanOrEqual(44);
    expect(items.filter(({ failingStep, reasonCode }) => !failingStep || !reasonCode)).toEqual([]);
    expect(items.find(({ serviceName }) => serviceName === 'Tattoo Removal')?.failingStep).toBe('age');
    expect(items.find(({ serviceName }) => serviceName === 'Life Coaches')?.failingStep).toBe('need');
  });
});

describe('intake and screening wait for humans', () => {
  it('runs the rules again on an answered request for information', async () => {
    const hospital = city.as('intake', { role: 'hospital' });
    const facts = [
      {
        factorCode: 'THREAT_CREDIBLE',
        answer: 'yes',
        observedOn: new Date().toISOString().slice(0, 10),
        sourceCode: 'SELF',
      },
    ];
    const id = await city.submit({ areaCode: undefined, facts });
    const worker = city.as('intake', { role: 'intake-worker' });
    const staff = async () => bodyOf(await worker.get(`/v1/referrals/${id}`), 200);
    expect(await staff()).toMatchObject({ status: 'needs-info', infoCodes: ['AREA'] });
    bodyOf(await hospital.post(`/v1/referrals/${id}/answers`, { areaCode: 'VALLEY' }), 201);
    expect(await staff()).toMatchObject({ infoCodes: [], triageRuleIds: ['triage.passed'] });
    await city.placed(id, 'offered');
  });

  it('leaves "not priority" to a named human with reasons and other help', async () => {
    const id = await city.submit({ facts: [{ factorCode: 'THREAT_CREDIBLE', answer: 'no', sourceCode: 'SELF' }] });
    const screener = city.as('screening', { role: 'screener' });
    const waiting = await eventually(async () => {
      const answer = await screener.get(`/v1/cases/${id}`);
      return { etag: answer.etag, found: bodyOf(answer, 200) };
    });
    expect(waiting.found).toMatchObject({ status: 'review', triggerCodes: ['NO_CRITERION_MET'], decidedBy: null });
    const decision = { result: 'NOT_PRIORITY_ALTERNATIVE_OFFERED', reasonCodes: ['NO_CRITERION_MET'] };
    const path = `/v1/cases/${id}/decisions`;
    const ifMatch = waiting.etag;
    expect((await screener.post(path, decision, { ifMatch })).status).toBe(400);
    expect((await screener.post(path, { ...decision, alternativeCode: 'CASE_MANAGEMENT' })).status).toBe(428);
    const other = city.as('screening', { role: 'intake-worker' });
    expect((await other.post(path, { ...decision, alternativeCode: 'CASE_MANAGEMENT' }, { ifMatch })).status).toBe(403);
    const decided = bodyOf(
      await screener.post(path, { ...decision, alternativeCode: 'CASE_MANAGEMENT' }, { ifMatch }),
      201,
    );
    const me = city.system.connections.people['screener']?.find(({ site }) => site === 'abq')?.id;
    expect(decided).toMatchObject({ status: 'not-priority', decidedBy: me, alternativeCode: 'CASE_MANAGEMENT' });
  });

  it('replays a decision receipt to the same answer', async () => {
    const id = await city.submit();
    const screener = city.as('screening', { role: 'screener' });
    const found = await eventually(async () => bodyOf(await screener.get(`/v1/cases/${id}`), 200));
    const replay = await screener.post(`/v1/receipts/${String(found['receiptId'])}/replays`, {});
    expect(bodyOf(replay, 200)).toMatchObject({ same: true, result: 'ELIGIBLE_URGENT' });
  });
});
