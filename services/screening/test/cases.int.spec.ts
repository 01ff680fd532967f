import { RetentionNews } from '@crossroads/messaging';
import { siteLeaks, siteSecurityReport } from '@crossroads/testing';
import { uuidv7 } from '@crossroads/platform';
import type { Fact } from '../src/domain/screening-input.ts';
import { bootScreening, PEOPLE, type Screening } from './booted.ts';

let screening: Screening;
beforeAll(async () => {
  screening = await bootScreening();
}, 60_000);
afterAll(() => screening?.stop(), 30_000);

type Who = keyof typeof PEOPLE;
const get = (path: string, who: Who = 'screener') => screening.as(who).get(path);
const shot: Fact = {
  factorCode: 'SHOT_OR_STABBED',
  answer: 'yes',
  observedOn: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
  sourceCode: 'HOSPITAL',
};
const fieldOf = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));
const decide = async (id: string, who: Who = 'screener') => {
  const { etag = '"1"' } = await get(`/v1/cases/${id}`);
  const decision = { result: 'ELIGIBLE', reasonCodes: ['HUMAN_REASON'] };
  return screening.as(who).post(`/v1/cases/${id}/decisions`, decision, { ifMatch: etag });
};

describe('who may', () => {
  it('read and decide cases and receipts: the site’s own people in their roles', async () => {
    const id = uuidv7();
    await screening.screen(id);
    const { status, body } = await get(`/v1/cases/${id}`);
    expect([status, fieldOf(body, 'status')]).toEqual([200, 'review']);
    const receipt = `/v1/receipts/${fieldOf(body, 'receiptId')}`;
    const paths = [`/v1/cases/${id}`, receipt, `/v1/cases/${uuidv7()}`];
    const statuses = async (who: Who) => Promise.all(paths.map(async path => (await get(path, who)).status));
    expect(await statuses('screener')).toEqual([200, 200, 404]);
    expect(await statuses('farScreener')).toEqual([404, 404, 404]);
    expect(await statuses('worker')).toEqual([403, 403, 403]);
    expect((await screening.as('screener').post(`${receipt}/replays`, {})).body).toMatchObject({ same: true });

    const list = await get('/v1/cases', 'farScreener');
    expect(list.body).toEqual({ items: [], next: null });
    expect((await decide(id, 'farScreener')).status).toBe(404);
    expect((await decide(id, 'auditor')).status).toBe(403);
    expect((await decide(id)).body).toMatchObject({ status: 'eligible', decidedBy: PEOPLE.screener.actorId });
  });

  it('audit: for an audit only, which is what the purpose says', async () => {
    const id = uuidv7();
    await screening.screen(id);
    const asked = (purpose?: string) =>
      screening.as('auditor').get(`/v1/cases/${id}`, purpose ? { headers: { purpose } } : {});
    expect((await asked()).status).toBe(403);
    expect((await asked('curiosity')).status).toBe(400);
    expect((await asked('audit')).status).toBe(200);
  });
});

describe('an erased person', () => {
  const stored = async (id: string): Promise<number> => {
    const client = await screening.pool.connect();
    try {
      await client.query("begin; set local app.sites = 'abq'");
      const { rows } = await client.query('select id from decision_receipt where case_id = $1', [id]);
      return rows.length;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const erase = (id: string) => screening.hear(uuidv7(), { type: 'ErasePerson', referralIds: [id] });

  it('leaves no answers, and is not screened again when all is told again', async () => {
    const id = uuidv7();
    await screening.screen(id, [shot]);
    expect(fieldOf((await get(`/v1/cases/${id}`)).body, 'status')).toBe('eligible');
    expect(await stored(id)).toBe(1);
    await erase(id);
    const gone = async () => {
      expect(await stored(id)).toBe(0);
      expect((await get(`/v1/cases/${id}`)).status).toBe(404);
      expect((await get(`/v1/cases?referralId=${id}`)).body).toEqual({ items: [], next: null });
      expect((await decide(id)).status).toBe(404);
    };
    await gone();
    await screening.screen(id, [shot]);
    await screening.hear(id, { type: 'CloseCase', causeCode: 'DONE' });
    await erase(id);
    await gone();
  });

  it('is never screened when the erasure came first', async () => {
    const id = uuidv7();
    await erase(id);
    await screening.screen(id, [shot]);
    expect(await stored(id)).toBe(0);
    expect((await get(`/v1/cases/${id}`)).status).toBe(404);
  });
});

it('shows, changes and takes rows of the sites of the transaction only, and none without', async () => {
  for (const site of ['abq', 'lcr']) {
    const [id, holdId] = [uuidv7(), uuidv7()];
    await screening.screen(id, [shot], site);
    await screening.hear(id, new RetentionNews({ about: 'hold', holdId, referralIds: [id], stands: true }), site);
    await screening.hear(id, new RetentionNews({ about: 'end', referralIds: [id], endedAt: new Date() }), site);
  }
  const ruleSets = { rule_set: 'published texts of rules, for several sites at once; no person in them' };
  const { secured, faults } = await siteSecurityReport(screening.pool, 'screening', ruleSets);
  expect(faults).toEqual([]);
  expect(secured).toEqual(['decision_receipt', 'held_referral', 'retained_referral', 'screening_case', 'staff_member']);
  const { adminUrl, serviceUrl } = screening;
  expect(await siteLeaks({ adminUrl, serviceUrl, schema: 'screening', tables: secured })).toEqual([]);
});
