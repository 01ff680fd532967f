import { dayFromNow, httpClient, referralBody, type HttpAnswer, type HttpClient } from '@crossroads/testing';
import { bodyOf, startCity, type City, type Who } from './city.ts';
import { badBodies, type BadBody } from './edge/bad-bodies.ts';
import { goodBody, MARK, MARKED_NUMBER, type FieldFault } from './edge/bad-fields.ts';
import { routesOf, type Route } from './edge/routes.ts';
import { standingOf } from './edge/standing.ts';

let city: City;
beforeAll(async () => {
  city = await startCity('edge', 4900);
}, 180_000);
afterAll(() => city?.stop(), 60_000);

type Told = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly (FieldFault & { readonly message: string })[];
};
type Language = 'en' | 'es';

const hospital = (): HttpClient => city.as('intake', { role: 'hospital' });
const told = ({ body }: HttpAnswer): Told => body as Told;
const places = (errors: readonly FieldFault[] = []): string[] =>
  errors.map(({ pointer, code }) => `${pointer} ${code}`).toSorted((a, b) => a.localeCompare(b));

const sendBad = async ({ raw, contentType = 'application/json' }: BadBody, language: Language): Promise<HttpAnswer> =>
  hospital().send('POST', '/v1/referrals', {
    body: typeof raw === 'string' ? raw : new Uint8Array(raw),
    headers: {
      authorization: `Bearer ${await city.tokenOf({ role: 'hospital' })}`,
      'content-type': contentType,
      'idempotency-key': crypto.randomUUID(),
      'accept-language': language,
    },
  });

/** What is wrong with an answer to a malformed body; nothing when it is as it must be. */
const faultsOf = (bad: BadBody, answer: HttpAnswer, language: Language): string[] => {
  const { status, headers } = answer;
  const { code, errors, title, type, ...rest } = told(answer);
  const said = JSON.stringify(answer.body).toLowerCase();
  const checks: readonly (readonly [string, boolean])[] = [
    [`status ${status}`, status === bad.status && rest.status === status],
    [`code ${code}`, code === bad.code && type === `urn:crossroads:problem:${code}`],
    ['media type', headers.get('content-type')?.startsWith('application/problem+json') ?? false],
    ['language', headers.get('content-language') === language],
    ['words', title.length > 5 && (errors ?? []).every(({ message }) => message.length > 5)],
    [`errors ${places(errors).join(', ')}`, places(errors).join() === places(bad.errors).join()],
    ['echoes a value', !said.includes(MARK) && !said.includes(String(MARKED_NUMBER))],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([what]) => `${bad.name}: ${what}`);
};

/** The texts of each code that was told: one in each language. */
const wordsIn = (documents: readonly Told[]): [string, Set<string>][] => {
  const texts = documents.flatMap(({ code, title, errors = [] }) => [
    { name: code, text: title },
    ...errors.map(error => ({ name: error.code, text: error.message })),
  ]);
  const byName = Map.groupBy(texts, ({ name }) => name);
  return [...byName].map(([name, found]) => [name, new Set(found.map(({ text }) => text))]);
};

