import { bootEscalation, codeOf, field, OFFICE, OTHER_OFFICE, type BootedEscalation } from './booted.ts';
import { APPROVE, journeyOf, NEXUS, nominationBody, yes } from './journey.ts';

let escalation: BootedEscalation;
let journey: ReturnType<typeof journeyOf>;
beforeAll(async () => {
  escalation = await bootEscalation();
  journey = journeyOf(escalation);
}, 90_000);
afterAll(() => escalation?.stop(), 30_000);

const count = async (table: string, column: string, id: string): Promise<number> =>
  Number((await escalation.pool.query(`select count(*) as n from ${table} where ${column} = $1`, [id])).rows[0]?.n);

it('goes from a nomination to a package in an office, and tells each step without a word about the person', async () => {
  const body = nominationBody();
  const id = await journey.reach('UNDER_REVIEW', body);
  expect(await escalation.events(id)).toEqual([
    'nomination.opened',
    'nexus.answered',
    'nomination.submitted',
    'nomination.cleared',
    'review.process-approved',
    'review.attorney-approved',
    'package.transmitted',
    'package.received',
    'package.review-started',
  ]);
  expect(await journey.status(id)).toMatchObject({
    status: 'UNDER_REVIEW',
    officeId: OFFICE,
    approvedKinds: ['PROCESS', 'ATTORNEY'],
    checklist: Array.from({ length: 10 }, (_, index) => ({ code: `P${index + 1}`, met: 'yes' })),
  });
  const told = JSON.stringify(await escalation.told());
  const { rows } = await escalation.pool.query(
    `select row_to_json(e)::text || row_to_json(s)::text || row_to_json(p)::text as text
     from escalation e join subject s on s.id = e.subject_id join sent_package p on p.id = e.id where e.id = $1`,
    [id],
  );
  const { subject, incident, statement } = body;
  const [first] = subject.identifiers;
  for (const secret of [subject.givenName, subject.familyName, first?.value, incident.incidentNumber, statement]) {
    expect(told).not.toContain(secret);
    expect(String(rows[0]?.text)).not.toContain(secret);
  }
});

it.each([
  ['DECLINE', 'D05', 'DECLINED'],
  ['DEFER_STATE', undefined, 'DEFERRED_STATE'],
  ['DEFER_TRIBAL', undefined, 'DEFERRED_TRIBAL'],
  ['DIVERT', undefined, 'DIVERTED'],
])('ends with %s, keeps the subject for twelve months and not longer', async (code, reasonCode, state) => {
  const id = await journey.reach('UNDER_REVIEW');
  const decidedOn = new Date(Date.now() - 6 * 3_600_000).toISOString().slice(0, 10);
  const decided = await journey.post('prosecutor', `/${id}/dispositions`, { code, reasonCode, decidedOn });
  expect(decided).toMatchObject({ status: state, reasonCode: reasonCode ?? null, decidedOn });
  const purgeAt = new Date(field(decided, 'purgeAt'));
  await escalation.fireAt(new Date(purgeAt.getTime() - 1));
  expect(await count('escalation', 'purge_at is not null and purged_at is null and id', id)).toBe(1);
  await escalation.fireAt(purgeAt);
  expect(await journey.status(id)).toMatchObject({ status: state, purgedAt: purgeAt.toISOString() });
  for (const table of ['approval', 'question']) expect(await count(table, 'escalation_id', id)).toBe(0);
  expect(await count('sent_package', 'id', id)).toBe(0);
  expect(await escalation.events(id)).toContain('subject.purged');
});

it('T24: keeps of an accepted case the date, the office and the hash of the package, and nothing else', async () => {
  const id = await journey.reach('UNDER_REVIEW');
  const decidedOn = new Date(Date.now() - 6 * 3_600_000).toISOString().slice(0, 10);
  const accepted = await journey.post('prosecutor', `/${id}/dispositions`, { code: 'ACCEPT', decidedOn });
  expect(accepted).toMatchObject({ status: 'ACCEPTED', decidedOn, officeId: OFFICE });
  const { rows } = await escalation.pool.query('select * from escalation where id = $1', [id]);
  expect(rows[0]).toMatchObject({
    facts: null,
    progress: null,
    nominator_id: null,
    office_id: OFFICE,
    package_hash: field(accepted, 'packageHash'),
  });
  for (const [table, column] of [
    ['approval', 'escalation_id'],
    ['question', 'escalation_id'],
    ['sent_package', 'id'],
    ['act_mark', 'escalation_id'],
  ] as const)
    expect(await count(table, column, id)).toBe(0);
  expect(await count('subject', 'id', String(rows[0]?.subject_id))).toBe(0);
  expect((await escalation.as('prosecutor').get(`/v1/escalations/${id}/package`)).status).toBe(404);
});

