import type { StoredDeadline } from '../store/store.ts';
import type { Session, Statement } from './session.ts';

const PUT: Statement = {
  name: 'deadline.put',
  text: `insert into deadline (kind, key, site, due_at, retry_at, data, attempts, correlation_id, causation_id, traceparent)
    select kind, key, site, due_at, due_at, data, 0, correlation_id, causation_id, traceparent
    from json_to_recordset($1::json) as r(kind text, key text, site text, due_at timestamptz, data jsonb, correlation_id text, causation_id text, traceparent text)
    order by kind, key
    on conflict (kind, key) do update set site = excluded.site, due_at = excluded.due_at, retry_at = excluded.retry_at,
      data = excluded.data, attempts = 0, correlation_id = excluded.correlation_id, causation_id = excluded.causation_id, traceparent = excluded.traceparent`,
};

const DROP: Statement = {
  name: 'deadline.drop',
  text: `delete from deadline d using unnest($1::text[], $2::text[]) as r(kind, key) where d.kind = r.kind and d.key = r.key`,
};

const FIRED: Statement = {
  name: 'deadline.fired',
  text: `with new as materialized (select * from unnest($1::text[], $2::text[], $3::timestamptz[]) as r(kind, key, due_at)),
  done as (delete from deadline d using new where d.kind = new.kind and d.key = new.key and d.due_at = new.due_at returning 1)
  select require_all((select count(*) from done) = (select count(*) from new), 'lost-race:deadline')`,
};

const lastOf = (deadlines: readonly StoredDeadline[]): StoredDeadline[] => [
  ...new Map(deadlines.map(deadline => [`${deadline.kind} ${deadline.key}`, deadline])).values(),
];

/** Sets or moves timers. */
export const putDeadlines = async (session: Session, deadlines: readonly StoredDeadline[]): Promise<void> => {
  if (deadlines.length === 0) return;
  const rows = lastOf(deadlines).map(({ kind, key, site, dueAt, data, cause }) => ({
    kind,
    key,
    site,
    due_at: dueAt,
    data,
    correlation_id: cause.correlationId,
    causation_id: cause.causationId,
    traceparent: cause.traceparent,
  }));
  session.post(PUT, [JSON.stringify(rows)]);
};

/** Drops timers that are set. */
export const dropDeadlines = async (
  session: Session,
  deadlines: readonly { readonly kind: string; readonly key: string }[],
): Promise<void> => {
  if (deadlines.length > 0) session.post(DROP, [deadlines.map(({ kind }) => kind), deadlines.map(({ key }) => key)]);
};

/** Removes timers that fired, exactly as they were read. */
export const removeFired = async (session: Session, deadlines: readonly StoredDeadline[]): Promise<void> => {
  if (deadlines.length === 0) return;
  const column = <K extends keyof StoredDeadline>(name: K) => deadlines.map(deadline => deadline[name]);
  session.post(FIRED, [column('kind'), column('key'), column('dueAt')]);
};
