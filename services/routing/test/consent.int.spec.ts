import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { bootRouting, PEOPLE } from './booted.ts';
import type { BootedRouting } from './booted.ts';
import type { ConsentTerms } from '../src/domain/consent-copy.ts';
import { aService, CONSENT, grant, request, withdraw } from './fixture.ts';

type Body = Readonly<Record<string, unknown>>;

const providerId = PEOPLE.provider.orgId;
const housing = aService({ providerId });
const treatment = aService({ providerId, needCodes: ['SUD_TREATMENT'], flags: ['COVERED_BY_PART2'] });
const shelter = aService({ providerId, needCodes: ['SAFETY_RELOCATION'], flags: ['COVERED_BY_VOCA'] });

let routing: BootedRouting;
beforeAll(async () => {
  routing = await bootRouting();
  await routing.load([housing, treatment, shelter], [9, 9, 9]);
}, 60_000);
afterAll(() => routing?.stop(), 30_000);

const refer = async (needCode = 'HOUSING', terms: Partial<ConsentTerms> = {}) => {
  const [referralId, consentId] = [randomUUID(), randomUUID()];
  await routing.hear(
    routing.received(grant(consentId, { ...CONSENT, ...terms }), referralId),
    routing.received(request(consentId, { needCodes: [needCode] }), referralId),
  );
  const [placement] = await routing.placements(referralId);
  const path = `/v1/offers/${placement?.offer?.offerId ?? randomUUID()}`;
  return { referralId, consentId, path, end: () => routing.hear(routing.received(withdraw(consentId), referralId)) };
};
const seen = async (path: string): Promise<number> => (await routing.as('provider').get(path)).status;
const act = (path: string, body: object = {}) => routing.as('provider').post(path, body);
const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');
const placementOf = async (referralId: string) => (await routing.placements(referralId))[0];
const listed = async (): Promise<readonly unknown[]> => {
  const { body } = await routing.as('provider').get('/v1/offers?limit=100');
  const items: readonly Body[] = Reflect.get(Object(body), 'items');
  return items.map(({ offerId }) => `/v1/offers/${String(offerId)}`);
};

describe('a consent that is withdrawn', () => {
  it('takes back an open offer at once, and its provider sees it no more', async () => {
    const { path, end, referralId } = await refer();
    expect(await seen(path)).toBe(200);
    expect(await listed()).toContain(path);
    await end();
    expect(await seen(path)).toBe(404);
    expect(await listed()).not.toContain(path);
    expect(codeOf((await act(`${path}/acceptances`)).body)).toBe('offer.not-open');
    expect((await routing.as('coordinator').get(path)).status).toBe(200);
    expect(await routing.events(referralId)).toContain('offer.withdrawn');
  });

  it('ends a placement that was accepted and not yet handed off', async () => {
    const { path, end, referralId } = await refer();
    await act(`${path}/acceptances`);
    await end();
    expect(await placementOf(referralId)).toMatchObject({ status: 'ended', reasonCode: 'CONSENT_ENDED' });
    expect(await seen(path)).toBe(404);
    expect(codeOf((await act(`${path}/handoff-confirmations`, { side: 'PROVIDER' })).body)).toBe('offer.not-accepted');
  });

  it('leaves help that has begun, unseen: what the provider tells is still heard', async () => {
    const { path, end, referralId } = await refer();
    await act(`${path}/acceptances`);
    await act(`${path}/handoff-confirmations`, { side: 'PROVIDER' });
    await routing.as('worker').post(`${path}/handoff-confirmations`, { side: 'WORKER' });
    await end();
    expect(await seen(path)).toBe(404);
    expect((await act(`${path}/outcomes`, { closedLoopCode: 'SERVED_NEED_MET' })).status).toBe(201);
    expect(await placementOf(referralId)).toMatchObject({ status: 'ended', reasonCode: 'SERVED_NEED_MET' });
  });
});

describe('a consent that runs out', () => {
  it('is over at its instant, before anybody tells of it', async () => {
    const { path } = await refer('HOUSING', { expiresAt: new Date(Date.now() + 1500) });
    expect(await seen(path)).toBe(200);
    await sleep(1600);
    expect(await seen(path)).toBe(404);
    expect(await listed()).not.toContain(path);
    expect(codeOf((await act(`${path}/acceptances`)).body)).toBe('match.consent');
  });
});

describe('treatment and victim services', () => {
  it.each([
    ['SUD_TREATMENT', {}],
    ['SUD_TREATMENT', { part2: true }],
    ['SUD_TREATMENT', { recipientIds: [providerId] }],
    ['SAFETY_RELOCATION', { part2: true }],
  ])('%s is offered to nobody under %j', async (needCode, terms) => {
    const { referralId } = await refer(needCode, terms);
    expect(await placementOf(referralId)).toMatchObject({ status: 'exhausted', reasonCode: 'CONSENT' });
  });

  it.each([
    ['SUD_TREATMENT', { recipientIds: [providerId], part2: true }, ['PART2']],
    ['SAFETY_RELOCATION', { recipientIds: [providerId] }, ['VICTIM_SERVICES']],
  ])('%s goes to whom the consent names, and the flag with it', async (needCode, terms, flags) => {
    const { path, referralId, end } = await refer(needCode, terms);
    expect(await seen(path)).toBe(200);
    expect(await listed()).toContain(path);
    expect(await routing.offers(referralId)).toMatchObject([{ sensitivityCodes: flags }]);
    expect((await act(`${path}/acceptances`)).status).toBe(201);
    await end();
    expect([await seen(path), (await act(`${path}/outcomes`, { closedLoopCode: 'SERVED_PARTLY' })).status]).toEqual([
      404, 404,
    ]);
  });
});