describe('malformed bodies', () => {
  it('are refused with problem documents that name every wrong field, in both languages, and change nothing', async () => {
    expect(badBodies.length).toBeGreaterThanOrEqual(200);
    const before = await standingOf(city);
    const answers: (readonly [BadBody, Language, HttpAnswer])[] = [];
    for (const bad of badBodies)
      for (const language of ['en', 'es'] as const) answers.push([bad, language, await sendBad(bad, language)]);
    expect(answers.flatMap(([bad, language, answer]) => faultsOf(bad, answer, language))).toEqual([]);
    expect(wordsIn(answers.map(([, , answer]) => told(answer))).filter(([, { size }]) => size !== 2)).toEqual([]);
    expect(await standingOf(city)).toEqual(before);
  }, 120_000);

  it('differ from the good one only in what is wrong with them, and what is accepted shows', async () => {
    const before = await standingOf(city);
    bodyOf(await hospital().post('/v1/referrals', goodBody()), 201);
    const after = await standingOf(city);
    expect((after['intake.referral'] ?? 0) - (before['intake.referral'] ?? 0)).toBe(1);
  });

  it.each([
    ['screening', 'screener', '/v1/cases'],
    ['outreach', 'outreach-lead', '/v1/cases'],
    ['outreach', 'outreach-lead', '/v1/workers'],
    ['routing', 'coordinator', '/v1/placements'],
    ['routing', 'coordinator', '/v1/offers'],
    ['routing', 'coordinator', '/v1/services'],
    ['intake', 'intake-worker', '/v1/referrals'],
  ])('%s refuses a %s a page of %s after what is no cursor', async (service, role, path) => {
    for (const key of ['zqmarked', '\0', '[]', '["\\u0000"]', '["a","b"]', `["${'9'.repeat(200)}"`]) {
      const cursor = Buffer.from(key).toString('base64url');
      const answer = await city.as(service, { role }).get(`${path}?after=${cursor}`);
      expect([answer.status, told(answer).errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/after']]);
    }
  });
});

describe('the same request again', () => {
  it('has the same answer, and with another body none', async () => {
    const body = referralBody();
    const idempotencyKey = crypto.randomUUID();
    const first = await hospital().post('/v1/referrals', body, { idempotencyKey });
    const second = await hospital().post('/v1/referrals', body, { idempotencyKey: idempotencyKey.toUpperCase() });
    expect([first.status, first.location]).toEqual([201, `/v1/referrals/${String(bodyOf(first, 201)['referralId'])}`]);
    const seen = ({ status, body: content, location, etag }: HttpAnswer) => ({ status, content, location, etag });
    expect(seen(second)).toEqual(seen(first));
    const other = await hospital().post('/v1/referrals', { ...body, needCodes: ['TRANSPORT'] }, { idempotencyKey });
    expect([other.status, told(other).code]).toEqual([422, 'idempotency-key.other-body']);
  });

  it('is another request when somebody else has the same key', async () => {
    const idempotencyKey = crypto.randomUUID();
    const school = city.as('intake', { role: 'intake-worker' });
    const mine = bodyOf(await hospital().post('/v1/referrals', referralBody(), { idempotencyKey }), 201);
    const theirs = bodyOf(await school.post('/v1/referrals', referralBody(), { idempotencyKey }), 201);
    expect(theirs['referralId']).not.toBe(mine['referralId']);
  });

  it.each([
    ['missing', null],
    ['invalid', 'a-key'],
    ['invalid', '1234'],
  ])('needs a key: %s when it is %s', async (fault, idempotencyKey) => {
    const answer = await hospital().post('/v1/referrals', referralBody(), { idempotencyKey });
    expect([answer.status, told(answer).code]).toEqual([400, `idempotency-key.${fault}`]);
  });

  it('makes one referral, however many come at once', async () => {
    const body = referralBody();
    const idempotencyKey = crypto.randomUUID();
    const sent = Array.from({ length: 20 }, () => hospital().post('/v1/referrals', body, { idempotencyKey }));
    const answers = await Promise.all(sent);
    const made = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(answer => JSON.stringify(answer.body))).size).toBe(1);
    expect(others.filter(answer => told(answer).code !== 'idempotency-key.running')).toEqual([]);
    expect(others.filter(({ headers }) => !headers.get('retry-after'))).toEqual([]);
    const { reference } = bodyOf<{ reference: string }>(
      await hospital().post('/v1/referrals', body, { idempotencyKey }),
      201,
    );
    const worker = city.as('intake', { role: 'intake-worker' });
    expect(bodyOf(await worker.get(`/v1/referrals?reference=${reference}`), 200)['items']).toHaveLength(1);
  });

  it('is free to be right after it was wrong', async () => {
    const idempotencyKey = crypto.randomUUID();
    const wrong = referralBody({ sourceType: 'NOBODY' });
    expect((await hospital().post('/v1/referrals', wrong, { idempotencyKey })).status).toBe(400);
    expect((await hospital().post('/v1/referrals', referralBody(), { idempotencyKey })).status).toBe(201);
  });
});

