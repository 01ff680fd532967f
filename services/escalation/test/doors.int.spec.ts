import { randomUUID } from 'node:crypto';
import { isSignedBy } from '@crossroads/platform';
import { bootEscalation, codeOf, OFFICE, type BootedEscalation, type Handle } from './booted.ts';
import { journeyOf, nominationBody, NEXUS } from './journey.ts';

let escalation: BootedEscalation;
let journey: ReturnType<typeof journeyOf>;
beforeAll(async () => {
  escalation = await bootEscalation();
  journey = journeyOf(escalation);
}, 90_000);
afterAll(() => escalation?.stop(), 30_000);

const AUDIT = { headers: { purpose: 'audit' } };
const get = async (handle: Handle, path: string) =>
  escalation.as(handle).get(`/v1/escalations${path}`, handle === 'auditor' ? AUDIT : {});
const statusOf = async (handle: Handle, path: string): Promise<number> => (await get(handle, path)).status;

describe('who sees what', () => {
  it('shows a case to its nominator and the reviewers, its status to manager and office, and neither to anybody else', async () => {
    const id = await journey.reach('TRANSMITTED');
    const opened: Readonly<Record<string, number>> = {
      nominator: 200,
      colleague: 404,
      process: 200,
      attorney: 200,
      manager: 403,
      prosecutor: 403,
      liaison: 403,
      coordinator: 403,
      auditor: 200,
      farNominator: 404,
      farAttorney: 404,
    };
    for (const [handle, status] of Object.entries(opened))
      expect([handle, await statusOf(handle as Handle, `/${id}`)]).toEqual([handle, status]);
    const status: Readonly<Record<string, number>> = {
      nominator: 403,
      manager: 200,
      farManager: 404,
      prosecutor: 200,
      otherProsecutor: 404,
      auditor: 200,
    };
    for (const [handle, code] of Object.entries(status))
      expect([handle, await statusOf(handle as Handle, `/${id}/status`)]).toEqual([handle, code]);
    expect((await escalation.stranger.get(`/v1/escalations/${id}`)).status).toBe(401);
  });

  it('tells the manager status and checklist by opaque id, and never a name, a word or a proof', async () => {
    const id = await journey.reach('CLEARED');
    const { body } = await get('manager', `/${id}/status`);
    expect(Object.keys(Object(body).checklist[0])).toEqual(['code', 'met']);
    for (const name of ['nomination', 'nominatorId', 'conditions', 'attestation', 'nexus', 'reviews', 'ageAtAct'])
      expect(body).not.toHaveProperty(name);
    const listed = Object(await get('manager', '?status=CLEARED')).body.items;
    expect(listed.map((item: object) => Reflect.get(item, 'escalationId'))).toContain(id);
    expect(JSON.stringify(listed)).not.toMatch(/Rafael|Example|NM0010100/);
  });

  it('lists own nominations, what the office was sent, and nothing of others', async () => {
    const id = await journey.reach('TRANSMITTED');
    const ids = async (handle: Handle): Promise<unknown[]> =>
      Object(await get(handle, '?limit=100')).body.items.map((item: object) => Reflect.get(item, 'escalationId'));
    expect(await ids('nominator')).toContain(id);
    expect(await ids('prosecutor')).toContain(id);
    expect(await ids('colleague')).toEqual([]);
    expect(await ids('otherProsecutor')).toEqual([]);
    expect(await ids('farManager')).toEqual([]);
  });

  it('shows a package to its office and the auditor, to the state only what was deferred to it', async () => {
    const id = await journey.reach('UNDER_REVIEW');
    const seen = async (): Promise<unknown[]> =>
      Promise.all(
        (['prosecutor', 'otherProsecutor', 'liaison', 'auditor', 'nominator'] as const).map(handle =>
          statusOf(handle, `/${id}/package`),
        ),
      );
    expect(await seen()).toEqual([200, 404, 404, 200, 403]);
    const decidedOn = new Date(Date.now() - 6 * 3_600_000).toISOString().slice(0, 10);
    await journey.post('prosecutor', `/${id}/dispositions`, { code: 'DEFER_STATE', decidedOn });
    expect(await seen()).toEqual([200, 404, 200, 200, 403]);
    await journey.reach('TRANSMITTED');
    const listed = async (query: string): Promise<unknown[]> => Object(await get('liaison', query)).body.items;
    expect(await listed('?limit=100')).toEqual([
      expect.objectContaining({ escalationId: id, status: 'DEFERRED_STATE', officeId: OFFICE }),
    ]);
    expect(await listed('?status=DEFERRED_STATE')).toHaveLength(1);
    expect(await listed('?status=TRANSMITTED')).toEqual([]);
    expect(await statusOf('liaison', `/${id}`)).toBe(403);
  });
});

