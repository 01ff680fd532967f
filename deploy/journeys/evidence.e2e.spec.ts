import {
  adminKafka,
  canary,
  eventually,
  httpClient,
  referralBody,
  type HttpAnswer,
  type HttpClient,
  type Overrides,
} from '@crossroads/testing';
import { bodyOf, startCity, type City } from './city.ts';
import { managementPages, searchEverywhere, type Hit, type Markers } from './evidence/places.ts';
import { plant } from './evidence/planted.ts';
import { eventIds, lineage, spansOf, type Span } from './evidence/spans.ts';

let city: City;
beforeAll(async () => {
  city = await startCity('evidence', 5000);
}, 180_000);
afterAll(() => city?.stop(), 60_000);

const SERVICES = ['intake', 'outreach', 'routing', 'screening'];
const hospital = (): HttpClient => city.as('intake', { role: 'hospital' });
const placeOf = ({ place }: Hit): string => place;

describe('one submitted referral', () => {
  it('is one trace, from the request to the offer, also when many are accepted at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => city.submit()));
    const traces = await Promise.all(
      ids.map(async id => {
        await city.placed(id, 'offered', 'waitlisted');
        const [made] = await eventually(async () => {
          const found = await eventIds(city, 'routing.offer.made.v1', id);
          expect(found).toHaveLength(1);
          return found;
        });
        // Each service writes its spans once a second.
        return eventually(() => {
          const spans = spansOf(city);
          const seen = spans.find(
            ({ service, attributes }) => service === 'intake' && attributes['cloudevents.event_id'] === made,
          );
          if (!seen) throw new Error('intake has not seen the offer');
          const way = lineage(spans, seen);
          const whole = spans.filter(({ traceId }) => traceId === seen.traceId);
          expect(new Set(whole.map(({ service }) => service)).size).toBe(SERVICES.length);
          return { way, whole };
        });
      }),
    );
    expect(new Set(traces.map(({ way }) => way[0]?.traceId)).size).toBe(ids.length);
    for (const { way, whole } of traces) {
      expect(way.at(-1)).toMatchObject({ service: 'intake', name: 'POST /v1/referrals', parentSpanId: null });
      expect(way.slice(0, 3).map(({ service }) => service)).toEqual(['intake', 'routing', 'outreach']);
      expect([...new Set(way.map(({ traceId }) => traceId))]).toHaveLength(1);
      expect(whole.filter(({ parentSpanId }: Span) => parentSpanId === null)).toHaveLength(1);
    }
  }, 60_000);
});

