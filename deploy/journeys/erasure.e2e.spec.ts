import { join } from 'node:path';
import { adminKafka, canary, eventually, type HttpClient } from '@crossroads/testing';
import { bodyOf, startCity, type City } from './city.ts';
import { dataFilesHolding, knownOf, secretsOf, tablesHolding } from './erasure/database.ts';
import { drawStems, handleAll, referAll, type Somebody } from './erasure/people.ts';
import { replayAll, settled } from './erasure/replay.ts';
import { managementPages, searchEverywhere, type Hit } from './evidence/places.ts';
import { plant } from './evidence/planted.ts';

let city: City;
beforeAll(async () => {
  city = await startCity('erasure', 5600);
}, 240_000);
afterAll(() => city?.stop(), 60_000);

const stems = drawStems();
let people: readonly Somebody[] = [];
let erased: readonly Somebody[] = [];
const idsOf = (all: readonly Somebody[]): readonly string[] =>
  all.flatMap(({ referralId, personId }) => [referralId, personId]);
const placeOf = ({ place }: Hit): string => place;
const staff = (role: string): HttpClient => city.as('intake', { role });

/** Where anything of the fifty stands in clear. */
const inClear = async (answers: readonly unknown[] = []): Promise<readonly unknown[]> => [
  ...(await searchEverywhere(city, stems, { pages: managementPages(city), answers })),
  ...(await dataFilesHolding(city, Object.values(stems))),
];

/** Which of these can still be opened by anybody, at any service. */
const opened = async (all: readonly Somebody[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { personId, referralId } of all) {
    const answers = await Promise.all([
      staff('intake-worker').get(`/v1/people/${personId}`),
      staff('privacy-officer').get(`/v1/people/${personId}`),
      staff('intake-worker').get(`/v1/referrals/${referralId}`),
      city.as('screening', { role: 'screener' }).get(`/v1/cases/${referralId}`),
      city.as('outreach', { role: 'outreach-lead' }).get(`/v1/cases/${referralId}`),
    ]);
    const placements = await city.as('routing', { role: 'coordinator' }).get(`/v1/placements?referralId=${referralId}`);
    const { items } = bodyOf<{ items: readonly unknown[] }>(placements, 200);
    found.push(...answers.filter(({ status }) => status !== 404).map(({ status }) => `${referralId} ${status}`));
    if (items.length > 0) found.push(`${referralId} placements`);
  }
  return found;
};

describe('fifty people on their way through the city', () => {
  it('could be found: a canary planted in every kind of place is', async () => {
    const marker = canary();
    const planted = await plant(city, marker);
    try {
      const hits = await searchEverywhere(city, { planted: marker }, planted.more);
      expect(hits.map(placeOf).toSorted()).toEqual([...planted.places].toSorted());
      const files = await dataFilesHolding(city, [marker]);
      expect(files.filter(file => file.startsWith('postgres/help/')).length).toBeGreaterThan(0);
      expect(files.filter(file => file.startsWith('kafka/')).length).toBeGreaterThan(0);
    } finally {
      await planted.remove();
    }
  }, 60_000);

  it('are nowhere in clear: in no topic, log, trace, metric, table, data file or answer', async () => {
    people = await referAll(city, stems);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(50);
    const answers = await handleAll(city, people, stems);
    await settled(city);
    expect(await inClear(answers.map(({ body, location }) => ({ body, location })))).toEqual([]);
  }, 240_000);
});

describe('twenty-five of them, erased', () => {
  let known: readonly string[] = [];

  it('can be opened by nobody, and neither what was sealed nor its key is left in any schema', async () => {
    // Of each way some, and some not.
    erased = people.filter(({ nth }) => (nth + Math.floor(nth / 10)) % 2 === 0);
    const kept = people.filter(one => !erased.includes(one));
    expect([erased.length, new Set(erased.map(({ kind }) => kind)).size]).toEqual([25, 10]);
    const personIds = erased.map(({ personId }) => personId);
    const secrets = await secretsOf(city, personIds);
    expect(secrets.length).toBeGreaterThan(50);
    expect(await tablesHolding(city, secrets)).toEqual(['intake.break_glass', 'intake.person']);
    for (const { personId } of erased) bodyOf(await staff('privacy-officer').post(`/v1/people/${personId}/erasure`, {}), 201); // prettier-ignore
    await settled(city);
    await eventually(async () => expect(await opened(erased)).toEqual([]), { withinMs: 20_000, everyMs: 500 });
    expect(await tablesHolding(city, secrets)).toEqual([]);
    expect(await inClear()).toEqual([]);
    for (const { personId } of erased) {
      const accounting = await staff('privacy-officer').get(`/v1/people/${personId}/accounting`);
      expect(accounting.status).toBe(200);
    }
    expect((await opened(kept)).length).toBeGreaterThan(kept.length);
    await settled(city);
    known = await knownOf(city, idsOf(erased));
    expect(known.length).toBeGreaterThan(100);
    expect(known.filter(row => /^intake\.(person_index|person_match|consent_copy)/.test(row))).toEqual([]);
  }, 240_000);

  it('stay gone when every service does everything again that any topic tells', async () => {
    const traces = (service: string) => join(city.environment.folder, 'traces', `${service}.jsonl`);
    await replayAll(city, service => ({ CLOCK_OFFSET_MS: '0', TRACE_FILE: traces(service) }));
    expect(await opened(erased)).toEqual([]);
    expect(await knownOf(city, idsOf(erased))).toEqual(known);
    expect(await inClear()).toEqual([]);
  }, 240_000);

  it('are found where somebody puts one on a topic by mistake, so that the search is not blind', async () => {
    const marker = canary();
    const producer = adminKafka(city.system.servers).producer();
    await producer.connect();
    const messages = [{ key: crypto.randomUUID(), value: `the name is ${marker}` }];
    await producer.send({ topic: 'help.intake.referral.v1', messages });
    await producer.disconnect();
    await eventually(async () => {
      const hits = await searchEverywhere(city, { marker }, { pages: [], answers: [] });
      const places = hits.map(placeOf).filter(place => place.startsWith('table '));
      expect(places.toSorted()).toEqual(['table outreach.dead_letter', 'table screening.dead_letter']);
    });
  }, 60_000);
});
