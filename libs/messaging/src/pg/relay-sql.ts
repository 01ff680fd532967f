import { LeaseLost } from '../store/outbox-store.ts';
import type { OutboxStore, PendingEvent } from '../store/outbox-store.ts';
import type { Connections } from './connections.ts';
import type { Statement } from './session.ts';

// Times are the database's own: clocks of processes may differ.
const TAKE: Statement = {
  name: 'lease.take',
  text: `insert into relay_lease as l (name, owner, epoch, until) values ($1, $2, 1, clock_timestamp() + $3 * interval '1 ms')
    on conflict (name) do update set owner = excluded.owner, until = excluded.until,
      epoch = l.epoch + case when l.owner = excluded.owner then 0 else 1 end
    where l.owner = excluded.owner or l.until < clock_timestamp() returning epoch`,
};

const DROP: Statement = {
  name: 'lease.drop',
  text: 'update relay_lease set until = clock_timestamp() where name = $1 and owner = $2 and epoch = $3',
};

const READ: Statement = {
  name: 'outbox.read',
  text: `select id, event_id as "eventId", topic, subject as key, value, traceparent from outbox o
    where id >= $2 and not exists (select 1 from outbox_blocked b where b.topic = o.topic and b.subject = o.subject)
    order by id limit $1`,
};

// `for share` makes a takeover wait, so nobody counts the same rows twice. The commit need not be flushed: a lost one only
// means that events are sent again.
const REMOVE: Statement = {
  name: 'outbox.remove',
  text: `with held as materialized (select set_config('synchronous_commit', 'off', true) from relay_lease
      where name = $1 and owner = $2 and epoch = $3 for share),
    gone as (delete from outbox where id = any($4::bigint[]) and exists (select 1 from held)),
    counted as (insert into tally_count as t (topic, period, count, xor)
      select topic, period, count, ('x' || xor)::bit(128) from json_to_recordset($5::json)
        as r(topic text, period text, count bigint, xor text) where exists (select 1 from held) order by topic, period
      on conflict (topic, period) do update set count = t.count + excluded.count, xor = t.xor # excluded.xor)
    select count(*)::int as held from held`,
};

const BLOCK: Statement = {
  name: 'outbox.block',
  text: `insert into outbox_blocked (outbox_id, topic, subject, reason) values ($1, $2, $3, $4) on conflict do nothing`,
};

const SIZE: Statement = {
  name: 'outbox.size',
  text: `select (select count(*)::int from (select 1 from outbox limit $1) o) as pending, (select count(*)::int from outbox_blocked) as blocked`,
};

const orUndefined = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** The outbox in Postgres. */
export const outboxStore = (pg: Connections): OutboxStore => ({
  takeLease: async (name, owner, ttlMs) => {
    const [row] = await pg.run<{ epoch: number }>(TAKE, [name, owner, ttlMs]);
    return row && { name, owner, epoch: row.epoch };
  },
  dropLease: async ({ name, owner, epoch }) => {
    await pg.run(DROP, [name, owner, epoch]);
  },
  readPending: async (limit, fromId) => {
    const rows = await pg.run<PendingEvent>(READ, [limit, fromId]);
    return rows.map(row => ({ ...row, traceparent: orUndefined(row.traceparent) }));
  },
  removeSent: async (lease, ids, tallies) => {
    const [row] = await pg.run<{ held: number }>(REMOVE, [
      lease.name,
      lease.owner,
      lease.epoch,
      ids,
      JSON.stringify(tallies),
    ]);
    if (row?.held !== 1) throw new LeaseLost(lease);
  },
  block: async ({ id, topic, key }, reason) => {
    await pg.run(BLOCK, [id, topic, key, reason]);
  },
  outboxSize: async atMost => {
    const [row] = await pg.run<{ pending: number; blocked: number }>(SIZE, [atMost]);
    return row ?? { pending: 0, blocked: 0 };
  },
});
