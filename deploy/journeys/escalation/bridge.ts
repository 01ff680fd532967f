import { randomUUID } from 'node:crypto';
import { adminKafka, eventually } from '@crossroads/testing';
import { enforcementFields, fieldsOutsideTheList } from '@crossroads/contracts/enforcement';
import { untilQuiet, waits } from '../../local/quiet.ts';
import { bodyOf } from '../city.ts';
import { nominationBody, somebodyNew } from './bodies.ts';
import { PATIENCE, type Court } from './court.ts';

const REQUESTS = 'bridge.attestation-request.v1';
const REPLIES = 'bridge.attestation-reply.v1';

type Data = Readonly<Record<string, unknown>>;
type Incident = { readonly incidentId: string; readonly kindCode: string; readonly causeId: string };

/** Says something on a topic as the last one who spoke there, but changed. */
const forge = async ({ city, events }: Court, topic: string, change: (data: Data) => Data): Promise<void> => {
  const last = (await events(topic)).at(-1);
  if (!last) throw new Error(`nothing was ever said on ${topic}`);
  const { text: _, ...event } = last;
  const id = randomUUID();
  const producer = adminKafka(city.system.servers).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({
    topic,
    messages: [{ key: id, value: JSON.stringify({ ...event, id, data: change(event.data) }) }],
  });
  await producer.disconnect();
};

/** Who hears what is said on a bridge topic, and where they tell of it. */
const HEARERS = {
  escalation: {
    from: REPLIES,
    plane: 'enforcement',
    told: 'enforcement.escalation.incident.v1',
    role: 'process-manager',
  },
  notices: { from: REQUESTS, plane: 'neutral', told: 'neutral.notices.notice.v1', role: 'legal-reviewer' },
} as const;
type Hearer = keyof typeof HEARERS;

type Sought = { readonly topic: string; readonly type: string; readonly known: ReadonlySet<string> };

const oneNew = async ({ events }: Court, { topic, type, known }: Sought) =>
  eventually(async () => {
    const found = (await events(topic)).filter(each => each.type === type && !known.has(each.id));
    expect(found).toHaveLength(1);
    return found[0];
  }, PATIENCE);

/** What a forged word becomes at who hears it: one dead letter, and one incident which a human of that plane sees. */
const becomes = async (court: Court, hearer: Hearer, change: (data: Data) => Data) => {
  const { from, plane, told, role } = HEARERS[hearer];
  const letters = `${plane}.${hearer}.dead-letter.v1`;
  const known = new Set((await court.events(letters, told)).map(({ id }) => id));
  await forge(court, from, change);
  const letter = await oneNew(court, { topic: letters, type: `${hearer}.dead-letter.parked.v1`, known });
  const incident = await oneNew(court, { topic: told, type: `${hearer}.incident.raised.v1`, known });
  expect(letter?.data['topicName']).toBe(from);
  expect(incident?.data['causeId']).toBe(letter?.subject);
  const list = await court.as(hearer, { role }).get('/v1/incidents?limit=100');
  const { items } = bodyOf<{ items: readonly Incident[] }>(list, 200);
  expect(items.map(({ causeId }) => causeId)).toContain(letter?.subject);
  return {
    reason: letter?.data['reasonCode'],
    kind: incident?.data['kindCode'],
    texts: [letter?.text, incident?.text],
  };
};

const moreSaid = (data: Data): Data => ({ ...data, sessionsAttended: 6 });

/** The same answer with another signature of the same form. */
const signedByOthers = (data: Data): Data => {
  const [head, body, signature = ''] = String(data['attestation']).split('.');
  return { ...data, attestation: [head, body, signature.split('').toReversed().join('')].join('.') };
};