it('returns for more twice at most, takes the answers, and lapses where none comes', async () => {
  const id = await journey.reach('UNDER_REVIEW');
  const ask = { infoCodes: ['EVIDENCE'] };
  for (const round of [1, 2]) {
    expect(await journey.post('prosecutor', `/${id}/returns`, ask)).toMatchObject({
      status: 'RETURNED_FOR_MORE',
      rounds: round,
      infoCodes: ['EVIDENCE'],
    });
    if (round === 1)
      await journey.post('nominator', `/${id}/answers`, { answer: 'The record is EV-2026-0418 at the agency.' });
  }
  const { answerDueAt } = await journey.status(id);
  await journey.post('nominator', `/${id}/answers`, { answer: 'There is no other record.' });
  const third = await escalation.as('prosecutor').post(`/v1/escalations/${id}/returns`, ask);
  expect([third.status, codeOf(third.body)]).toEqual([409, 'return.too-often']);
  const whole = Object(await escalation.as('nominator').get(`/v1/escalations/${id}`)).body;
  expect(whole.returns).toMatchObject([{ answer: 'The record is EV-2026-0418 at the agency.' }, { round: 2 }]);
  await escalation.fireAt(new Date(String(answerDueAt)));
  expect(await journey.status(id)).toMatchObject({ status: 'UNDER_REVIEW' });
});

it('lapses fourteen days after clearing, ninety days after sending, and when a return is not answered', async () => {
  const [cleared, sent, returned] = [
    await journey.reach('CLEARED'),
    await journey.reach('TRANSMITTED'),
    await journey.reach('UNDER_REVIEW'),
  ];
  await journey.post('prosecutor', `/${returned}/returns`, { infoCodes: ['NEXUS'] });
  const lapsesAt = new Date(String((await journey.status(cleared))['lapsesAt']));
  await escalation.fireAt(new Date(lapsesAt.getTime() - 1));
  expect(await journey.status(cleared)).toMatchObject({ status: 'CLEARED' });
  await escalation.fireAt(lapsesAt);
  expect(await journey.status(cleared)).toMatchObject({ status: 'LAPSED', reasonCode: 'NO_APPROVAL' });
  const answerDueAt = new Date(String((await journey.status(returned))['answerDueAt']));
  await escalation.fireAt(answerDueAt);
  expect(await journey.status(returned)).toMatchObject({ status: 'LAPSED', reasonCode: 'RETURN_UNANSWERED' });
  const ends = new Date(String((await journey.status(sent))['lapsesAt']));
  await escalation.fireAt(ends);
  expect(await journey.status(sent)).toMatchObject({ status: 'LAPSED', reasonCode: 'NO_DISPOSITION' });
});

it('lapses where nobody submits, answers or sends; what lapsed is purged, and its act is not nominated again', async () => {
  const body = nominationBody();
  const ids = [
    await journey.reach('APPROVED'),
    await journey.nominate(body),
    await journey.reach('ATTESTATION_REQUESTED'),
  ];
  const expected = ['NOT_TRANSMITTED', 'NOT_SUBMITTED', 'NO_ATTESTATION'];
  for (const [index, id] of ids.entries()) {
    const before = await journey.status(id);
    const lapsesAt = new Date(String(before['lapsesAt']));
    await escalation.fireAt(new Date(lapsesAt.getTime() - 1));
    expect(await journey.status(id)).toMatchObject({ status: before['status'] });
    await escalation.fireAt(lapsesAt);
    expect(await journey.status(id)).toMatchObject({ status: 'LAPSED', reasonCode: expected[index] });
    expect((await escalation.events(id)).at(-1)).toBe('nomination.lapsed');
  }
  const [, first = '', asked = ''] = ids;
  const late = await escalation.as('nominator').post(`/v1/escalations/${first}/submissions`, {});
  expect([late.status, codeOf(late.body)]).toEqual([409, 'escalation.closed']);
  for (const id of [first, asked]) {
    const purgeAt = new Date(String((await journey.status(id))['purgeAt']));
    await escalation.fireAt(purgeAt);
    expect(await journey.status(id)).toMatchObject({ purgedAt: purgeAt.toISOString() });
    expect(await count('question', 'escalation_id', id)).toBe(0);
  }
  const again = await escalation.as('colleague').post('/v1/escalations', body);
  expect([again.status, codeOf(again.body)]).toEqual([409, 'nomination.same-act']);
});

