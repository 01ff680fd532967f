import { realTime } from '../memory/scheduler.ts';
import type { PendingEvent } from '../store/outbox-store.ts';
import type { OutgoingRecord } from '../transport.ts';
import { oneAtATime, sendBatch } from './sending.ts';

const event: PendingEvent = {
  id: 1,
  eventId: 'e1',
  topic: 'help.intake.referral.v1',
  key: 'k',
  value: Buffer.from('{}'),
  traceparent: undefined,
};

it('does not queue behind a send that was given up, and goes on once that is settled', async () => {
  const asked: (readonly OutgoingRecord[])[] = [];
  const answer = Promise.withResolvers<readonly []>();
  const transport = oneAtATime({
    partitionsOf: () => 6,
    produceBatch: records => {
      asked.push(records);
      return answer.promise;
    },
  });
  const ports = { transport, time: realTime };
  await expect(sendBatch(ports, [event], 10)).rejects.toMatchObject({ code: 'transport.unavailable', retriable: true });
  await expect(sendBatch(ports, [event], 10)).rejects.toMatchObject({ code: 'transport.unavailable', retriable: true });
  expect(asked).toHaveLength(1);
  answer.resolve([]);
  await answer.promise;
  await expect(sendBatch(ports, [event], 1_000)).resolves.toMatchObject({ sent: [event] });
  expect(asked).toHaveLength(2);
});
