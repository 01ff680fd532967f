import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, httpClient } from '@crossroads/testing';
import { bodyOf, startCity, type City } from '../journeys/city.ts';

/** Something at each service that an outreach lead may do. */
const PATHS = {
  intake: '/v1/referrals?limit=1',
  screening: '/v1/cases?limit=1',
  outreach: '/v1/cases?limit=1',
  routing: '/v1/placements?limit=1',
} as const;
type Service = keyof typeof PATHS;
const SERVICES: readonly Service[] = ['intake', 'screening', 'outreach', 'routing'];

const IN_FLIGHT = 8;
/** @source architecture.md 16 (Staff directory) */
const EFFECTIVE_WITHIN_MS = 60_000;
const WATCHED_AFTER_MS = 15_000;

const LEAD = { role: 'outreach-lead' } as const;

let city: City;
beforeAll(async () => {
  city = await startCity('revocation', 5200);
}, 240_000);
afterAll(() => city?.stop(), 60_000);

type Seen = { readonly service: Service; readonly status: number; readonly at: number };

/** So many requests in flight at every service, all with one token, until told to stop. */
const load = (token: string) => {
  const seen: Seen[] = [];
  let isOver = false;
  const keepAsking = async (service: Service): Promise<void> => {
    const client = httpClient(city.system.connections.services[service]?.url ?? '', token);
    while (!isOver) {
      const { status } = await client.get(PATHS[service]);
      seen.push({ service, status, at: performance.now() });
    }
  };
  const running = SERVICES.flatMap(service => Array.from({ length: IN_FLIGHT }, () => keepAsking(service)));
  const stop = async (): Promise<readonly Seen[]> => {
    isOver = true;
    await Promise.all(running);
    return seen;
  };
  return { seen, stop };
};

const isIn = (status: number): boolean => status >= 200 && status < 300;

it('takes effect in every service within a minute, under load, with a token that is still good', async () => {
  const token = await city.tokenOf(LEAD);
  const { id } = city.system.connections.people['outreach-lead']?.find(({ site }) => site === 'abq') ?? { id: '' };
  await eventually(
    async () => {
      const asked = SERVICES.map(service =>
        httpClient(city.system.connections.services[service]?.url ?? '', token).get(PATHS[service]),
      );
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    },
    { withinMs: 60_000, everyMs: 500 },
  );
  const { seen, stop } = load(token);
  await sleep(3_000);
  const ending = await city
    .as('intake', { role: 'program-manager' })
    .post(`/v1/staff/${id}/assignments/ends`, { reasonCode: 'LEFT' });
  bodyOf(ending, 201);
  const endedAt = performance.now();
  await eventually(
    () => {
      const refused = new Set(seen.filter(({ status }) => status === 403).map(({ service }) => service));
      expect([...refused].toSorted()).toEqual(SERVICES.toSorted());
    },
    { withinMs: EFFECTIVE_WITHIN_MS, everyMs: 100 },
  );
  await sleep(WATCHED_AFTER_MS);
  const all = await stop();
  const figures = SERVICES.map(service => {
    const own = all.filter(one => one.service === service);
    const after = own.filter(({ at }) => at > endedAt);
    return {
      service,
      requests: own.length,
      firstRefusedMs: Math.round(
        Math.min(...after.filter(({ status }) => status === 403).map(({ at }) => at)) - endedAt,
      ),
      lastAllowedMs: Math.round(Math.max(...own.filter(({ status }) => isIn(status)).map(({ at }) => at)) - endedAt),
    };
  });
  process.stdout.write(`${JSON.stringify({ event: 'revocation', inFlight: IN_FLIGHT, figures })}\n`);
  expect(all.filter(({ status }) => !isIn(status) && status !== 403)).toEqual([]);
  for (const { requests, firstRefusedMs, lastAllowedMs } of figures) {
    expect(requests).toBeGreaterThan(100);
    expect(firstRefusedMs).toBeLessThan(EFFECTIVE_WITHIN_MS);
    expect(lastAllowedMs).toBeLessThan(EFFECTIVE_WITHIN_MS);
  }
}, 180_000);

it('refuses sensitive acts where the directory was not heard of for a minute, and helps on', async () => {
  const manager = city.as('intake', { role: 'program-manager' });
  const { id } = city.system.connections.people['outreach-lead']?.find(({ site }) => site === 'abq') ?? { id: '' };
  const { etag } = await manager.get(`/v1/staff/${id}`);
  bodyOf(await manager.post(`/v1/staff/${id}/assignments`, LEAD, { ifMatch: etag }), 201);
  const lead = city.as('routing', LEAD);
  const exclude = () =>
    lead.post('/v1/exclusions', { referralId: randomUUID(), otherId: randomUUID(), reasonCode: 'RIVAL' });
  await eventually(async () => expect((await exclude()).status).not.toBe(403), { withinMs: 60_000, everyMs: 500 });
  await city.system.unit('intake').stop();
  await eventually(async () => expect((await exclude()).body).toMatchObject({ code: 'auth.directory-stale' }), {
    withinMs: 90_000,
    everyMs: 1_000,
  });
  expect((await lead.get(PATHS.routing)).status).toBe(200);
  await city.system.unit('intake').start({ CLOCK_OFFSET_MS: '0' });
  await eventually(async () => expect((await exclude()).status).toBe(201), { withinMs: 60_000, everyMs: 500 });
}, 240_000);