it('reminds the office once, 21 days after it began', async () => {
  const id = await journey.reach('UNDER_REVIEW');
  const due = new Date(String((await journey.status(id))['reviewDueAt']));
  const remindAt = new Date(due.getTime() - 9 * 86_400_000);
  await escalation.fireAt(new Date(remindAt.getTime() - 1));
  expect(await journey.status(id)).toMatchObject({ remindedAt: null });
  await escalation.fireAt(remindAt);
  expect(await journey.status(id)).toMatchObject({ status: 'UNDER_REVIEW', remindedAt: remindAt.toISOString() });
});

it('T21: calls back the wrong person, who is gone at once; the office destroys, and an incident is to be reported', async () => {
  const id = await journey.reach('TRANSMITTED');
  expect(await journey.post('manager', `/${id}/recalls`)).toMatchObject({ status: 'RECALLED_ERROR', destroyed: false });
  expect((await escalation.as('prosecutor').get(`/v1/escalations/${id}/package`)).status).toBe(404);
  const other = await escalation.as('otherProsecutor').post(`/v1/escalations/${id}/destructions`, {});
  expect(other.status).toBe(404);
  expect(await journey.post('prosecutor', `/${id}/destructions`)).toMatchObject({ destroyed: true });
  expect(await count('purge_receipt', 'escalation_id', id)).toBe(2);
  const { rows } = await escalation.pool.query('select * from incident where cause_id = $1', [id]);
  expect(rows).toMatchObject([{ kind_code: 'WRONG_PERSON', reported_at: null }]);
  const [incident] = rows;
  expect(incident.report_due_at.getTime() - incident.raised_at.getTime()).toBe(86_400_000);
  const report = { findingCode: 'IDENTITY_MIXED_UP', actionCode: 'RECORDS_DESTROYED' };
  const reported = await escalation.as('manager').post(`/v1/incidents/${incident.id}/reports`, report);
  expect(reported.body).toMatchObject({ incidentId: incident.id, ...report });
  expect(await escalation.events(incident.id)).toEqual(['incident.raised', 'incident.reported']);
});

it('keeps everything under a hold, and does what was postponed when it ends', async () => {
  const id = await journey.reach('UNDER_REVIEW');
  const placed = await journey.post('attorney', `/${id}/holds`, { basisCode: 'LITIGATION' });
  const [holdId] = Object(placed).holdIds;
  const decidedOn = new Date(Date.now() - 6 * 3_600_000).toISOString().slice(0, 10);
  await journey.post('prosecutor', `/${id}/dispositions`, { code: 'ACCEPT', decidedOn });
  expect(await journey.status(id)).toMatchObject({ status: 'ACCEPTED', purgedAt: null, holdIds: [holdId] });
  expect(await count('sent_package', 'id', id)).toBe(1);
  const old = await (await escalation.stale('attorney')).post(`/v1/escalations/${id}/holds/${holdId}/ends`, {});
  expect([old.status, codeOf(old.body)]).toEqual([401, 'auth.sign-in-again']);
  await journey.post('attorney', `/${id}/holds/${holdId}/ends`);
  expect(await count('sent_package', 'id', id)).toBe(0);
  expect(await escalation.events(id)).toEqual(
    expect.arrayContaining(['hold.placed', 'hold.released', 'subject.purged']),
  );
});

it('shows what was called back to no office, though a hold keeps it', async () => {
  const id = await journey.reach('TRANSMITTED');
  const placed = await journey.post('attorney', `/${id}/holds`, { basisCode: 'COURT_ORDER' });
  await journey.post('manager', `/${id}/recalls`);
  expect(await journey.status(id)).toMatchObject({ status: 'RECALLED_ERROR', purgedAt: null });
  const path = `/v1/escalations/${id}/package`;
  expect((await escalation.as('prosecutor').get(path)).status).toBe(404);
  expect((await escalation.as('auditor').get(path, { headers: { purpose: 'audit' } })).status).toBe(200);
  const [holdId] = Object(placed).holdIds;
  await journey.post('attorney', `/${id}/holds/${holdId}/ends`);
  expect(await journey.status(id)).toMatchObject({ status: 'RECALLED_ERROR', purgedAt: expect.any(String) });
});