it('hands out the files of a package byte for byte, with signatures that hold', async () => {
  const id = await journey.reach('TRANSMITTED');
  const file = async (name: string): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${escalation.token('prosecutor')}` };
    const answer = await fetch(new URL(`/v1/escalations/${id}/package/files/${name}`, escalation.url), { headers });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const [manifest, signature, pdf, pdfSignature] = await Promise.all(
    ['manifest.json', 'manifest.sig', 'package.pdf', 'package.pdf.sig'].map(file),
  );
  const signed = (bytes: Buffer | undefined, base64: Buffer | undefined): boolean =>
    isSignedBy(escalation.signer, bytes ?? Buffer.alloc(0), Buffer.from(String(base64), 'base64'));
  expect([signed(manifest, signature), signed(pdf, pdfSignature), signed(pdf, signature)]).toEqual([true, true, false]);
  expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
  const { body } = await get('prosecutor', `/${id}/package`);
  expect(body).toMatchObject({ escalationId: id, packageHash: (await journey.status(id))['packageHash'] });
  const audited = (await escalation.told()).filter(
    ({ type, data }) =>
      type === 'escalation.access.decided.v1' && data['resourceId'] === id && data['actionName'] === 'ReadPackage',
  );
  expect(audited.length).toBeGreaterThanOrEqual(5);
  expect(await statusOf('prosecutor', `/${id}/package/files/secrets.txt`)).toBe(404);
});

describe('the form', () => {
  const send = async (body: object) => escalation.as('nominator').post('/v1/escalations', body);
  const errorsOf = (body: unknown): unknown => Reflect.get(Object(body), 'errors');

  it.each([
    ['helpAccepted', { helpAccepted: false }, '/helpAccepted'],
    ['subject.group', { subject: { group: 'X' } }, '/subject/group'],
    ['subject.race', { subject: { race: 'X' } }, '/subject/race'],
    ['incident.score', { incident: { score: 7 } }, '/incident/score'],
    ['stateCase.notes', { stateCase: { daStatusCode: 'CHARGED', notes: 'x' } }, '/stateCase/notes'],
  ])('R1: has no field %s', async (_, more, pointer) => {
    const { status, body } = await send(nominationBody(more));
    expect(status).toBe(400);
    expect(errorsOf(body)).toEqual([expect.objectContaining({ pointer, code: 'unknown-field' })]);
  });

  it('shows the words that have no place in it, and where they stand', async () => {
    const statement = 'He attended six counseling sessions and refused outreach.';
    const { status, body } = await send(nominationBody({ statement }));
    expect([status, codeOf(body)]).toEqual([400, 'nomination.barred-content']);
    const [error] = Object(body).errors;
    expect(error).toMatchObject({ pointer: '/statement', code: 'barred-content' });
    expect(error.found.length).toBeGreaterThan(0);
    expect(error.found.every((words: string) => statement.includes(words))).toBe(true);
    expect(JSON.stringify(await escalation.told())).not.toContain(error.found[0]);
  });

  it('R29: asks what speaks for the person, one way or the other', async () => {
    const both = await send(nominationBody({ exculpatory: { affirmedNone: true, facts: 'A witness saw another.' } }));
    expect([both.status, errorsOf(both.body)]).toMatchObject([400, [{ pointer: '/exculpatory' }]]);
    const neither = await send(nominationBody({ exculpatory: {} }));
    expect([neither.status, codeOf(neither.body)]).toEqual([400, 'nomination.exculpatory-missing']);
    const denied = await send(nominationBody({ exculpatory: { affirmedNone: false } }));
    expect(denied.status).toBe(400);
  });

  it('never guesses a time that clocks showed twice, or never', async () => {
    const at = (local: string, offset?: string) =>
      nominationBody({ incident: { actAt: { local, offset }, actClassCode: 'SHOOTING' } });
    const twice = await send(at('2025-11-02T01:30'));
    expect([twice.status, codeOf(twice.body)]).toEqual([400, 'time.exists-twice']);
    expect(errorsOf(twice.body)).toMatchObject([{ pointer: '/incident/actAt' }]);
    expect((await send(at('2025-11-02T01:30', '-07:00'))).status).toBe(201);
    const never = await send(at('2026-03-08T02:30'));
    expect([never.status, codeOf(never.body)]).toEqual([400, 'time.does-not-exist']);
    expect(codeOf((await send(at('2026-05-14T21:40', '-07:00'))).body)).toBe('time.offset-wrong');
  });

  it.each([
    ['T3: an arrest for a missed court date', { incident: { actClassCode: 'MISSED_COURT_OR_APPOINTMENT' } }, 'P5'],
    ['T6: an act the day before the eighteenth birthday', { subject: { birthDate: '2008-05-15' } }, 'P1'],
    ['T7: a birth date that is not known', { subject: { birthDate: undefined, birthDateSource: 'NONE' } }, 'P1'],
    ['no charge, arrest or finding', { incident: { chargeStatus: 'NONE', chargedOn: undefined } }, 'P6'],
  ])('refuses at submission %s, and asks nobody', async (_, more, code) => {
    const id = await journey.nominate(nominationBody(more));
    await journey.post('attorney', `/${id}/nexus-answers`, NEXUS);
    const submitted = await journey.post('nominator', `/${id}/submissions`);
    expect(submitted).toMatchObject({ status: 'REJECTED_PRECONDITION', askedAt: null });
    expect(Object(submitted).failedCodes).toContain(code);
    expect(Object(submitted).purgeAt).not.toBeNull();
    await expect(journey.requestOf(id)).resolves.toBe('undefined');
  });

  it('is sent once for a key, and asks for the line of whoever sends it', async () => {
    const body = nominationBody();
    const idempotencyKey = randomUUID();
    const [first, second] = [
      await escalation.as('nominator').post('/v1/escalations', body, { idempotencyKey }),
      await escalation.as('nominator').post('/v1/escalations', body, { idempotencyKey }),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.location).toBe(first.location);
    const unplaced = await escalation.as('unplaced').post('/v1/escalations', nominationBody());
    expect([unplaced.status, codeOf(unplaced.body)]).toEqual([403, 'nomination.no-line']);
  });

  it('takes one of ten nominations of the same act at once', async () => {
    const body = nominationBody();
    const all = await Promise.all(Array.from({ length: 10 }, () => send(body)));
    const refused = all.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(9);
    expect(new Set(refused.map(answer => codeOf(answer.body)))).toEqual(new Set(['nomination.same-act']));
  });

  it('checks what an attorney ticks, and answers for nobody', async () => {
    const id = await journey.nominate(nominationBody({ selfDefence: { claimed: true } }));
    const answer = (body: object) => escalation.as('attorney').post(`/v1/escalations/${id}/nexus-answers`, body);
    const tick = (more: object) => ({ ...NEXUS, statutes: [{ ...NEXUS.statutes[0], ...more }] });
    expect(codeOf((await answer(tick({ statute: '18 USC 9999' }))).body)).toBe('nexus.unknown-statute');
    expect(codeOf((await answer(tick({ offenceDate: '2026-05-15' }))).body)).toBe('nexus.offence-date');
    expect(codeOf((await answer(NEXUS)).body)).toBe('nexus.self-defence-note');
    const noted = await answer({ ...NEXUS, selfDefenceNote: 'The recording shows no attack on him.' });
    expect([noted.status, Object(noted.body).nexusAnswered]).toEqual([201, true]);
  });
});

it('lists the acts that count on a day, and says from when', async () => {
  const { body } = await escalation.as('nominator').get('/v1/qualifying-acts?on=2026-05-14');
  const acts: readonly object[] = Object(body).items;
  expect(acts).toContainEqual(expect.objectContaining({ code: 'SHOOTING', qualifies: true, listVersion: 'qa-1' }));
  expect(acts).toContainEqual(expect.objectContaining({ code: 'TRAFFIC', qualifies: false }));
  expect((await escalation.as('prosecutor').get('/v1/qualifying-acts')).status).toBe(403);
});

it('keeps what the office does from who is no prosecutor of it', async () => {
  const id = await journey.reach('TRANSMITTED');
  for (const path of ['receipts', 'review-starts', 'destructions']) {
    const other = await escalation.as('otherProsecutor').post(`/v1/escalations/${id}/${path}`, {});
    expect([path, other.status, codeOf(other.body)]).toEqual([path, 404, 'package.not-found']);
  }
  const early = await escalation.as('prosecutor').post(`/v1/escalations/${id}/review-starts`, {});
  expect([early.status, codeOf(early.body)]).toEqual([409, 'office.not-received']);
  const byReviewer = await escalation.as('process').post(`/v1/escalations/${id}/transmissions`, { officeId: OFFICE });
  expect(byReviewer.status).toBe(403);
});
