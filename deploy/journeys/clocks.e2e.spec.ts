import { eventually } from '@crossroads/testing';
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
