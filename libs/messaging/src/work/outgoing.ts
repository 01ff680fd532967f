import { isBridge, registryOf } from '@crossroads/contracts';
import type { Cause, Outgoing } from '../ports.ts';
import type { OutboxRecord } from '../store/outbox-store.ts';
import { maxRecordBytes } from '../transport.ts';

/** An event that cannot be published: a fault of the program, found before anything is stored. Not retriable. */
export class Unpublishable extends Error {
  override readonly name = 'Unpublishable';
  readonly code = 'unpublishable';
  readonly retriable = false;
}

/** What is drawn for an event at the edge. `time` is the service's clock. */
export type Drawn = { readonly eventId: string; readonly time: Date };

/**
 * The CloudEvent of an outgoing event, serialised once, open at its sequence.
 * @throws {ContractError} when the type is unknown or the data break their contract; not retriable
 * @throws {Unpublishable} when it is larger than a record may be; not retriable
 */
export const recordOf = (outgoing: Outgoing, cause: Cause, drawn: Drawn): OutboxRecord => {
  const { type, site, subject, data } = outgoing;
  const contract = registryOf(type);
  contract.check(data);
  // Nothing on a bridge ties it to what came before: neither its envelope nor the headers of its record.
  const flow: Partial<Cause> = isBridge(contract.topic) ? {} : cause;
  const opening = {
    specversion: '1.0',
    id: drawn.eventId,
    source: contract.source,
    type,
    subject,
    time: drawn.time,
    datacontenttype: 'application/json',
    dataschema: contract.dataschema,
    site,
    correlationid: flow.correlationId,
    causationid: flow.causationId,
    traceparent: flow.traceparent,
    partitionkey: subject,
  };
  const head = `${JSON.stringify(opening).slice(0, -1)},"sequence":`;
  const tail = `,"data":${JSON.stringify(data)}}`;
  if ((head.length + tail.length) * 3 > maxRecordBytes && Buffer.byteLength(head + tail) > maxRecordBytes - 1_000) {
    throw new Unpublishable(`${type} is larger than a record may be`);
  }
  return { eventId: drawn.eventId, topic: contract.topic, subject, head, tail, traceparent: flow.traceparent };
};
