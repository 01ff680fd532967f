import { readFileSync } from 'node:fs';
import { consumes } from '../../src/consumes.ts';

const sample = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../../libs/contracts/src/${path}.v1.json`, import.meta.url), 'utf8'));
const commandOf = (event: Record<string, unknown>): unknown =>
  consumes.find(({ type }) => type === event['type'])?.toCommand(event);
const dataOf = (event: Record<string, unknown>): Record<string, unknown> => ({ ...Object(event['data']) });

describe('what escalation relies on', () => {
  it('is the signed answer, and nothing beside it', () => {
    const event = sample('bridge/attestation-answered');
    const { requestId, attestation } = dataOf(event);
    expect(commandOf(event)).toEqual({ type: 'ReceiveAnswer', requestId, attestation });
    for (const more of ['answer', 'helpAccepted', 'givenName']) {
      const data = { ...dataOf(event), [more]: 'YES' };
      expect(() => commandOf({ ...event, data })).toThrow(expect.objectContaining({ code: 'contract.unknown-field' }));
    }
    expect(() => commandOf({ ...event, personId: requestId })).toThrow(
      expect.objectContaining({ code: 'contract.unknown-field' }),
    );
    expect(() => commandOf({ ...event, data: { requestId } })).toThrow(
      expect.objectContaining({ code: 'contract.invalid' }),
    );
  });

  it('is its own letters that could not be read, of which some are incidents', () => {
    const event = sample('escalation/dead-letter-parked');
    const letter = (reasonCode: string, topicName: string) =>
      commandOf({ ...event, data: { ...dataOf(event), reasonCode, topicName } });
    const letterId = event['subject'];
    expect(letter('bridge.bad-signature', 'bridge.attestation-reply.v1')).toEqual({
      type: 'HearDeadLetter',
      letterId,
      kindCode: 'BAD_SIGNATURE',
    });
    expect(letter('handler.TypeError', 'enforcement.escalation.dead-letter.v1')).toBeUndefined();
  });

  it('is that, and no other event of any plane', () =>
    expect(consumes.map(({ type }) => type)).toEqual([
      'notices.attestation.answered.v1',
      'escalation.dead-letter.parked.v1',
    ]));
});
