import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@crossroads/platform';
import { bootOutreach, factsOf, PEOPLE, workerEntry, type Outreach } from './booted.ts';

let outreach: Outreach;
beforeAll(async () => {
  outreach = await bootOutreach();
  await outreach.load(workerEntry(PEOPLE.worker.actorId));
}, 60_000);
afterAll(() => outreach?.stop(), 30_000);

const erase = (...referralIds: string[]) =>
  outreach.hear(outreach.received(randomUUID(), { type: 'ErasePerson', referralIds }));

/** Tables that hold one of the ids, and timers that do. */
const traces = async (...ids: string[]): Promise<string[]> => {
  const tables = ['outreach_case', 'consent', 'contact_attempt', 'deadline'];
  const found = await Promise.all(
    tables.map(async table => {
      const like = ids.map((_, at) => `to_jsonb(t)::text like '%' || $${at + 1}::text || '%'`).join(' or ');
      const [row] = await outreach.rowsOf<{ n: number }>(
        'abq',
        `select count(*)::int n from ${table} t where ${like}`,
        ids,
      );
      return row && row.n > 0 ? [table] : [];
    }),
  );
  return found.flat();
};
const caseload = async (): Promise<number> => {
  const text = 'select caseload from worker where id = $1';
  const [row] = await outreach.rowsOf<{ caseload: number }>('abq', text, [PEOPLE.worker.actorId]);
  return row?.caseload ?? -1;
};

describe('an erased person', () => {
  it('leaves nothing behind but that there was a case, and stays away when everything is told again', async () => {
    const before = await caseload();
    const facts = factsOf();
    const [submitted] = facts;
    if (submitted?.type !== 'RecordSubmitted') throw new Error('no facts');
    const { personId, consent } = submitted.submitted;
    const id = uuidv7();
    const hearAll = () => outreach.hear(...facts.map(fact => outreach.received(id, fact)));
    await hearAll();
    await outreach.as('worker').post(`/v1/cases/${id}/attempts`, { modeCode: 'PHONE', resultCode: 'NO_ANSWER' });
    const ids = [personId, consent?.consentId ?? ''];
    expect(await traces(...ids)).toEqual(['outreach_case', 'consent', 'deadline']);
    expect(await traces(id)).toEqual(['outreach_case', 'consent', 'contact_attempt', 'deadline']);

    await erase(id);
    const tombstone = async () => {
      expect(await traces(...ids)).toEqual([]);
      expect(await traces(id)).toEqual(['outreach_case']);
      expect(await caseload()).toBe(before);
      const [row] = await outreach.rowsOf('abq', 'select * from outreach_case where id = $1', [id]);
      expect(row).toMatchObject({ status: 'erased', area_code: null, need_codes: [], placements: [], attempts: 0 });
    };
    await tombstone();
    const told = (await outreach.told(id)).length;
    await hearAll();
    await outreach.hear(outreach.received(id, { type: 'ReopenCase', causeCode: 'UNLINKED' }));
    await erase(id);
    await tombstone();
    expect(await outreach.told(id)).toHaveLength(told);
  });

  it('is not taken in when the erasure came first, or with the facts', async () => {
    const [first, together] = [uuidv7(), uuidv7()];
    await erase(first);
    await outreach.hear(...factsOf().map(fact => outreach.received(first, fact)));
    const facts = factsOf().map(fact => outreach.received(together, fact));
    const erased = outreach.received(randomUUID(), { type: 'ErasePerson', referralIds: [together] });
    await outreach.hear(...facts, erased);
    for (const id of [first, together]) expect(await traces(id)).toEqual(['outreach_case']);
    const { body } = await outreach.as('lead').get('/v1/cases?limit=100');
    expect(JSON.stringify(body)).not.toContain(first);
  });

  it('is gone for everybody, as if there had never been a case', async () => {
    const id = await outreach.refer();
    await erase(id);
    const lead = outreach.as('lead');
    const answers = await Promise.all([id, uuidv7()].map(each => lead.get(`/v1/cases/${each}`)));
    const [erased, unknown] = answers.map(({ status, body }) => [status, Reflect.get(Object(body), 'code')]);
    expect(erased).toEqual(unknown);
    const acts = await lead.post(`/v1/cases/${id}/help-offers`, { modeCode: 'PHONE', answer: 'ACCEPTED' });
    expect(acts.status).toBe(404);
  });
});
