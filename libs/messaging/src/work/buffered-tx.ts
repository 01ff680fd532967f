import type { Clock, NewId } from '@crossroads/kernel';
import { currentTraceparent } from '@crossroads/platform';
import type { Cause, Deadline, Outgoing, Tx } from '../ports.ts';
import type { OutboxRecord } from '../store/outbox-store.ts';
import type { StoredDeadline, StoreTx } from '../store/store.ts';
import { recordOf } from './outgoing.ts';

/** Where ids and times of events come from. */
export type EventPorts = { readonly clock: Clock; readonly newEventId: NewId };

/** What a transaction will have caused once it is committed. */
export type Caused = { readonly events: number; readonly earliestDeadline: Date | undefined };

type Timer = { readonly set: StoredDeadline } | { readonly drop: { readonly kind: string; readonly key: string } };

const withTrace = (cause: Cause): Cause => ({ ...cause, traceparent: cause.traceparent ?? currentTraceparent() });

/** A handler's view of a store transaction: events and timers are kept until the end, then written together. */
export class BufferedTx implements Tx {
  private readonly records: OutboxRecord[] = [];
  private readonly timers = new Map<string, Timer>();
  readonly load: Tx['load'];
  readonly save: Tx['save'];
  readonly insert: Tx['insert'];
  readonly find: Tx['find'];
  readonly remove: Tx['remove'];

  constructor(
    private readonly store: StoreTx,
    private readonly ports: EventPorts,
  ) {
    ({ load: this.load, save: this.save, insert: this.insert, find: this.find, remove: this.remove } = store);
  }

  publish(cause: Cause, events: readonly Outgoing[]): void {
    const { clock, newEventId } = this.ports;
    const traced = withTrace(cause);
    for (const event of events)
      this.records.push(recordOf(event, traced, { eventId: newEventId(), time: clock.now() }));
  }

  schedule(cause: Cause, deadline: Deadline): void {
    const set = { ...deadline, cause: withTrace(cause), attempts: 0 };
    this.timers.set(`${deadline.kind} ${deadline.key}`, { set });
  }

  cancel(kind: string, key: string): void {
    this.timers.set(`${kind} ${key}`, { drop: { kind, key } });
  }

  /** Writes what was kept. After the aggregates, so that ids of events rise in commit order for each key. */
  async flush(): Promise<Caused> {
    const timers = [...this.timers.values()];
    const set = timers.flatMap(timer => ('set' in timer ? [timer.set] : []));
    const drop = timers.flatMap(timer => ('drop' in timer ? [timer.drop] : []));
    await Promise.all([
      this.store.appendOutbox(this.records),
      this.store.putDeadlines(set),
      this.store.dropDeadlines(drop),
    ]);
    const due = set.map(({ dueAt }) => dueAt.getTime());
    return { events: this.records.length, earliestDeadline: due.length > 0 ? new Date(Math.min(...due)) : undefined };
  }
}
