import { randomUUID } from 'node:crypto';
import { eventually } from '@crossroads/testing';
import { bootRouting, PEOPLE } from './booted.ts';
import type { BootedRouting } from './booted.ts';
import { aService, grant, request, withdraw } from './fixture.ts';

type Who = Parameters<BootedRouting['as']>[0];
type Body = Readonly<Record<string, unknown>>;

const own = aService({ providerId: PEOPLE.provider.orgId, requiredDocuments: ['Photo identity'] });
const next = aService({ providerId: PEOPLE.otherProvider.orgId, areas: ['VALLEY'] });
const far = aService({ areas: ['NORTHWEST'] });
const grown = aService({ minimumAge: 25 });
const counsel = aService({ needCodes: ['CBT'] });

let routing: BootedRouting;
beforeAll(async () => {
  routing = await bootRouting();
  await routing.load([own, next, far, grown, counsel], [9, 9, 9, 9, 1]);
}, 60_000);
afterAll(() => routing?.stop(), 30_000);

const get = async (path: string, who: Who = 'coordinator'): Promise<Body> => {
  const { status, body } = await routing.as(who).get(path);
  expect(status).toBe(200);
  return Object(body);
};
const post = (path: string, body: object, who: Who = 'coordinator', idempotencyKey: string = randomUUID()) =>
  routing.as(who).post(path, body, { idempotencyKey });
const itemsOf = (page: Body): readonly Body[] => (Array.isArray(page['items']) ? page['items'] : []);
const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');

const refer = async (more: object = {}) => {
  const [referralId, consentId] = [randomUUID(), randomUUID()];
  await routing.hear(
    routing.received(grant(consentId), referralId),
    routing.received(request(consentId, more), referralId),
  );
  return { referralId, consentId };
};
const placementOf = async (referralId: string): Promise<Body> =>
  itemsOf(await get(`/v1/placements?referralId=${referralId}`))[0] ?? {};
const offerOf = async (referralId: string): Promise<Body> => Object((await placementOf(referralId))['offer']);

