import { randomUUID } from 'node:crypto';
import { topics } from '@crossroads/contracts';
import { EscalationAttestationRequestedV1, onExactly } from '@crossroads/contracts/bridge';
import { eventually, freshDatabase } from '@crossroads/testing';
import { createMessaging, newBroker, portsOf, publishingParts } from '../../test/pipeline.ts';
import type { Received, ServiceParts } from '../ports.ts';

const { topic, type } = EscalationAttestationRequestedV1;
const sealed = `${'h'.repeat(260)}..${'i'.repeat(16)}.${'c'.repeat(2731)}.${'t'.repeat(22)}`;
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

it('carries over a bridge the question and nothing that ties it to anything', async () => {
  const database = await freshDatabase();
  const broker = newBroker();
  const received: Received<string>[] = [];
  const parts: ServiceParts<string> = {
    ...publishingParts(),
    plane: 'neutral',
    service: 'notices',
    handler: 'questions',
    topics: [topic],
    consumes: [onExactly(EscalationAttestationRequestedV1, ({ data }) => data.requestId)],
    handle: async batch => void received.push(...batch),
  };
  const [asks, answers] = [portsOf(database.urlOf('intake'), broker), portsOf(database.urlOf('screening'), broker)];
  const escalation = createMessaging({ ...publishingParts(), plane: 'enforcement', service: 'escalation' }, asks.ports);
  const notices = createMessaging(parts, answers.ports);
  const requestId = randomUUID();
  const cause = { correlationId: randomUUID(), causationId: randomUUID(), traceparent };
  try {
    escalation.start();
    notices.start();
    await escalation.work.run({ sites: ['abq'] }, async tx =>
      tx.publish(cause, [{ type, site: 'abq', subject: requestId, data: { requestId, sealed } }]),
    );
    await eventually(() => expect(received).toHaveLength(1));
    const records = [0, 1, 2].flatMap(partition => broker.read({ topic, partition, next: 0 }, 9));
    const [record] = records;
    const event = JSON.parse(String(record?.value));
    expect(event).toEqual({
      specversion: '1.0',
      id: expect.any(String),
      source: '/enforcement/escalation',
      type,
      subject: requestId,
      time: expect.any(String),
      datacontenttype: 'application/json',
      dataschema: `urn:crossroads:${type}`,
      site: 'abq',
      partitionkey: requestId,
      sequence: 1,
      data: { requestId, sealed },
    });
    expect({ key: record?.key, headers: record?.headers }).toEqual({
      key: requestId,
      headers: { 'content-type': 'application/cloudevents+json' },
    });
    expect(received[0]).toMatchObject({ command: requestId, subject: requestId, site: 'abq' });
    expect(received[0]?.cause).toMatchObject({ correlationId: event.id, causationId: event.id });
    expect(JSON.stringify(received[0]?.cause)).not.toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(topics.find(({ name }) => name === topic)?.plane).toBe('bridge');
  } finally {
    await Promise.all([escalation.stop(), notices.stop()]);
    await Promise.all([asks.pool.end(), answers.pool.end()]);
    await database.drop();
  }
});
