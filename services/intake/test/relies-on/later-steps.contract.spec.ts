import { readFile } from 'node:fs/promises';
import { consumes } from '../../src/consumes.ts';

/** The golden sample of an event, as its owner ships it. */
const sample = async (service: string, name: string): Promise<Record<string, unknown>> => {
  const at = new URL(`../../../../libs/contracts/src/${service}/${name}.v1.json`, import.meta.url);
  return JSON.parse(await readFile(at, 'utf8'));
};

const commandOf = (event: Record<string, unknown>): unknown =>
  consumes.find(({ type }) => type === event['type'])?.toCommand(event);

const dataOf = (event: Record<string, unknown>): Record<string, unknown> => ({ ...Object(event['data']) });

const RELIED_ON = [
  ['screening', 'case-found-not-priority', 'not-priority'],
  ['screening', 'case-alternative-offered', 'alternative-offered'],
  ['screening', 'case-found-eligible', 'eligible'],
  ['outreach', 'contact-made', 'contacted'],
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

  it('hears from outreach what a person agreed to', async () => {
    const event = await sample('outreach', 'consent-granted');
    const { consentId, purposeCodes, recipientIds, dataClasses, methodCode, part2, startsAt, expiresAt } =
      dataOf(event);
    const times = { startsAt: new Date(String(startsAt)), expiresAt: new Date(String(expiresAt)) };
    const terms = { purposeCodes, recipientIds, dataClasses, methodCode, part2, ...times };
    expect(commandOf(event)).toEqual({ type: 'HearConsent', consentId, heard: { news: 'granted', terms } });
    for (const name of Object.keys({ consentId, ...terms })) {
      const data = Object.fromEntries(Object.entries(dataOf(event)).filter(([key]) => key !== name));
      expect(() => commandOf({ ...event, data })).toThrow(/contract.invalid/);
    }
  });

  it.each([
    ['consent-withdrawn', 'withdrawn'],
    ['consent-expired', 'expired'],
  ])('hears from outreach by %s that a consent has ended, and when', async (name, news) => {
    const event = await sample('outreach', name);
    const { consentId } = dataOf(event);
    const at = new Date(String(event['time']));
    expect(commandOf({ ...event, data: { consentId } })).toEqual({
      type: 'HearConsent',
      consentId,
      heard: { news, at },
    });
    expect(() => commandOf({ ...event, data: {} })).toThrow(/contract.invalid/);
  });

  it.each(['offer-made', 'offer-accepted', 'offer-declined', 'offer-expired', 'offer-withdrawn'])(
    'hears from routing by %s who is asked, and what became of it',
    async name => {
      const event = await sample('routing', name);
      const { offerId, providerId } = dataOf(event);
      const heard = {
        'offer-made': { news: 'made', providerId },
        'offer-accepted': { news: 'accepted', at: new Date(String(event['time'])) },
      };
      const expected: unknown = Reflect.get(heard, name) ?? { news: 'ended' };
      const data = name === 'offer-made' ? { offerId, providerId } : { offerId };
      expect(commandOf({ ...event, data })).toEqual({ type: 'HearOffer', offerId, heard: expected });
      expect(() => commandOf({ ...event, data: {} })).toThrow(/contract.invalid/);
    },
  );

  it('has a spec here for each event it consumes', () => expect(consumes).toHaveLength(RELIED_ON.length + 9));
});