describe('a placement', () => {
  it('shows its offer to a coordinator of its site and to nobody else', async () => {
    const { referralId } = await refer();
    const placement = await placementOf(referralId);
    expect(placement).toMatchObject({ referralId, needCode: 'HOUSING', status: 'offered', version: 1 });
    expect(placement['offers']).toMatchObject([{ serviceId: own.serviceId, status: 'offered' }]);
    const path = `/v1/placements/${String(placement['placementId'])}`;
    expect((await routing.as('coordinator').get(path)).etag).toBe('"1"');
    expect((await routing.as('farCoordinator').get(path)).status).toBe(404);
    expect((await routing.as('provider').get(path)).status).toBe(403);
    expect((await routing.as('hospital').get(path)).status).toBe(403);
    expect((await routing.stranger().get(path)).status).toBe(401);
    expect(itemsOf(await get(`/v1/placements?referralId=${referralId}`, 'farCoordinator'))).toEqual([]);
  });

  it('is listed by status in pages', async () => {
    await Promise.all([refer(), refer(), refer()]);
    const first = await get('/v1/placements?status=offered&limit=2');
    expect(itemsOf(first)).toHaveLength(2);
    const second = await get(`/v1/placements?status=offered&limit=2&after=${String(first['next'])}`);
    const ids = [...itemsOf(first), ...itemsOf(second)].map(({ placementId }) => placementId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(codeOf((await routing.as('coordinator').get('/v1/placements?status=lost')).body)).toBe('query.invalid');
  });

  it('names the failing step of each service when nobody was matched', async () => {
    const { referralId } = await refer({ language: 'vi' });
    const placement = await placementOf(referralId);
    expect(placement).toMatchObject({ status: 'exhausted', gapCode: 'LANGUAGE', offer: null });
    const matches = itemsOf(await get(`/v1/placements/${String(placement['placementId'])}/matches`));
    const why = new Map(
      matches.map(({ serviceId, failingStep, reasonCode }) => [serviceId, [failingStep, reasonCode]]),
    );
    expect(why.get(own.serviceId)).toEqual(['language', 'LANGUAGE_NOT_SERVED']);
    expect(why.get(grown.serviceId)).toEqual(['age', 'AGE_OUTSIDE']);
    expect(why.get(counsel.serviceId)).toEqual(['need', 'NEED_NOT_SERVED']);
    expect(matches.every(({ passed }) => passed === false)).toBe(true);
  });

  it('that waits for its consent says so of every service', async () => {
    const referralId = randomUUID();
    await routing.hear(routing.received(request(randomUUID()), referralId));
    const { placementId, status } = await placementOf(referralId);
    expect(status).toBe('opened');
    const matches = itemsOf(await get(`/v1/placements/${String(placementId)}/matches`));
    expect(new Set(matches.map(({ failingStep }) => failingStep))).toEqual(new Set(['consent']));
  });

  it('is placed by hand, once for a key', async () => {
    const { referralId } = await refer({ language: 'vi' });
    const { placementId } = await placementOf(referralId);
    const [path, key] = [`/v1/placements/${String(placementId)}/offers`, randomUUID()];
    const body = { serviceId: far.serviceId, reasonCode: 'INTERPRETER_FOUND' };
    expect((await post(path, body, 'worker')).status).toBe(403);
    const made = await post(path, body, 'coordinator', key);
    expect(made).toMatchObject({ status: 201, body: { status: 'offered' } });
    expect(await post(path, body, 'coordinator', key)).toMatchObject({
      status: 201,
      body: made.body,
      location: made.location,
    });
    expect((await post(path, { ...body, reasonCode: 'OTHER' }, 'coordinator', key)).status).toBe(422);
    expect(codeOf((await post(path, body)).body)).toBe('placement.not-waiting');
  });
});

describe('an offer', () => {
  it('shows its provider need, age band, language, area and urgency, and no more', async () => {
    const { referralId } = await refer();
    const { offerId } = await offerOf(referralId);
    const seen = await get(`/v1/offers/${String(offerId)}`, 'provider');
    expect(Object.keys(seen).toSorted()).toEqual([
      'ageBand',
      'areaCode',
      'expiresAt',
      'language',
      'madeAt',
      'needCode',
      'offerId',
      'serviceId',
      'status',
      'urgency',
    ]);
    expect(JSON.stringify(await get('/v1/offers', 'provider'))).not.toContain(referralId);
    expect((await routing.as('otherProvider').get(`/v1/offers/${String(offerId)}`)).status).toBe(404);
    expect(await get(`/v1/offers/${String(offerId)}`, 'worker')).toMatchObject({ referralId });
  });

  it('is accepted by its provider alone, and twice is once (T12)', async () => {
    const { referralId } = await refer();
    const path = `/v1/offers/${String((await offerOf(referralId))['offerId'])}/acceptances`;
    const { held } = await routing.capacity(own.serviceId);
    expect((await post(path, {}, 'otherProvider')).status).toBe(404);
    expect(codeOf((await routing.as('provider').post(path, {}, { idempotencyKey: null })).body)).toBe(
      'idempotency-key.missing',
    );
    const answers = await Promise.all([post(path, {}, 'provider'), post(path, {}, 'provider')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual({ offerId: expect.any(String), status: 'accepted' });
    expect((await routing.capacity(own.serviceId)).held).toBe(held);
    expect((await routing.events(referralId)).filter(type => type === 'offer.accepted')).toHaveLength(1);
  });

  it('goes to the next provider when it is declined, in the words of the asker', async () => {
    const { referralId } = await refer();
    const { offerId } = await offerOf(referralId);
    const path = `/v1/offers/${String(offerId)}/declines`;
    const wrong = await post(path, { reasonCode: 'TIRED', declinedBy: 'PROVIDER', note: 'x' }, 'provider');
    expect(wrong.status).toBe(400);
    expect(JSON.stringify(wrong.body)).not.toContain('TIRED');
    const declined = await post(path, { reasonCode: 'OUT_OF_SCOPE', declinedBy: 'PROVIDER' }, 'provider');
    expect(declined).toMatchObject({ status: 201, body: { status: 'declined' } });
    expect(await offerOf(referralId)).toMatchObject({ serviceId: next.serviceId, status: 'offered' });
    const late = await routing
      .as('provider')
      .post(`/v1/offers/${String(offerId)}/acceptances`, {}, { headers: { 'accept-language': 'es' } });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'offer.not-open', title: expect.stringContaining('oferta') });
  });

  it('is handed off by both sides and followed to its outcome', async () => {
    const { referralId } = await refer();
    const path = `/v1/offers/${String((await offerOf(referralId))['offerId'])}`;
    expect(codeOf((await post(`${path}/outcomes`, { closedLoopCode: 'SERVED_PARTLY' }, 'provider')).body)).toBe(
      'offer.not-accepted',
    );
    await post(`${path}/acceptances`, {}, 'provider');
    expect((await post(`${path}/handoff-confirmations`, { side: 'WORKER' }, 'provider')).status).toBe(403);
    await post(`${path}/handoff-confirmations`, { side: 'PROVIDER' }, 'provider');
    const handedOff = await post(`${path}/handoff-confirmations`, { side: 'WORKER' }, 'worker');
    expect(handedOff.body).toMatchObject({ status: 'handed-off', placementStatus: 'handed-off' });
    expect((await post(`${path}/outcomes`, { closedLoopCode: 'IN_SERVICE' }, 'provider')).body).toMatchObject({
      status: 'engaged',
    });
    await post(`${path}/outcomes`, { closedLoopCode: 'SERVED_NEED_MET' }, 'provider');
    expect(await placementOf(referralId)).toMatchObject({ status: 'ended', causeCode: 'SERVED_NEED_MET' });
  });

  it('is withdrawn by the worker when the person asks, and by the end of consent (T17)', async () => {
    const { referralId, consentId } = await refer();
    const path = `/v1/offers/${String((await offerOf(referralId))['offerId'])}/withdrawals`;
    expect((await post(path, { causeCode: 'PERSON_REQUEST' }, 'worker')).body).toMatchObject({ status: 'withdrawn' });
    expect(await offerOf(referralId)).toMatchObject({ serviceId: next.serviceId });
    await routing.hear(routing.received(withdraw(consentId), referralId));
    expect(await placementOf(referralId)).toMatchObject({ status: 'ended', causeCode: 'CONSENT_ENDED', offer: null });
  });
});

describe('capacity', () => {
  const path = `/v1/services/${counsel.serviceId}/capacity`;
  const report = { unitCode: 'SEAT', available: 2, maximum: 4 };

  it('is reported by who saw the latest count, and serves who waits', async () => {
    await refer({ needCodes: ['CBT'] });
    const { referralId } = await refer({ needCodes: ['CBT'] });
    expect(await placementOf(referralId)).toMatchObject({ status: 'waitlisted', waitlistServiceId: counsel.serviceId });
    expect((await routing.as('coordinator').put(path, report)).status).toBe(428);
    expect((await routing.as('coordinator').put(path, report, { ifMatch: '"1"' })).status).toBe(412);
    const { etag } = await routing.as('coordinator').get(`/v1/services/${counsel.serviceId}`);
    const told = await routing.as('coordinator').put(path, report, { ifMatch: etag });
    expect(told.body).toMatchObject({ available: 2, maximum: 4, held: 1 });
    await eventually(async () => expect(await placementOf(referralId)).toMatchObject({ status: 'offered' }));
  });

  it('belongs to its organisation and its site', async () => {
    expect((await routing.as('provider').put(path, report, { ifMatch: '"1"' })).status).toBe(404);
    expect((await routing.as('farCoordinator').put(path, report)).status).toBe(404);
    expect(itemsOf(await get('/v1/services', 'provider'))).toMatchObject([{ serviceId: own.serviceId }]);
    const mine = `/v1/services/${own.serviceId}/capacity`;
    const { etag } = await routing.as('provider').get(`/v1/services/${own.serviceId}`);
    const tooMany = await routing.as('provider').put(mine, { ...report, available: 5 }, { ifMatch: etag });
    expect(tooMany).toMatchObject({ status: 400, body: { code: 'capacity.above-maximum' } });
  });
});

describe('rivals', () => {
  it('are entered by leads, kept apart and never shown (T14)', async () => {
    const [one, rival] = [randomUUID(), randomUUID()];
    const pair = { referralId: one, otherId: rival, reasonCode: 'RIVAL' };
    expect((await post('/v1/exclusions', pair, 'coordinator')).status).toBe(403);
    expect((await post('/v1/exclusions', { ...pair, otherId: one }, 'lead')).status).toBe(400);
    expect((await post('/v1/exclusions', pair, 'lead')).status).toBe(201);
    for (const referralId of [one, rival]) {
      const consentId = randomUUID();
      await routing.hear(
        routing.received(grant(consentId), referralId),
        routing.received(request(consentId), referralId),
      );
    }
    const offers = [await offerOf(one), await offerOf(rival)];
    expect(new Set(offers.map(({ serviceId }) => serviceId))).toEqual(new Set([own.serviceId, next.serviceId]));
    expect((await routing.as('lead').get('/v1/exclusions')).status).toBe(404);
  });
});

it('tells its API in OpenAPI', async () => {
  const document = await fetch(`${routing.managementUrl}/openapi.json`);
  const { paths } = Object(await document.json());
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/v1/placements/{id}/matches', '/v1/services/{id}/capacity']),
  );
});
