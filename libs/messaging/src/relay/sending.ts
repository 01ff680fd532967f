import { names, withSpan } from '@crossroads/platform';
import type { Scheduler } from '../memory/scheduler.ts';
import { partitionFor } from '../partition.ts';
import type { PendingEvent } from '../store/outbox-store.ts';
import { TransportError } from '../transport.ts';
import { within } from '../within.ts';
import type { OutgoingRecord, Transport } from '../transport.ts';

/** What sending needs: the wire, and time for its deadline. */
export type SendPorts = {
  readonly transport: Pick<Transport, 'produceBatch' | 'partitionsOf'>;
  readonly time: Scheduler;
};

/** What became of a batch: sent events and those that can never be sent, with the reason. */
export type Sent = {
  readonly sent: readonly PendingEvent[];
  readonly refused: readonly { readonly event: PendingEvent; readonly reason: string }[];
};

/**
 * A wire that refuses a send while the one before is under way. A send that was given up goes on until the wire settles
 * it; others queued behind it would all arrive, with the same events, when the broker answers again.
 */
export const oneAtATime = (transport: SendPorts['transport']): SendPorts['transport'] => {
  let isSending = false;
  return {
    partitionsOf: topic => transport.partitionsOf(topic),
    async produceBatch(records) {
      if (isSending) throw new TransportError('transport.unavailable', 'the last send is still under way');
      isSending = true;
      try {
        return await transport.produceBatch(records);
      } finally {
        isSending = false;
      }
    },
  };
};

const LINKS = 32;

const recordOf = (transport: SendPorts['transport'], event: PendingEvent): OutgoingRecord => {
  const { topic, key, value, traceparent } = event;
  return {
    topic,
    key,
    value,
    partition: partitionFor(key, transport.partitionsOf(topic)),
    headers: { 'content-type': 'application/cloudevents+json', ...(traceparent && { traceparent }) },
  };
};

/** Sends all, or rejects. A send that is not answered in time counts as failed: the lease may run out meanwhile. */
const produce = async (ports: SendPorts, batch: readonly PendingEvent[], withinMs: number): Promise<void> => {
  const { transport, time } = ports;
  const links = [...new Set(batch.flatMap(({ traceparent }) => traceparent ?? []))].slice(0, LINKS);
  const send = async (): Promise<void> => {
    await transport.produceBatch(batch.map(event => recordOf(transport, event)));
  };
  const late = (): never => {
    throw new TransportError('transport.unavailable', 'no answer within the lease');
  };
  const attributes = { [names.messagingSystem]: 'kafka', [names.messagingBatchCount]: batch.length };
  await withSpan('send outbox', { links, attributes }, () => within(time, withinMs, { work: send, late }));
};

const isFinal = (error: unknown): error is TransportError =>
  error instanceof TransportError && !error.retriable && error.code !== 'transport.closed';

/**
 * Sends a batch in order. What the wire refuses for good is found by halves and named; its key must stop, the others go on.
 * @throws {TransportError} retriable: nothing is known about any event, and all have to be sent again in the same order
 */
export const sendBatch = async (ports: SendPorts, batch: readonly PendingEvent[], withinMs: number): Promise<Sent> => {
  if (batch.length === 0) return { sent: [], refused: [] };
  try {
    await produce(ports, batch, withinMs);
    return { sent: batch, refused: [] };
  } catch (error) {
    if (!isFinal(error)) throw error;
    const [event] = batch;
    if (batch.length === 1 && event) return { sent: [], refused: [{ event, reason: error.code }] };
    return halves(ports, batch, withinMs);
  }
};

const halves = async (ports: SendPorts, batch: readonly PendingEvent[], withinMs: number): Promise<Sent> => {
  const middle = Math.ceil(batch.length / 2);
  const first = await sendBatch(ports, batch.slice(0, middle), withinMs);
  const stopped = new Set(first.refused.map(({ event }) => `${event.topic} ${event.key}`));
  const rest = batch.slice(middle).filter(({ topic, key }) => !stopped.has(`${topic} ${key}`));
  const second = await sendBatch(ports, rest, withinMs);
  return { sent: [...first.sent, ...second.sent], refused: [...first.refused, ...second.refused] };
};