it('T26: refuses to nominate the victim, and has the coordinator look after the person', async () => {
  const id = await journey.nominate(nominationBody({ subjectRole: 'VICTIM_ONLY' }));
  await journey.post('attorney', `/${id}/nexus-answers`, NEXUS);
  expect(await journey.post('nominator', `/${id}/submissions`)).toMatchObject({
    status: 'REJECTED_PRECONDITION',
    failedCodes: ['P9'],
  });
  const { rows } = await escalation.pool.query('select id from victim_task where escalation_id = $1', [id]);
  const taskId = String(rows[0]?.id);
  const task = await escalation.as('coordinator').get(`/v1/victim-tasks/${taskId}`);
  expect(task.body).toMatchObject({ taskId, person: { familyName: 'Example' }, completedAt: null });
  const listed = Object(await escalation.as('coordinator').get('/v1/victim-tasks')).body.items;
  expect(listed).toEqual(expect.arrayContaining([expect.not.objectContaining({ person: expect.anything() })]));
  const done = await escalation.as('coordinator').post(`/v1/victim-tasks/${taskId}/completions`, {
    outcomeCode: 'CONTACTED',
  });
  expect(done.body).toMatchObject({ outcomeCode: 'CONTACTED' });
  expect(await escalation.events(id)).toEqual(
    expect.arrayContaining(['victim-task.raised', 'victim-task.completed', 'nomination.rejected']),
  );
  expect(await count('question', 'escalation_id', id)).toBe(0);
  await escalation.fireAt(new Date(String((await journey.status(id))['purgeAt'])));
  expect(await count('victim_task', 'escalation_id', id)).toBe(0);
});

it('asks nobody before the attorney answered, and says what to do', async () => {
  const id = await journey.nominate();
  const early = await escalation.as('nominator').post(`/v1/escalations/${id}/submissions`, {});
  expect([early.status, codeOf(early.body)]).toEqual([409, 'nexus.not-answered']);
});

it('withdraws any time before a disposition; what was never submitted can be nominated anew, and nothing else', async () => {
  const body = nominationBody();
  const id = await journey.nominate(body);
  const again = await escalation.as('colleague').post('/v1/escalations', body);
  expect([again.status, codeOf(again.body)]).toEqual([409, 'nomination.same-act']);
  await journey.post('nominator', `/${id}/withdrawals`, { reasonCode: 'ENTERED_IN_ERROR' });
  const second = await journey.reach('CLEARED', body);
  await journey.post('nominator', `/${second}/withdrawals`, { reasonCode: 'EVIDENCE_CHANGED' });
  const [first] = body.subject.identifiers;
  const otherPapers = nominationBody({
    incident: body.incident,
    subject: { identifiers: [first, { kind: 'PASSPORT', value: 'X1234567' }] },
  });
  const third = await escalation.as('nominator').post('/v1/escalations', otherPapers);
  expect([third.status, codeOf(third.body)]).toEqual([409, 'nomination.same-act']);
});

it('sends nothing to an office where nobody works, and nothing twice', async () => {
  const id = await journey.reach('APPROVED');
  const nowhere = await escalation.as('manager').post(`/v1/escalations/${id}/transmissions`, { officeId: id });
  expect([nowhere.status, codeOf(nowhere.body)]).toEqual([400, 'office.unknown']);
  await journey.post('manager', `/${id}/transmissions`, { officeId: OFFICE });
  const twice = await escalation.as('manager').post(`/v1/escalations/${id}/transmissions`, { officeId: OTHER_OFFICE });
  expect([twice.status, codeOf(twice.body)]).toEqual([409, 'transmission.not-approved']);
});

it('ends with the refusal of a reviewer, whose reasons stay sealed', async () => {
  const id = await journey.reach('CLEARED');
  const refusal = { decision: 'REFUSE', reasons: 'The charge was dismissed last week.' };
  expect(await journey.post('process', `/${id}/process-reviews`, refusal)).toMatchObject({
    status: 'REFUSED_BY_REVIEW',
    reasonCode: 'PROCESS',
  });
  const read = Object(await escalation.as('attorney').get(`/v1/escalations/${id}`)).body;
  expect(read.reviews).toEqual([{ kind: 'PROCESS', ...refusal }]);
  const late = await escalation.as('attorney').post(`/v1/escalations/${id}/attorney-reviews`, APPROVE);
  expect([late.status, codeOf(late.body)]).toEqual([409, 'review.not-open']);
  await expect(escalation.answer(yes(await journey.requestOf(id), { language: 'en' }))).rejects.toMatchObject({
    code: 'bridge.other-answer',
  });
});
