import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents, checkEnvelope, ContractError, eventTypesOf, isBridge, on, onExactly, registryOf } from './index.ts';
import { topics } from './index.ts';
import * as bridge from './bridge.ts';
import * as enforcement from './enforcement.ts';
import * as help from './help.ts';
import * as neutral from './neutral.ts';

const here = import.meta.dirname;
const sampleFiles = globSync('*/*.v*.json', { cwd: here }).toSorted();
const read = (file: string) => JSON.parse(readFileSync(join(here, file), 'utf8'));
const samples = sampleFiles.map(file => ({ file, sample: read(file) }));

/** Words that would name a person. `name` may stand in the names of topics, actions and views; an incident has its own id and class. */
const PERSONAL =
  /^(given|family|first|last|full|middle)(Names?)?$|name$|alias|birth|dob|phone|email|address|street|postal|zip|note|narrative|comment|text|incident|ethnic|race|sex|gender|religion/i;
const ALLOWED = new Set(['topicName', 'actionName', 'viewName', 'incidentId', 'incidentClass']);

type Node = { properties?: Record<string, Node>; items?: Node; anyOf?: Node[]; description?: string };
const fieldsOf = (node: Node): [string, Node][] => [
  ...Object.entries(node.properties ?? {}).flatMap(([name, child]): [string, Node][] => [
    [name, child],
    ...fieldsOf(child),
  ]),
  ...(node.items ? fieldsOf(node.items) : []),
  ...(node.anyOf ?? []).flatMap(fieldsOf),
];

it.each([
  ['help', help],
  ['neutral', neutral],
  ['enforcement', enforcement],
  ['bridge', bridge],
])('the entry of %s exports its events and no other, under the names of their types', (plane, entry) => {
  const exported = Object.entries(entry).filter(([, value]) => typeof value === 'object' && 'checkEvent' in value);
  const events = allEvents().filter(({ topic }) => topic.startsWith(`${plane}.`));
  const nameOf = (type: string): string =>
    type.replace(/(^|[.-])([a-z])/g, (_all, _dot, letter: string) => letter.toUpperCase());
  expect(exported.map(([name]) => name).toSorted()).toEqual(events.map(({ type }) => nameOf(type)).toSorted());
});

describe('every event', () => {
  it('has a golden sample, and every sample has an event', () => {
    expect(samples.map(({ sample }) => sample.type).toSorted((a: string, b: string) => (a < b ? -1 : 1))).toEqual(
      allEvents().map(({ type }) => type),
    );
  });

  it('lies on a topic of the table, and every topic carries events', () => {
    expect(topics.filter(({ name }) => eventTypesOf(name).length === 0)).toEqual([]);
    expect(allEvents().filter(({ topic }) => !topics.some(({ name }) => name === topic))).toEqual([]);
  });

  it('describes every field', () => {
    const silent = allEvents().flatMap(({ type, data }) =>
      fieldsOf(data).flatMap(([name, { description }]) => (description ? [] : [`${type} ${name}`])),
    );
    expect(silent).toEqual([]);
  });

  it('has no field that could name a person', () => {
    const personal = allEvents().flatMap(({ type, data }) =>
      fieldsOf(data).flatMap(([name]) => (PERSONAL.test(name) && !ALLOWED.has(name) ? [`${type} ${name}`] : [])),
    );
    expect(personal).toEqual([]);
  });
});

describe.each(samples)('$file', ({ sample }) => {
  const event = registryOf(sample.type);

  it('holds, as a whole and in its parts, and survives the wire', () => {
    event.checkEvent(sample);
    event.check(sample.data);
    expect(checkEnvelope(JSON.parse(JSON.stringify(sample)))).toEqual(sample);
    expect(sample.partitionkey).toBe(sample.subject);
  });

  const grown = { ...sample, later: 1, data: { ...sample.data, later: { deep: true } } };
  const openly = on(event, ({ data }) => data);
  const exactly = onExactly(event, ({ data }) => data);

  if (isBridge(event.topic)) {
    it('cannot be consumed openly', () => expect(() => openly.toCommand(sample)).toThrow('/correlationid'));
  } else {
    it('may grow a field without breaking a consumer', () => expect(openly.toCommand(grown)).toEqual(grown.data));
  }

  it('may not grow a field where its consumer takes exactly what was agreed', () => {
    expect(exactly.toCommand(sample)).toEqual(sample.data);
    expect(() => exactly.toCommand({ ...grown, data: sample.data })).toThrow('contract.unknown-field');
    expect(() => exactly.toCommand({ ...sample, data: grown.data })).toThrow('contract.unknown-field');
  });

  it('is refused without any one of its required fields, by pointer', () => {
    for (const field of event.data.required ?? []) {
      const { [field]: _gone, ...data } = sample.data;
      expect(() => event.check(data)).toThrow(
        expect.objectContaining({ errors: [{ pointer: `/${field}`, code: 'required' }] }),
      );
    }
  });
});

it('does not know a type that nobody defined', () => {
  expect(() => registryOf('intake.referral.forged.v1')).toThrow(ContractError);
});
