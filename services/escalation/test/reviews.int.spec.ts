import { randomUUID } from 'node:crypto';
import { bootEscalation, codeOf, PEOPLE, type BootedEscalation, type Handle } from './booted.ts';
import { APPROVE, journeyOf } from './journey.ts';

let escalation: BootedEscalation;
let journey: ReturnType<typeof journeyOf>;
beforeAll(async () => {
  escalation = await bootEscalation();
  journey = journeyOf(escalation);
}, 90_000);
afterAll(() => escalation?.stop(), 30_000);

const review = async (handle: Handle, id: string, kind: 'process' | 'attorney'): Promise<readonly unknown[]> => {
  const answer = await escalation.as(handle).post(`/v1/escalations/${id}/${kind}-reviews`, APPROVE);
  return [answer.status, answer.status === 201 ? Object(answer.body).status : codeOf(answer.body)];
};

it('T8: takes no approval of the nominator’s line, of the other reviewer’s line, or in the wrong order', async () => {
  const id = await journey.reach('CLEARED');
  expect(await review('processOfLineA', id, 'process')).toEqual([403, 'review.nominator-unit']);
  expect(await review('attorney', id, 'attorney')).toEqual([409, 'review.process-first']);
  expect(await review('nominator', id, 'process')).toEqual([403, 'auth.not-allowed']);
  expect(await review('process', id, 'process')).toEqual([201, 'PROCESS_APPROVED']);
  expect(await review('process', id, 'process')).toEqual([403, 'review.same-person']);
  expect(await review('attorneyOfLineB', id, 'attorney')).toEqual([403, 'review.same-unit']);
  expect(await review('attorney', id, 'attorney')).toEqual([201, 'APPROVED']);
});

it('asks a reviewer to sign in again, and for reasons in writing', async () => {
  const id = await journey.reach('CLEARED');
  const stale = await (await escalation.stale('process')).post(`/v1/escalations/${id}/process-reviews`, APPROVE);
  expect([stale.status, codeOf(stale.body)]).toEqual([401, 'auth.sign-in-again']);
  const wordless = await escalation
    .as('process')
    .post(`/v1/escalations/${id}/process-reviews`, { decision: 'APPROVE', reasons: '          ' });
  expect(wordless.status).toBe(400);
});

it('makes one valid set of fifty approvals at once', async () => {
  const id = await journey.reach('CLEARED');
  const handles = ['process', 'processOfLineA', 'attorney', 'attorneyOfLineB'] as const;
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const handle = handles[index % handles.length] ?? 'process';
      return review(handle, id, handle.startsWith('process') ? 'process' : 'attorney');
    }),
  );
  const taken = all.filter(([status]) => status === 201);
  expect(taken.length).toBeLessThanOrEqual(2);
  expect(taken).toContainEqual([201, 'PROCESS_APPROVED']);
  expect(all.filter(([status]) => ![201, 403, 409, 503].includes(Number(status)))).toEqual([]);
  if (taken.length < 2) expect(await review('attorney', id, 'attorney')).toEqual([201, 'APPROVED']);
  const { rows } = await escalation.pool.query(
    'select kind, approver_id, unit_id from approval where escalation_id = $1 order by kind desc',
    [id],
  );
  expect(rows).toEqual([
    { kind: 'PROCESS', approver_id: PEOPLE.process.actorId, unit_id: PEOPLE.process.orgId },
    { kind: 'ATTORNEY', approver_id: PEOPLE.attorney.actorId, unit_id: PEOPLE.attorney.orgId },
  ]);
  expect((await escalation.events(id)).filter(type => type.startsWith('review.'))).toEqual([
    'review.process-approved',
    'review.attorney-approved',
  ]);
}, 60_000);

describe('the database itself', () => {
  const insert = (id: string, more: object = {}) => {
    const { nominator, process } = PEOPLE;
    const row = {
      escalation_id: id,
      kind: 'PROCESS',
      site: 'abq',
      approver_id: process.actorId,
      unit_id: process.orgId,
      nominator_id: nominator.actorId,
      nominator_unit_id: nominator.orgId,
      approved_at: new Date(),
      ...more,
    };
    const names = Object.keys(row);
    return escalation.pool
      .query(
        `insert into approval (${names.join()}) values (${names.map((_, at) => `$${at + 1}`).join()})`,
        Object.values(row),
      )
      .then(() => 'taken')
      .catch((error: unknown) => String(Reflect.get(Object(error), 'constraint')));
  };

  it('takes no approval by the nominator, of the line, twice by a person or a line, or of another nomination', async () => {
    const id = await journey.reach('CLEARED');
    const { nominator, process, attorney } = PEOPLE;
    expect(await insert(id, { approver_id: nominator.actorId })).toBe('approval_not_by_the_nominator');
    expect(await insert(id, { unit_id: nominator.orgId })).toBe('approval_not_of_the_line');
    expect(await insert(id, { nominator_id: randomUUID() })).toBe('approval_of_its_nomination');
    expect(await insert(id, { nominator_unit_id: randomUUID() })).toBe('approval_of_its_nomination');
    expect(await insert(id, { kind: 'THIRD' })).toBe('approval_of_a_kind');
    expect(await insert(id)).toBe('taken');
    expect(await insert(id, { unit_id: randomUUID(), approver_id: randomUUID() })).toBe('approval_pk');
    expect(await insert(id, { kind: 'ATTORNEY', unit_id: attorney.orgId })).toBe('approval_one_a_person');
    expect(await insert(id, { kind: 'ATTORNEY', approver_id: attorney.actorId })).toBe('approval_one_a_line');
    const changed = escalation.pool.query('update approval set unit_id = $2 where escalation_id = $1', [
      id,
      process.orgId,
    ]);
    await expect(changed).rejects.toMatchObject({ code: '23514', constraint: 'approval_never_changed' });
  });

  it('sends nothing without two approvals, keeps its nominator, and holds nothing of what was purged', async () => {
    const id = await journey.reach('CLEARED');
    const set = (what: string) => escalation.pool.query(`update escalation set ${what} where id = $1`, [id]);
    await expect(set(`office_id = gen_random_uuid(), package_hash = 'x'`)).rejects.toMatchObject({
      constraint: 'escalation_twice_approved',
    });
    expect(await insert(id)).toBe('taken');
    await expect(set(`office_id = gen_random_uuid(), package_hash = 'x'`)).rejects.toMatchObject({
      constraint: 'escalation_twice_approved',
    });
    await expect(set('nominator_id = gen_random_uuid()')).rejects.toMatchObject({
      constraint: 'escalation_keeps_its_nominator',
    });
    await expect(set('nominator_unit_id = gen_random_uuid()')).rejects.toMatchObject({
      constraint: 'escalation_keeps_its_nominator',
    });
    await expect(set('purged_at = now()')).rejects.toMatchObject({ constraint: 'escalation_purged_is_bare' });
    await expect(set(`package_hash = 'x'`)).rejects.toMatchObject({ code: '23514' });
    const other = await journey.nominate();
    const copied = escalation.pool.query(
      'update act_mark set id = (select id from act_mark where escalation_id = $1 limit 1) where escalation_id = $2',
      [id, other],
    );
    await expect(copied).rejects.toMatchObject({ constraint: 'act_mark_pk' });
  });
});
