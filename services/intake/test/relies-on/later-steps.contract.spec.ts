import { readFile } from 'node:fs/promises';
import { consumes } from '../../src/consumes.ts';

/** The golden sample of an event, as its owner ships it. */
const sample = async (service: string, name: string): Promise<Record<string, unknown>> => {
  const at = new URL(`../../../../libs/contracts/src/${service}/${name}.v1.json`, import.meta.url);
  return JSON.parse(await readFile(at, 'utf8'));
};

const commandOf = (event: Record<string, unknown>): unknown =>
  consumes.find(({ type }) => type === event['type'])?.toCommand(event);

const RELIED_ON = [
  ['screening', 'case-found-not-priority', 'not-priority'],
  ['screening', 'case-alternative-offered', 'alternative-offered'],
  ['screening', 'case-found-eligible', 'eligible'],
  ['outreach', 'contact-made', 'contacted'],
  ['routing', 'offer-made', 'offered'],
  ['routing', 'offer-accepted', 'accepted'],
  ['routing', 'handoff-completed', 'handed-off'],
  ['routing', 'engagement-started', 'engaged'],
  ['routing', 'offer-outcome-recorded', 'outcome-recorded'],
] as const;

describe('what intake relies on in the later steps', () => {
  it.each(RELIED_ON)('hears from %s that %s happened, whatever its data say', async (service, name, progress) => {
    const event = await sample(service, name);
    expect(commandOf(event)).toEqual({ type: 'RecordProgress', progress });
    expect(commandOf({ ...event, data: {} })).toEqual({ type: 'RecordProgress', progress });
    expect(() => commandOf({ ...event, subject: undefined })).toThrow(/contract.invalid/);
  });

  it('hears from outreach who has the case', async () => {
    const event = await sample('outreach', 'case-assigned');
    const workerId: unknown = Reflect.get(Object(event['data']), 'workerId');
    expect(commandOf(event)).toEqual({ type: 'RecordProgress', progress: 'assigned', workerId });
    expect(commandOf({ ...event, data: { workerId } })).toEqual(commandOf(event));
    expect(() => commandOf({ ...event, data: {} })).toThrow(/contract.invalid/);
  });

  it('has a spec here for each event it consumes', () => expect(consumes).toHaveLength(RELIED_ON.length + 1));
});
