import { bridgeKey } from '@crossroads/testing';
import { randomUUID } from 'node:crypto';
import { signWith } from '@crossroads/platform';
import { bootEscalation, PEOPLE, type BootedEscalation } from './booted.ts';
import { journeyOf, nominationBody, notYes, yes } from './journey.ts';

let escalation: BootedEscalation;
let journey: ReturnType<typeof journeyOf>;
beforeAll(async () => {
  escalation = await bootEscalation();
  journey = journeyOf(escalation);
}, 90_000);
afterAll(() => escalation?.stop(), 30_000);

it('seals the question with the submission: only the registry reads it, and everything else is opaque', async () => {
  const body = nominationBody();
  const id = await journey.reach('ATTESTATION_REQUESTED', body);
  const requestId = await journey.requestOf(id);
  const asked = (await escalation.told()).filter(({ subject }) => subject === requestId);
  expect(asked).toHaveLength(1);
  expect(Object.keys(asked[0]?.data ?? {})).toEqual(['requestId', 'sealed']);
  expect(JSON.stringify(asked)).not.toContain(id);
  for (const name of ['correlationid', 'causationid', 'traceparent']) expect(asked[0]).not.toHaveProperty(name);
  const plain = (await escalation.questions()).find(question => question.requestId === requestId);
  expect(plain).toMatchObject({
    v: 1,
    requestId,
    site: 'abq',
    givenName: 'Rafael',
    familyName: 'Example',
    birthDate: '1997-02-28',
    incidentNumber: body.incident.incidentNumber,
    actAt: '2026-05-15T03:40:00.000Z',
  });
  expect(plain?.identifiers[0]?.value).toBe(body.subject.identifiers[0]?.value.toUpperCase().replace('-', ''));
  expect(plain?.requester).not.toContain(PEOPLE.nominator.actorId);
  expect(await journey.status(id)).toMatchObject({ status: 'ATTESTATION_REQUESTED', checklist: [] });
});

it('waits, and sends the same question again every twelve hours until it is answered', async () => {
  const id = await journey.reach('ATTESTATION_REQUESTED');
  const requestId = await journey.requestOf(id);
  const asked = async (): Promise<number> =>
    (await escalation.questions()).filter(question => question.requestId === requestId).length;
  const askedAt = new Date(String((await journey.status(id))['askedAt']));
  const after = (hours: number): Date => new Date(askedAt.getTime() + hours * 3_600_000);
  await escalation.fireAt(new Date(after(12).getTime() - 1));
  expect(await asked()).toBe(1);
  await escalation.fireAt(after(12));
  await escalation.fireAt(after(24));
  expect(await asked()).toBe(3);
  await escalation.answer(yes(requestId), { at: after(30) });
  await escalation.fireAt(after(48));
  expect(await asked()).toBe(3);
  expect(await journey.status(id)).toMatchObject({ status: 'CLEARED' });
});

it('keeps the signed answer as the proof that reviewers see', async () => {
  const id = await journey.reach('CLEARED');
  const read = Object(await escalation.as('process').get(`/v1/escalations/${id}`)).body;
  expect(read.attestation).toMatchObject({ answer: 'YES', helpOfferedOn: '2026-03-03', language: 'es' });
  const [, payload = ''] = String(read.attestation.signed).split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    requestId: await journey.requestOf(id),
    answer: 'YES',
  });
  expect(read.conditions.map(({ code }: { code: string }) => code)).toEqual(
    Array.from({ length: 9 }, (_, index) => `P${index + 1}`),
  );
});

it.each(['NO', 'UNKNOWN'] as const)('ends with an answer of %s, which is no proof', async answer => {
  const id = await journey.reach('ATTESTATION_REQUESTED');
  await escalation.answer(notYes(await journey.requestOf(id), answer));
  const status = await journey.status(id);
  expect(status).toMatchObject({ status: 'REJECTED_PRECONDITION' });
  expect(status['failedCodes']).toEqual(expect.arrayContaining(['P2', 'P3']));
});

it('T4: an act in the minute of the notice, or before it, is not after it', async () => {
  const inTheMinute = await journey.reach('ATTESTATION_REQUESTED');
  await escalation.answer(
    yes(await journey.requestOf(inTheMinute), {
      noticeServedAt: '2026-05-15T03:40:59.000Z',
      helpOfferedOn: '2026-05-14',
    }),
  );
  expect(await journey.status(inTheMinute)).toMatchObject({ status: 'REJECTED_PRECONDITION' });
});

