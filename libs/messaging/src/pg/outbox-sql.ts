import type { OutboxRecord } from '../store/outbox-store.ts';
import type { Session, Statement } from './session.ts';

// Counters are locked in order before ids are drawn (the insert waits for the sort), so ids rise in commit order for each key.
const APPEND: Statement = {
  name: 'outbox.append',
  text: `with new as materialized (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
      with ordinality as r(event_id, topic, subject, head, tail, traceparent, ord)),
  counted as (select topic, subject, count(*) as n from new group by topic, subject order by topic, subject),
  drawn as (insert into event_sequence as s (topic, subject, last) select topic, subject, n from counted order by topic, subject
    on conflict (topic, subject) do update set last = s.last + excluded.last returning topic, subject, last),
  numbered as (select new.*, drawn.last - count(*) over key + row_number() over (key order by ord) as sequence
    from new join drawn using (topic, subject) window key as (partition by topic, subject))
  insert into outbox (event_id, topic, subject, value, traceparent)
  select event_id, topic, subject, convert_to(head || sequence || tail, 'UTF8'), traceparent from numbered order by ord`,
};

/** Draws sequences and stores events, in the given order. */
export const appendOutbox = async (session: Session, records: readonly OutboxRecord[]): Promise<void> => {
  if (records.length === 0) return;
  const column = <K extends keyof OutboxRecord>(name: K) => records.map(record => record[name]);
  session.post(APPEND, [
    column('eventId'),
    column('topic'),
    column('subject'),
    column('head'),
    column('tail'),
    records.map(({ traceparent }) => traceparent ?? null),
  ]);
};
