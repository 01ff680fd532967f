import { on, onExactly } from '@crossroads/contracts';
import { NoticesAttestationAnsweredV1 } from '@crossroads/contracts/bridge';
import { IntakeReferralClosedV1 } from '@crossroads/contracts/help';
import { eventOf } from '@crossroads/testing';
import { Decoder } from './decode.ts';

const TOPIC = 'help.intake.referral.v1';
const SUBJECT = '0199a1c0-0000-7000-8000-000000000001';

const decoder = new Decoder([
  on(IntakeReferralClosedV1, ({ data }) => (data.outcomeCode === 'IGNORED' ? undefined : data.outcomeCode)),
]);

const closed = (outcomeCode = 'HELPED') =>
  eventOf('intake.referral.closed.v1', {
    subject: SUBJECT,
    data: { referralId: SUBJECT, outcomeCode, supervisorId: null },
  });

const decoded = (value: object | string, topic = TOPIC) =>
  decoder.decode(topic, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

it('makes the command of a consumed event', () => {
  expect(decoded(closed())).toMatchObject({
    kind: 'command',
    command: 'HELPED',
    event: { subject: SUBJECT, site: 'abq' },
  });
});

it('lets events grow: unknown fields and attributes do no harm', () => {
  const event = closed();
  expect(decoded({ ...event, extension: 1, data: { ...event.data, more: [] } })).toMatchObject({ kind: 'command' });
});

it('skips a known event of the topic that is not consumed, and one that the table passes over', () => {
  const rejected = eventOf('intake.referral.rejected.v1', {
    subject: SUBJECT,
    data: { referralId: SUBJECT, reasonCode: 'NO_BASIS' },
  });
  expect(decoded(rejected)).toEqual({ kind: 'skip' });
  expect(decoded(closed('IGNORED'))).toEqual({ kind: 'skip' });
});

it.each([
  ['empty', () => decoder.decode(TOPIC, null)],
  ['not-json', () => decoded('{"id":')],
  ['not-json', () => decoder.decode(TOPIC, Buffer.from([0xc3, 0x28]))],
  ['schema', () => decoded('[]')],
  ['schema', () => decoded('null')],
  ['schema', () => decoded({ ...closed(), type: 7 })],
  ['schema', () => decoded({ ...closed(), id: 'x' })],
  ['schema', () => decoded({ ...closed(), data: { referralId: SUBJECT } })],
  ['unknown-type', () => decoded({ ...closed(), type: 'intake.referral.vanished.v1' })],
  ['unknown-type', () => decoded({ ...closed(), type: '__proto__' })],
  ['wrong-topic', () => decoded(closed(), 'help.screening.case.v1')],
])('calls it %s', (reason, decode) => {
  expect(decode()).toMatchObject({ kind: 'dead', reason });
});

it('keeps of a dead message only what has the form of an id or a code', () => {
  const { event } = decoded({ ...closed(), data: null, site: 'Jane Doe', correlationid: 'c-1' }) as { event: object };
  expect(event).toEqual({
    id: expect.any(String),
    type: 'intake.referral.closed.v1',
    site: undefined,
    correlationid: 'c-1',
  });
});

describe('what comes over a bridge', () => {
  const BRIDGE = 'bridge.attestation-reply.v1';
  const attestation = `${'h'.repeat(20)}.${'p'.repeat(100)}.${'s'.repeat(86)}`;
  const answered = eventOf(NoticesAttestationAnsweredV1.type, {
    subject: SUBJECT,
    data: { requestId: SUBJECT, attestation },
  });
  const closedDecoder = new Decoder([onExactly(NoticesAttestationAnsweredV1, ({ data }) => data.attestation)]);
  const over = (value: object) => closedDecoder.decode(BRIDGE, Buffer.from(JSON.stringify(value)));

  it('is a command when it has exactly what was agreed', () => {
    expect(over(answered)).toMatchObject({ kind: 'command', command: attestation });
  });

  it.each([
    ['a correlation id', { ...answered, correlationid: 'jane-doe-1990' }],
    ['a trace', { ...answered, traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }],
    ['one thing more in its data', { ...answered, data: { ...answered.data, jane_doe_1990: 1 } }],
    ['a prototype', JSON.parse(JSON.stringify(answered).replace('"data":{', '"data":{"__proto__":{"jane":1},'))],
  ])('dies with %s, and nothing of that is kept', (_what, value) => {
    const decoded = over(value);
    expect(decoded).toMatchObject({ kind: 'dead', reason: 'unknown-field' });
    expect(JSON.stringify(decoded)).not.toContain('jane');
  });
});