describe('every service', () => {
  it.each(SERVICES)('%s tells on its own port that it lives, is ready, and what it does', async service => {
    const { url = '', managementUrl = '' } = city.system.connections.services[service] ?? {};
    const management = httpClient(managementUrl);
    expect(await management.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await management.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    const open = await Promise.all(['/metrics', '/health/ready', '/messaging'].map(path => httpClient(url).get(path)));
    expect(open.filter(({ status }) => status < 400)).toEqual([]);
    const metrics = await management.get('/metrics');
    expect([metrics.status, metrics.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    for (const name of [
      'process_cpu_time',
      'process_memory_usage',
      'nodejs_eventloop_delay_p99',
      'http_server_request',
    ])
      expect(String(metrics.body)).toContain(name);
  });
});

describe('no personal data', () => {
  const digits = (count: number): string =>
    String(crypto.getRandomValues(new Uint32Array(1))[0])
      .padStart(count, '7')
      .slice(-count);
  const phone = `505${digits(7)}`;
  const birthDate = `19${digits(1)}7-0${1 + (Number(digits(2)) % 9)}-1${digits(1)}`;
  const markers: Markers = {
    given: canary(),
    family: canary(),
    alias: canary(),
    'address line': canary(),
    city: canary(),
    'postal code': canary(),
    note: canary(),
    phone,
    'birth date': birthDate,
  };
  const of = (what: string): string => markers[what] ?? '';
  const person = {
    name: { given: of('given'), family: of('family') },
    alias: of('alias'),
    birthDate,
    phones: [`+1${phone}`],
    address: { line: `12 ${of('address line')} St`, city: of('city'), postalCode: of('postal code') },
  };
  const body = (overrides: Overrides = {}) =>
    referralBody({ person, note: `He said ${of('note')} to me`, needCodes: ['TRANSPORT'], ...overrides });

  it('could hide from the search: a canary planted in every kind of place is found there', async () => {
    const marker = canary();
    const planted = await plant(city, marker);
    try {
      const hits = await searchEverywhere(city, { planted: marker }, planted.more);
      expect(hits.map(placeOf).toSorted()).toEqual([...planted.places].toSorted());
      expect(await searchEverywhere(city, { other: canary() }, planted.more)).toEqual([]);
    } finally {
      await planted.remove();
    }
  }, 60_000);

  /** Referrals that take every way through the system, each with all that is to be searched for. */
  const sendAll = async (): Promise<readonly HttpAnswer[]> => {
    const sender = hospital();
    const first = bodyOf<{ referralId: string }>(await sender.post('/v1/referrals', body()), 201);
    await city.placed(first.referralId, 'offered', 'waitlisted');
    const accepted = await Promise.all([
      sender.post('/v1/referrals', body({ consent: undefined, needCodes: [] })),
      sender.post('/v1/referrals', body({ legalBasisCode: 'NONE' })),
      sender.post('/v1/referrals', body({ person: { ...person, name: undefined, birthDate: undefined } })),
      sender.post('/v1/referrals', body({ areaCode: undefined, facts: [], consent: undefined })),
      sender.post('/v1/referrals', body({ areaCode: 'FAR_AWAY' })),
    ]);
    expect(accepted.map(({ status }) => status)).toEqual(accepted.map(() => 201));
    const draft = bodyOf<{ draftId: string }>(await sender.post('/v1/referral-drafts', body()), 201);
    const submitted = await sender.post(`/v1/referral-drafts/${draft.draftId}/submission`, {});
    const kept = await sender.post('/v1/referral-drafts', body({ areaCode: undefined }));
    expect([submitted.status, kept.status]).toEqual([201, 201]);
    const staff = city.as('intake', { role: 'intake-worker' });
    const seen = await Promise.all([
      staff.get('/v1/referrals?limit=100'),
      staff.get(`/v1/referrals/${first.referralId}`),
      city.as('screening', { role: 'screener' }).get('/v1/cases?limit=100'),
      city.as('outreach', { role: 'outreach-lead' }).get('/v1/cases?limit=100'),
      city.as('routing', { role: 'coordinator' }).get('/v1/placements?limit=100'),
    ]);
    expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 200));
    return [...accepted, submitted, ...seen];
  };

  /** The same data where they must be refused: wrong fields, broken bodies, paths, queries, headers, no rights. */
  const sendRefused = async (): Promise<readonly HttpAnswer[]> => {
    const sender = hospital();
    const json = { 'content-type': 'application/json' };
    const all = `${of('given')} ${of('family')} ${phone} ${birthDate} ${of('note')}`;
    const token = await city.tokenOf({ role: 'hospital' });
    const raw = (text: string) =>
      sender.send('POST', '/v1/referrals', {
        body: text,
        headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
      });
    const refused = await Promise.all([
      sender.post(
        '/v1/referrals',
        body({ sourceType: all, areaCode: all, needCodes: [all], person: { ...person, ageBand: all } }),
      ),
      sender.post('/v1/referrals', { ...body(), person: { ...person, nickname: all }, extra: { all } }),
      sender.post('/v1/referrals', body({ person: { ...person, birthDate: `${birthDate}x`, phones: [phone, all] } })),
      sender.post('/v1/referrals', body(), { idempotencyKey: of('family') }),
      sender.post('/v1/referrals', body(), { idempotencyKey: null }),
      raw(JSON.stringify(body()).slice(0, -9)),
      raw(JSON.stringify({ ...body(), note: all.repeat(20_000) })),
      raw(`{"${of('note')}":1,"__proto__":{"note":"${all}"}}`),
      httpClient(city.system.connections.services['intake']?.url ?? '').post('/v1/referrals', body()),
      httpClient(city.system.connections.services['intake']?.url ?? '', of('given')).post('/v1/referrals', body()),
      city.as('intake', { role: 'screener' }).post('/v1/referrals', body()),
      city
        .as('screening', { role: 'screener' })
        .post(`/v1/cases/${crypto.randomUUID()}/decisions`, { result: all }, { ifMatch: '"1"' }),
      city
        .as('outreach', { role: 'outreach-lead' })
        .post(`/v1/cases/${crypto.randomUUID()}/consents`, { all, language: all }),
      city.as('routing', { role: 'coordinator' }).post('/v1/exclusions', { reasonCode: all }),
      sender.get(`/v1/referrals/${of('family')}`),
      sender.get(`/v1/${of('given')}?name=${of('family')}`),
      sender.get(`/v1/referrals?status=${of('given')}&name=${encodeURIComponent(all)}`),
      sender.get(`/v1/referrals?after=${Buffer.from(JSON.stringify([all])).toString('base64url')}`),
      httpClient(city.system.connections.services['intake']?.managementUrl ?? '').get(`/${of('given')}?${phone}`),
    ]);
    expect(refused.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    const asked = await sender.get(`/v1/referrals?reference=${of('given')}`);
    return [...refused, asked];
  };

  it('leaves the one encrypted record: not in topics, logs, traces, metrics, tables or answers', async () => {
    const token = await city.tokenOf({ role: 'hospital' });
    const answers = [...(await sendAll()), ...(await sendRefused())].map(({ body: said, location }) => ({
      said,
      location,
    }));
    const sent = spansOf(city).length;
    await eventually(() => expect(spansOf(city).length).toBeGreaterThan(sent));
    const hits = await searchEverywhere(city, { ...markers, token }, { pages: managementPages(city), answers });
    expect(hits).toEqual([]);
  }, 90_000);

  it('comes out of a message that somebody put on a topic by mistake: it waits in one table, and nothing quotes it', async () => {
    const marker = canary();
    const topic = 'help.intake.referral.v1';
    const producer = adminKafka(city.system.servers).producer();
    await producer.connect();
    const event = {
      type: 'intake.referral.triaged.v1',
      site: 'abq',
      subject: 'x',
      data: { person: { name: marker } },
    };
    const messages = [{ value: `the name is ${marker}` }, { value: JSON.stringify(event) }];
    await producer.send({ topic, messages: messages.map(message => ({ key: crypto.randomUUID(), ...message })) });
    await producer.disconnect();
    const lettersOf = async (service: string): Promise<number> => {
      const { managementUrl = '' } = city.system.connections.services[service] ?? {};
      return bodyOf<{ deadLetters: number }>(await httpClient(managementUrl).get('/messaging'), 200).deadLetters;
    };
    await eventually(async () => expect(await Promise.all(['screening', 'outreach'].map(lettersOf))).toEqual([2, 2]));
    const sent = spansOf(city).length;
    await city.submit();
    await eventually(() => expect(spansOf(city).length).toBeGreaterThan(sent));
    const hits = await searchEverywhere(city, { marker }, { pages: managementPages(city), answers: [] });
    const others = hits.map(placeOf).filter(place => !place.startsWith(`topic ${topic}/`));
    expect(others.toSorted()).toEqual(['table outreach.dead_letter', 'table screening.dead_letter']);
  }, 60_000);
});
