import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents, checkEnvelope, ContractError, eventTypesOf, on, registryOf, topics } from './index.ts';
import * as help from './help.ts';

const here = import.meta.dirname;
const sampleFiles = globSync('*/*.v*.json', { cwd: here }).toSorted();
const read = (file: string) => JSON.parse(readFileSync(join(here, file), 'utf8'));
const samples = sampleFiles.map(file => ({ file, sample: read(file) }));

/** Words that would name a person. `name` may stand in the names of topics, actions and views. */
const PERSONAL =
  /^(given|family|first|last|full|middle)(Names?)?$|name$|alias|birth|dob|phone|email|address|street|postal|zip|note|narrative|comment|text|incident|ethnic|race|sex|gender|religion/i;
const ALLOWED = new Set(['topicName', 'actionName', 'viewName']);

type Node = { properties?: Record<string, Node>; items?: Node; anyOf?: Node[]; description?: string };
const fieldsOf = (node: Node): [string, Node][] => [
  ...Object.entries(node.properties ?? {}).flatMap(([name, child]): [string, Node][] => [
    [name, child],
    ...fieldsOf(child),
  ]),
  ...(node.items ? fieldsOf(node.items) : []),
  ...(node.anyOf ?? []).flatMap(fieldsOf),
];

describe('every event of the help plane', () => {
  it('is exported under the name of its type', () => {
    const exported = Object.values(help).filter(value => typeof value === 'object' && 'checkEvent' in value);
    expect(exported).toHaveLength(allEvents().length);
    for (const { type } of allEvents()) {
      const name = type.replace(/(^|[.-])([a-z])/g, (_all, _dot, letter: string) => letter.toUpperCase());
      expect(help).toHaveProperty(name);
    }
  });

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

  it('may grow a field without breaking a consumer', () => {
    const grown = { ...sample, later: 1, data: { ...sample.data, later: { deep: true } } };
    expect(on(event, ({ data }) => data).toCommand(grown)).toEqual(grown.data);
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