const oneDigit = (court: () => Court): void => {
  it('one digit of an identifier wrong: nobody is known by that', async () => {
    const { decided, notices, submit, unmet } = court();
    const { identifiers, ...person } = await court().told();
    const [first, last] = identifiers;
    const wrong = { kind: 'FBI_NUMBER', value: String((Number(last?.value) + 1) % 10 ** 9).padStart(9, '0') };
    const body = nominationBody({ ...person, identifiers: first ? [first, wrong] : [wrong] });
    const id = await submit(body, court().second);
    expect(await decided(id)).toMatchObject({ status: 'REJECTED_PRECONDITION' });
    expect(await unmet(id)).toContainEqual(['P3', 'unknown', 'ATTESTATION_UNKNOWN']);
    type Asked = { readonly items: readonly { readonly causeCode: string; readonly answer: string }[] };
    const log = bodyOf<Asked>(await notices.lawyer().get('/v1/attestation-requests?limit=100'), 200).items;
    expect(log).toContainEqual(expect.objectContaining({ causeCode: 'IDENTIFIERS_DIFFER', answer: 'UNKNOWN' }));
  });
};

const noSuchField = (court: () => Court): void => {
  describe('T15: "attended 6 sessions" for a prosecutor', () => {
    it('has no field: not in a schema, not in a form', async () => {
      expect(fieldsOutsideTheList()).toEqual([]);
      expect(JSON.stringify(enforcementFields())).not.toMatch(/session|attend/i);
      const { of } = court();
      const body = nominationBody(somebodyNew());
      const field = await of('nominator').post('/v1/escalations', { ...body, sessionsAttended: 6 });
      expect(field.status).toBe(400);
      expect(JSON.stringify(field.body)).toContain('/sessionsAttended');
      const words = await of('nominator').post('/v1/escalations', {
        ...body,
        statement: 'The man attended 6 sessions of counselling before the robbery.',
      });
      expect([words.status, Reflect.get(Object(words.body), 'code')]).toEqual([400, 'nomination.barred-content']);
      expect(JSON.stringify(words.body)).toContain('/statement');
    });

    it.each(['escalation', 'notices'] as const)(
      'said to %s on the bridge: a dead letter, an incident',
      async hearer => {
        const { kind, reason, texts } = await becomes(court(), hearer, moreSaid);
        expect([reason, kind]).toEqual(['unknown-field', 'UNKNOWN_FIELD']);
        expect(texts.join()).not.toMatch(/session/i);
      },
    );
  });
};

const otherSignature = (court: () => Court): void => {
  it('an answer that somebody else signed is a dead letter and an incident', async () => {
    const { kind, reason } = await becomes(court(), 'escalation', signedByOthers);
    expect([reason, kind]).toEqual(['bridge.bad-signature', 'BAD_SIGNATURE']);
  });
};

const registryAway = (court: () => Court): void => {
  it('notices is down: escalation waits and guesses nothing, and is answered when it is back', async () => {
    const { city, decided, status, submit } = court();
    const person = await court().told();
    await city.system.unit('notices').stop();
    const id = await submit(nominationBody(person), court().second);
    expect(await status(id)).toMatchObject({ status: 'ATTESTATION_REQUESTED', checklist: [], failedCodes: [] });
    await city.system.unit('notices').start({ CLOCK_OFFSET_MS: '0' });
    expect(await decided(id)).toMatchObject({ status: 'CLEARED' });
  });
};

/** What comes over the bridge, and what does not. */
export const crossTheBridge = (court: () => Court): void => {
  oneDigit(court);
  noSuchField(court);
  otherSignature(court);
  registryAway(court);
};

/** After everything: each message was handled by whom it was for, with the rights that they have. */
export const nothingIsLeft = (court: () => Court): void => {
  it('nothing but what was forged is a dead letter, and nothing waits', async () => {
    const { city, events } = court();
    await untilQuiet(city.system.connections);
    const { waiting } = await waits(city.system.connections);
    expect(waiting).toBe(0);
    const planes = ['help.intake', 'help.outreach', 'help.routing', 'help.screening', 'neutral.notices'];
    const letters = await events(...[...planes, 'enforcement.escalation'].map(each => `${each}.dead-letter.v1`));
    const reasons = letters.map(({ data }) => String(data['reasonCode']));
    expect(reasons).toHaveLength(3);
    expect(new Set(reasons)).toEqual(new Set(['bridge.bad-signature', 'unknown-field']));
  }, 180_000);
};
