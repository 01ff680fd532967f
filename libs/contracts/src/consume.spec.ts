import { Type } from 'typebox';
import { onExactly } from './consume-exactly.ts';
import { on, onEveryVersion, onFields } from './consume.ts';
import { ContractError } from './contract-error.ts';
import { defineEvent } from './define-event.ts';

const topic = 'help.testing.thing.v1';
const ThingSeenV1 = defineEvent({
  type: 'testing.thing.seen.v1',
  topic,
  description: 'A thing was seen',
  data: Type.Object({ colour: Type.Enum(['RED', 'BLUE']), size: Type.Integer(), hint: Type.Optional(Type.String()) }),
});
const ThingSeenV2 = defineEvent({
  type: 'testing.thing.seen.v2',
  topic,
  description: 'A thing was seen, with its unit',
  data: Type.Object({ size: Type.Integer(), unit: Type.String() }),
  upcast: { from: ThingSeenV1, data: older => ({ ...Object(older), unit: 'CM' }) },
});

const id = '0199a1c0-0000-7000-8000-000000000001';
const event = (type: string, data: object, envelope: object = {}) => ({
  id,
  type,
  site: 'abq',
  subject: id,
  time: '2026-11-20T16:04:12.345Z',
  sequence: 1,
  correlationid: id,
  data,
  ...envelope,
});
const seen = (data: object, envelope?: object) => event('testing.thing.seen.v1', data, envelope);

const sample = ({ type, source, dataschema }: typeof ThingSeenV1) => ({
  ...event(type, {}),
  specversion: '1.0',
  source,
  datacontenttype: 'application/json',
  dataschema,
  partitionkey: id,
});

const refusalOf = (act: () => unknown): ContractError => {
  try {
    act();
  } catch (error) {
    if (error instanceof ContractError) return error;
  }
  throw new Error('it was not refused');
};

describe('a consumer', () => {
  const bySize = onFields(ThingSeenV1, ['size'], ({ data, subject }) => ({ size: data.size, subject }));

  it('makes a command of the fields it named', () => {
    expect(bySize.toCommand(seen({ size: 3, colour: 'RED' }))).toEqual({ size: 3, subject: id });
  });

  it('does not mind what it did not name: missing, wrong or new', () => {
    expect(bySize.toCommand(seen({ size: 3, colour: 'GREEN', later: [] }))).toEqual({ size: 3, subject: id });
    expect(bySize.toCommand(seen({ size: 3 }))).toEqual({ size: 3, subject: id });
  });

  it('names every wrong field by pointer and never a value', () => {
    const secret = 'Maria 505-555-0123';
    const refusal = refusalOf(() => bySize.toCommand(seen({ size: secret }, { subject: 7, id: secret })));
    expect(refusal).toMatchObject({ code: 'contract.invalid', retriable: false, type: 'testing.thing.seen.v1' });
    expect(refusal.errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/data/size', '/id', '/subject']);
    expect(`${refusal.stack} ${JSON.stringify(refusal.errors)}`).not.toContain('Maria');
  });

  it('refuses what is no event at all', () => {
    for (const value of [null, 1, 'x', [], {}, JSON.parse('{"__proto__": {"id": "x"}}')])
      expect(refusalOf(() => bySize.toCommand(value)).code).toBe('contract.invalid');
  });

  it('refuses an event of another type', () => {
    expect(refusalOf(() => bySize.toCommand(event('testing.thing.seen.v2', { size: 3 }))).errors).toEqual([
      { pointer: '/type', code: 'const' },
    ]);
  });

  it('may skip an event', () => {
    expect(onFields(ThingSeenV1, [], () => undefined).toCommand(seen({}))).toBeUndefined();
  });

  it('relies on every field but the optional ones when it names none', () => {
    const whole = on(ThingSeenV1, ({ data }) => data.colour);
    expect(whole.toCommand(seen({ size: 1, colour: 'BLUE' }))).toBe('BLUE');
    expect(refusalOf(() => whole.toCommand(seen({ size: 1 }))).errors).toEqual([
      { pointer: '/data/colour', code: 'required' },
    ]);
  });

  it('reads an older version by bringing its data up', () => {
    const rows = onEveryVersion(ThingSeenV2, ({ data }) => `${data.size} ${data.unit}`);
    expect(rows.map(({ type }) => type)).toEqual(['testing.thing.seen.v2', 'testing.thing.seen.v1']);
    expect(rows.at(1)?.toCommand(seen({ size: 4, colour: 'RED' }))).toBe('4 CM');
    expect(rows.at(0)?.toCommand(event('testing.thing.seen.v2', { size: 4, unit: 'M' }))).toBe('4 M');
  });
});

it('refuses to define a type twice', () => {
  expect(() => defineEvent({ type: ThingSeenV1.type, topic, description: 'again', data: Type.Object({}) })).toThrow(
    'defined twice',
  );
});

describe('a consumer that takes exactly what was agreed', () => {
  const exactly = onExactly(ThingSeenV1, ({ data, subject }) => ({ ...data, subject }));
  const whole = { ...sample(ThingSeenV1), data: { size: 3, colour: 'RED' } };

  it('makes a command of it, with or without what is optional', () => {
    expect(exactly.toCommand(whole)).toEqual({ size: 3, colour: 'RED', subject: id });
    expect(exactly.toCommand({ ...whole, data: { ...whole.data, hint: 'x' } })).toMatchObject({ hint: 'x' });
  });

  it('refuses a field more before any other fault, and says neither its name nor its value', () => {
    for (const grown of [
      { ...whole, jane_doe: 'jane' },
      { ...whole, data: { ...whole.data, jane_doe: 'jane' } },
      { ...whole, data: { size: 'three', jane_doe: 'jane' } },
    ]) {
      const refusal = refusalOf(() => exactly.toCommand(grown));
      expect(refusal).toMatchObject({ code: 'contract.unknown-field', retriable: false });
      expect(`${refusal.stack} ${JSON.stringify(refusal)}`).not.toContain('jane');
    }
  });

  it('refuses every other fault as any consumer does', () => {
    expect(refusalOf(() => exactly.toCommand({ ...whole, data: { size: 'three', colour: 'RED' } }))).toMatchObject({
      code: 'contract.invalid',
      errors: [{ pointer: '/data/size', code: 'type' }],
    });
  });
});
