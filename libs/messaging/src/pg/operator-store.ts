import type { DeadLetter } from '../store/consumer-store.ts';
import type { Backlog, OperatorStore } from '../store/operator-store.ts';
import type { Tally } from '../store/outbox-store.ts';
import { firstIdAt } from '../uuid-v7.ts';
import type { Connections } from './connections.ts';
import type { Statement } from './session.ts';

const DEAD: Statement = {
  name: 'dead.list',
  text: `select id, consumer as "group", topic, key, partition, message_offset as offset, event_id as "eventId", type, reason, attempts,
      raw, died_at as "diedAt", replay_count as "replayCount" from dead_letter
    where replayed_at is null and ($1::uuid[] is null or id = any($1)) and ($2::text is null or topic = $2)
      and ($3::text is null or reason = $3) order by died_at, id limit $4`,
};

// Only a message with a key and bytes can be tried again; a tombstone or a keyless one stays.
const REPLAY: Statement = {
  name: 'dead.replay',
  text: `with chosen as materialized (select * from dead_letter where id = any($1::uuid[]) and replayed_at is null and raw is not null
      order by died_at, id for update),
    parked as (insert into parked_message (consumer, topic, key, partition, message_offset, event_id, value, reason, attempts, next_attempt_at, replay_of)
      select consumer, topic, coalesce(key, id::text), partition, message_offset, event_id, raw, 'replay', 0, $3, id from chosen order by died_at, id),
    written as (insert into dead_letter_replay (dead_letter_id, actor_id, replayed_at) select id, $2, $3 from chosen)
    update dead_letter d set replayed_at = $3, replay_count = d.replay_count + 1 from chosen where d.id = chosen.id returning d.id`,
};

const BACKLOG: Statement = {
  name: 'backlog',
  text: `select (select count(*) from outbox) as outbox, (select count(*) from outbox_blocked) as blocked,
    (select count(*) from dead_letter where replayed_at is null) as "deadLetters",
    (select count(*) from parked_message) as parked, (select count(*) from deadline) as deadlines`,
};

const TALLIES: Statement = {
  name: 'tally.unpublished',
  text: `select topic, period, count, xor::text as bits from tally_count where count > published_count and period < $1 order by period, topic`,
};

const TALLIED: Statement = {
  name: 'tally.published',
  text: `update tally_count t set published_count = r.count from unnest($1::text[], $2::text[], $3::bigint[]) as r(topic, period, count)
    where t.topic = r.topic and t.period = r.period`,
};

const SWEEP_INBOX: Statement = {
  name: 'sweep.inbox',
  text: `with gone as (delete from inbox where (event_id, consumer) in
    (select event_id, consumer from inbox where event_id < $1 order by event_id limit $2) returning 1) select count(*) as n from gone`,
};

const SWEEP_ANSWERS: Statement = {
  name: 'sweep.answers',
  text: `with gone as (delete from idempotency_key where (caller, key) in
    (select caller, key from idempotency_key where kept_at < $1 order by kept_at limit $2) returning 1) select count(*) as n from gone`,
};

const SWEEP_DEAD: Statement = {
  name: 'sweep.dead',
  text: `with gone as (delete from dead_letter where id in (select id from dead_letter where died_at < $1 order by died_at limit $2) returning id),
    replays as (delete from dead_letter_replay where dead_letter_id in (select id from gone)) select count(*) as n from gone`,
};

const EMPTY: Backlog = { outbox: 0, blocked: 0, deadLetters: 0, parked: 0, deadlines: 0 };

type FoundLetter = { [K in keyof DeadLetter]: DeadLetter[K] | null } & DeadLetter;

const letterOf = (row: FoundLetter): DeadLetter => ({
  ...row,
  key: row.key ?? undefined,
  eventId: row.eventId ?? undefined,
  type: row.type ?? undefined,
  raw: row.raw ?? undefined,
});

/** What operators and housekeeping need, in Postgres. */
export const operatorStore = (pg: Connections): OperatorStore => ({
  deadLetters: async ({ ids, topic, reason, limit }) =>
    (await pg.run<FoundLetter>(DEAD, [ids ?? null, topic ?? null, reason ?? null, limit])).map(letterOf),
  replayDeadLetters: async (ids, actorId, now) =>
    (await pg.run<{ id: string }>(REPLAY, [ids, actorId, now])).map(({ id }) => id),
  backlog: async () => (await pg.run<Backlog>(BACKLOG, []))[0] ?? EMPTY,
  unpublishedTallies: async period => {
    const rows = await pg.run<Omit<Tally, 'xor'> & { bits: string }>(TALLIES, [period]);
    return rows.map(({ bits, ...tally }) => ({ ...tally, xor: BigInt(`0b${bits}`).toString(16).padStart(32, '0') }));
  },
  markTalliesPublished: async tallies => {
    await pg.run(TALLIED, [tallies.map(t => t.topic), tallies.map(t => t.period), tallies.map(t => t.count)]);
  },
  sweep: async ({ inbox, answers, deadLetters, limit }) => {
    const [events] = await pg.run<{ n: number }>(SWEEP_INBOX, [firstIdAt(inbox), limit]);
    const [kept] = await pg.run<{ n: number }>(SWEEP_ANSWERS, [answers, limit]);
    const [dead] = await pg.run<{ n: number }>(SWEEP_DEAD, [deadLetters, limit]);
    return (events?.n ?? 0) + (kept?.n ?? 0) + (dead?.n ?? 0);
  },
});
