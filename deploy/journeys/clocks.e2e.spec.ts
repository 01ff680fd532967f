import { eventually } from '@crossroads/testing';
import { apiOf } from './authorization/routes.ts';
import { bodyOf, startCity, type City } from './city.ts';

const DAY_MS = 86_400_000;
const SERVICES = ['intake', 'screening', 'outreach', 'routing'];

let city: City;
beforeAll(async () => {
  city = await startCity('clocks', 4800);
}, 180_000);
afterAll(() => city?.stop(), 60_000);

/** Moves the clocks of all services at once. */
const moveClocks = async (offsetMs: number): Promise<void> => {
  const moved = Object.values(city.system.connections.services).map(({ managementUrl }) =>
    fetch(`${managementUrl}/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs }),
    }),
  );
  expect((await Promise.all(moved)).filter(({ ok }) => !ok)).toEqual([]);
};

/** How far the clock of a service is ahead, in milliseconds. */
const clockOf = async (name: string): Promise<number> => {
  const address = city.system.connections.services[name];
  const answer = await fetch(`${address?.managementUrl}/clock`);
  return ((await answer.json()) as { readonly offsetMs: number }).offsetMs;
};

type OutreachCase = { readonly status: string; readonly workerId: string; readonly reapproachAt: string | null };

describe('clocks', () => {
  it('frees the place of an expired offer once, and asks the next', async () => {
    const id = await city.submit({ needCodes: ['REENTRY'], areaCode: 'VALLEY' });
    const [placement] = await city.placed(id, 'offered');
    const services = await Promise.all(['Release Planning', 'Home Again'].map(name => city.service(name)));
    const first = services.find(({ serviceId }) => serviceId === placement?.offer?.serviceId);
    expect(first?.capacity?.held).toBe(1);
    await moveClocks(DAY_MS + 60_000);
    await eventually(async () => {
      const [now] = await city.placed(id, 'offered', 'waitlisted', 'exhausted');
      expect(now?.offers[0]?.status).toBe('expired');
    });
    expect((await city.service(first?.name ?? '')).capacity?.held).toBe(0);
    const late = await city
      .as('routing', { role: 'coordinator' })
      .post(`/v1/offers/${placement?.offer?.offerId}/acceptances`, {});
    expect(late.status).toBe(409);
    expect((await city.service(first?.name ?? '')).capacity?.held).toBe(0);
  });

  it('goes back to a person after 14 days, also when the service was restarted meanwhile', async () => {
    const id = await city.submit({ consent: undefined, needCodes: [] });
    const lead = city.as('outreach', { role: 'outreach-lead' });
    const now = async () => bodyOf<OutreachCase>(await lead.get(`/v1/cases/${id}`), 200);
    const { workerId } = await eventually(async () => {
      const found = await now();
      expect(found.status).toBe('assigned');
      return found;
    });
    const worker = city.as('outreach', { role: 'outreach-worker', id: workerId });
    bodyOf(await worker.post(`/v1/cases/${id}/help-offers`, { modeCode: 'HOME_VISIT', answer: 'NOT_NOW' }), 201);
    const declined = await now();
    expect(declined.status).toBe('declined-for-now');
    const offset = Date.parse(declined.reapproachAt ?? '') - Date.now() + 60_000;
    expect(offset).toBeGreaterThan(13 * DAY_MS);
    for (const name of SERVICES) await city.system.unit(name).stop();
    await Promise.all(SERVICES.map(name => city.system.unit(name).start({ CLOCK_OFFSET_MS: String(offset) })));
    await eventually(async () => expect((await now()).status).toBe('assigned'));
  }, 60_000);
});

describe('T18: outreach is down and a safety notice arrives', () => {
  const MONTH_MS = 31 * DAY_MS;
  const police = () => city.as('intake', { role: 'police-liaison' });
  const notice = { incidentClass: 'SHOOTING_NONFATAL', areaCode: 'SOUTHEAST', retaliationRisk: true };

  it('is taken, linked by a human, and opens the paused case as soon as outreach is back', async () => {
    const id = await city.submit({ consent: undefined, needCodes: [] });
    const lead = city.as('outreach', { role: 'outreach-lead' });
    const is = (status: string) =>
      eventually(async () => {
        const answer = await lead.get(`/v1/cases/${id}`);
        const found = bodyOf<OutreachCase>(answer, 200);
        expect(found.status).toBe(status);
        return { ...found, etag: answer.etag };
      });
    const { workerId } = await is('assigned');
    const worker = city.as('outreach', { role: 'outreach-worker', id: workerId });
    for (const modeCode of ['PHONE', 'HOME_VISIT', 'FAMILY', 'PHONE', 'TEXT', 'PHONE', 'PHONE', 'PHONE'])
      bodyOf(await worker.post(`/v1/cases/${id}/attempts`, { modeCode, resultCode: 'NO_ANSWER' }), 201);
    const before = await clockOf('outreach');
    await moveClocks(before + MONTH_MS);
    bodyOf(await lead.post(`/v1/cases/${id}/pauses`, {}, { ifMatch: (await is('assigned')).etag }), 201);

    await city.system.unit('outreach').stop();
    const left = bodyOf(
      await police().post('/v1/safety-notices', { ...notice, occurredAt: new Date().toISOString() }),
      201,
    );
    expect(Object.keys(left).toSorted()).toEqual(['safetyNoticeId', 'state']);
    const intake = city.as('intake', { role: 'intake-worker' });
    const linked = await intake.post(`/v1/safety-notices/${String(left['safetyNoticeId'])}/links`, { referralId: id });
    expect(bodyOf(linked, 201)).toMatchObject({ state: 'handled', links: [{ referralId: id }] });
    await city.system.unit('outreach').start({ CLOCK_OFFSET_MS: String(before + MONTH_MS) });
    expect(await is('assigned')).toMatchObject({ workerId });
  }, 120_000);

  it('and whoever left it reads nothing back, at no route of no service', async () => {
    const left = bodyOf(
      await police().post('/v1/safety-notices', { ...notice, occurredAt: new Date().toISOString() }),
      201,
    );
    const { routes } = await apiOf(city);
    const readable = routes.filter(({ method }) => method === 'GET');
    expect(readable.length).toBeGreaterThan(25);
    const told = await Promise.all(
      readable.map(async ({ service, path }) => {
        const id = String(left['safetyNoticeId']);
        const { status, body } = await city
          .as(service, { role: 'police-liaison' })
          .get(path.replaceAll(/\{\w+\}/g, id));
        return { what: `${service} ${path} ${status}`, status, text: JSON.stringify(body) };
      }),
    );
    expect(told.filter(({ status }) => status !== 403).map(({ what }) => what)).toEqual([]);
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
    expect(told[0]?.text).toContain('auth.not-allowed');
  }, 60_000);
});