it('believes no answer of another key, to another question, with another field, or that came in another way before', async () => {
  const id = await journey.reach('ATTESTATION_REQUESTED');
  const requestId = await journey.requestOf(id);
  const forged = bridgeKey('sig', escalation.notices.signing.kid);
  await expect(escalation.answer(yes(requestId), { signer: forged })).rejects.toMatchObject({
    code: 'bridge.bad-signature',
  });
  await expect(escalation.answer(yes(requestId), { signer: bridgeKey('sig', 'other') })).rejects.toMatchObject({
    code: 'bridge.unknown-key',
  });
  const elsewhere = await signWith(escalation.notices.signing, yes(randomUUID()));
  await expect(escalation.hear(escalation.answerEvent(requestId, elsewhere))).rejects.toMatchObject({
    code: 'bridge.other-request',
  });
  await expect(escalation.answer(yes(randomUUID()))).rejects.toMatchObject({ code: 'bridge.unknown-request' });
  await expect(escalation.answer(yes(requestId), { site: 'lcr' })).rejects.toMatchObject({
    code: 'bridge.unknown-request',
  });
  const more = await signWith(escalation.notices.signing, { ...yes(requestId), helpAccepted: true });
  await expect(escalation.hear(escalation.answerEvent(requestId, more))).rejects.toMatchObject({
    code: 'unknown-field',
  });
  expect(await journey.status(id)).toMatchObject({ status: 'ATTESTATION_REQUESTED' });
  const answer = await signWith(escalation.notices.signing, yes(requestId));
  await escalation.hear(escalation.answerEvent(requestId, answer));
  await escalation.hear(escalation.answerEvent(requestId, answer));
  expect(await journey.status(id)).toMatchObject({ status: 'CLEARED' });
  await expect(escalation.answer(notYes(requestId, 'NO'))).rejects.toMatchObject({ code: 'bridge.other-answer' });
  expect(await journey.status(id)).toMatchObject({ status: 'CLEARED' });
});

it('T15: hears no event with a field that nobody agreed on', async () => {
  const requestId = randomUUID();
  const answer = await signWith(escalation.notices.signing, yes(requestId));
  const event = escalation.answerEvent(requestId, answer);
  const more = { ...event, data: { ...event.data, sessionsAttended: 6 } };
  await expect(escalation.hear(more)).rejects.toMatchObject({ code: 'contract.unknown-field' });
});

describe('dead letters of this plane', () => {
  const letter = async (reasonCode: string, more: { topicName?: string; site?: string } = {}): Promise<string> => {
    const { topicName = 'bridge.attestation-reply.v1', site = 'abq' } = more;
    const id = randomUUID();
    const data = { topicName, consumer: 'enforcement.escalation.cases', reasonCode, attempts: 1 };
    await escalation.hear({
      ...escalation.envelope('escalation.dead-letter.parked.v1', id, data, site),
      correlationid: id,
    });
    return id;
  };
  const incidents = async (causeId: string): Promise<unknown[]> =>
    (await escalation.pool.query('select kind_code, site from incident where cause_id = $1 order by site', [causeId]))
      .rows;

  it.each([
    ['unknown-field', 'UNKNOWN_FIELD'],
    ['bridge.bad-signature', 'BAD_SIGNATURE'],
    ['bridge.unknown-key', 'UNKNOWN_KEY'],
    ['bridge.other-answer', 'MALFORMED_ANSWER'],
    ['schema', 'MALFORMED_ANSWER'],
  ])('raise an incident for %s', async (reasonCode, kind_code) => {
    expect(await incidents(await letter(reasonCode))).toEqual([{ kind_code, site: 'abq' }]);
  });

  it('raise none for what only operators look at, and one in every site where none is named', async () => {
    expect(await incidents(await letter('not-json', { topicName: 'enforcement.escalation.dead-letter.v1' }))).toEqual(
      [],
    );
    const nowhere = await letter('unknown-field', { site: 'none' });
    await escalation.fireAt(new Date());
    expect(await incidents(nowhere)).toEqual(['abq', 'lcr'].map(site => ({ kind_code: 'UNKNOWN_FIELD', site })));
  });
});
