import type { ConsumerStore, StoredParked } from '../store/consumer-store.ts';
import type { Connections } from './connections.ts';
import type { Statement } from './session.ts';

const OPEN: Statement = {
  name: 'fence.open',
  text: `insert into consumer_offset (consumer, topic, partition, cluster, next_offset)
    select $1, topic, partition, $2, next from unnest($3::text[], $4::int[], $5::bigint[]) as r(topic, partition, next)
    order by topic, partition on conflict do nothing`,
};

const FENCES: Statement = {
  name: 'fence.read',
  text: 'select topic, partition, cluster, next_offset as next from consumer_offset where consumer = $1',
};

const KEYS: Statement = {
  name: 'parked.keys',
  text: 'select distinct topic, key from parked_message where consumer = $1',
};

const PARKED = `id, consumer as "group", topic, key, partition, message_offset as offset, event_id as "eventId", value, reason,
  attempts, next_attempt_at as "nextAttemptAt", replay_of as "replayOf"`;

const DUE: Statement = {
  name: 'parked.due',
  text: `select * from (select distinct on (topic, key) ${PARKED} from parked_message where consumer = $1 order by topic, key, id) heads
    where "nextAttemptAt" <= $2 order by id limit $3`,
};

const OF_KEY: Statement = {
  name: 'parked.of',
  text: `select ${PARKED} from parked_message where consumer = $1 and topic = $2 and key = $3 order by id limit 500`,
};

const POSTPONE: Statement = {
  name: 'parked.postpone',
  text: 'update parked_message set attempts = $2, next_attempt_at = $3 where id = $1',
};

const ATTEMPTS: Statement = {
  name: 'attempt.read',
  text: 'select topic, partition, next_offset as next, attempts, single from consumer_attempt where consumer = $1',
};

const ATTEMPT: Statement = {
  name: 'attempt.write',
  text: `insert into consumer_attempt (consumer, topic, partition, next_offset, attempts, single)
    select $1, * from unnest($2::text[], $3::int[], $4::bigint[], $5::int[], $6::boolean[])
    on conflict (consumer, topic, partition) do update
      set next_offset = excluded.next_offset, attempts = excluded.attempts, single = excluded.single`,
};

const CLEAR: Statement = { name: 'attempt.clear', text: 'delete from consumer_attempt where consumer = $1' };

type FoundParked = { [K in keyof StoredParked]: StoredParked[K] | null } & StoredParked;

const parked = (rows: readonly FoundParked[]): StoredParked[] =>
  rows.map(row => ({ ...row, eventId: row.eventId ?? undefined, replayOf: row.replayOf ?? undefined }));

/** What a consumer reads and writes outside a handler's transaction, in Postgres. */
export const consumerStore = (pg: Connections): ConsumerStore => ({
  openFences: async (group, cluster, first) => {
    if (first.length > 0) {
      await pg.run(OPEN, [
        group,
        cluster,
        first.map(f => f.topic),
        first.map(f => f.partition),
        first.map(f => f.next),
      ]);
    }
    return pg.run(FENCES, [group]);
  },
  parkedKeys: group => pg.run(KEYS, [group]),
  dueParked: async (group, now, limit) => parked(await pg.run<FoundParked>(DUE, [group, now, limit])),
  parkedOf: async (group, topic, key) => parked(await pg.run<FoundParked>(OF_KEY, [group, topic, key])),
  postponeParked: async (id, attempts, nextAttemptAt) => {
    await pg.run(POSTPONE, [id, attempts, nextAttemptAt]);
  },
  readAttempts: group => pg.run(ATTEMPTS, [group]),
  writeAttempts: async (group, attempts) => {
    await pg.run(ATTEMPT, [
      group,
      attempts.map(({ topic }) => topic),
      attempts.map(({ partition }) => partition),
      attempts.map(({ next }) => next),
      attempts.map(attempt => attempt.attempts),
      attempts.map(({ single }) => single),
    ]);
  },
  clearAttempts: async group => {
    await pg.run(CLEAR, [group]);
  },
});
