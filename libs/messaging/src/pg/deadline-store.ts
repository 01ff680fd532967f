import type { Cause } from '../ports.ts';
import type { DeadlineStore, StoredDeadline } from '../store/store.ts';
import type { Connections } from './connections.ts';
import type { Statement } from './session.ts';

const NEXT: Statement = { name: 'deadline.next', text: 'select min(retry_at) as next from deadline' };

const DUE: Statement = {
  name: 'deadline.due',
  text: `select kind, key, site, due_at as "dueAt", data, attempts, correlation_id as "correlationId",
    causation_id as "causationId", traceparent from deadline where retry_at <= $1 order by retry_at, kind, key limit $2`,
};

const POSTPONE: Statement = {
  name: 'deadline.postpone',
  text: 'update deadline set attempts = $4, retry_at = $5 where kind = $1 and key = $2 and due_at = $3',
};

type Found = Omit<StoredDeadline, 'cause'> & {
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
};

const causeOf = ({ correlationId, causationId, traceparent }: Found): Cause => ({
  correlationId,
  causationId: causationId ?? undefined,
  traceparent: traceparent ?? undefined,
});

/** Timers in Postgres. */
export const deadlineStore = (pg: Connections): DeadlineStore => ({
  nextDue: async () => {
    const [row] = await pg.run<{ next: Date | null }>(NEXT, []);
    return row?.next ?? undefined;
  },
  dueDeadlines: async (now, limit) => {
    const rows = await pg.run<Found>(DUE, [now, limit]);
    return rows.map(row => {
      const { kind, key, site, dueAt, data, attempts } = row;
      return { kind, key, site, dueAt, data, attempts, cause: causeOf(row) };
    });
  },
  postponeDeadline: async ({ kind, key, dueAt }, attempts, retryAt) => {
    await pg.run(POSTPONE, [kind, key, dueAt, attempts, retryAt]);
  },
});
