import { on } from '@crossroads/contracts';
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