describe('who may', () => {
  const askAt = ({ service, method, path }: Route, token?: string): Promise<HttpAnswer> => {
    const client = httpClient(city.system.connections.services[service]?.url ?? '', token);
    const sent = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
    const headers = { ...sent.headers, ...(token && { authorization: `Bearer ${token}` }) };
    return client.send(method, path, { ...sent, headers });
  };

  it.each([
    ['auth.token-missing', undefined],
    ['auth.token-refused', 'x'.repeat(43)],
  ])('is nobody without a token that is known: %s', async (code, token) => {
    const routes = await routesOf(city);
    expect(new Set(routes.map(({ service }) => service)).size).toBe(4);
    expect(routes.length).toBeGreaterThanOrEqual(40);
    const answers = await Promise.all(routes.map(async route => ({ route, answer: await askAt(route, token) })));
    const open = answers.filter(({ answer }) => answer.status !== 401 || told(answer).code !== code);
    expect(open.map(({ route, answer }) => `${route.method} ${route.path} ${answer.status}`)).toEqual([]);
    expect(answers.filter(({ answer }) => answer.headers.get('www-authenticate') !== 'Bearer')).toEqual([]);
  });

  it.each([
    ['intake', 'screener', 'POST', '/v1/referrals'],
    ['intake', 'provider', 'GET', '/v1/referrals'],
    ['intake', 'operator', 'GET', '/v1/referrals'],
    ['screening', 'hospital', 'GET', '/v1/cases'],
    ['screening', 'provider', 'GET', '/v1/cases'],
    ['outreach', 'hospital', 'GET', '/v1/cases'],
    ['outreach', 'provider', 'GET', '/v1/workers'],
    ['routing', 'hospital', 'GET', '/v1/placements'],
    ['routing', 'provider', 'GET', '/v1/placements'],
    ['routing', 'referrer', 'GET', '/v1/offers'],
  ])('%s does not let a %s %s %s', async (service, role, method, path) => {
    const answer = await askAt({ service, method, path }, await city.tokenOf({ role }));
    expect([answer.status, told(answer).code]).toEqual([403, 'auth.not-allowed']);
  });

  it('hides what is of another site as if it did not exist', async () => {
    const id = await city.submit();
    const [placement] = await city.placed(id, 'offered', 'waitlisted');
    const readers: readonly (readonly [string, Who, string, string])[] = [
      ['intake', { role: 'intake-worker' }, '/v1/referrals/', id],
      ['screening', { role: 'screener' }, '/v1/cases/', id],
      ['outreach', { role: 'outreach-lead' }, '/v1/cases/', id],
      ['routing', { role: 'coordinator' }, '/v1/placements/', placement?.placementId ?? ''],
      ['routing', { role: 'coordinator' }, '/v1/offers/', placement?.offer?.offerId ?? ''],
    ];
    for (const [service, who, path, known] of readers) {
      expect((await city.as(service, who).get(`${path}${known}`)).status).toBe(200);
      const stranger = city.as(service, { ...who, site: 'lcr' });
      const hidden = await stranger.get(`${path}${known}`);
      const unknown = await stranger.get(`${path}${crypto.randomUUID()}`);
      expect([hidden.status, unknown.status]).toEqual([404, 404]);
      expect(hidden.body).toEqual(unknown.body);
      expect(bodyOf(await stranger.get(path.slice(0, -1)), 200)['items']).toEqual([]);
    }
    const acting = city.as('intake', { role: 'intake-worker', site: 'lcr' });
    expect((await acting.post(`/v1/referrals/${id}/closure`, { outcomeCode: 'DONE' })).status).toBe(404);
  });

  it('hides a referral from every sender but its own', async () => {
    const hospitals = (city.system.connections.people['hospital'] ?? []).filter(
      ({ site, system }) => site === 'abq' && !system,
    );
    const [mine, other] = hospitals.map(({ id }) => city.as('intake', { role: 'hospital', id }));
    const accepted = bodyOf((await mine?.post('/v1/referrals', referralBody())) as HttpAnswer, 201);
    const path = `/v1/referrals/${String(accepted['referralId'])}`;
    expect((await mine?.get(path))?.status).toBe(200);
    expect((await other?.get(path))?.status).toBe(404);
    expect((await other?.get(`/v1/referrals?reference=${String(accepted['reference'])}`))?.body).toEqual({
      items: [],
      next: null,
    });
    const facts = [{ factorCode: 'SHOT_AT', answer: 'yes', observedOn: dayFromNow(-1), sourceCode: 'SELF' }];
    expect((await other?.post(`${path}/answers`, { facts }))?.status).toBe(404);
    expect((await city.as('intake', { role: 'intake-worker' }).get(path)).status).toBe(200);
  });
});
