import type { DeadLetter, OffsetMove, ParkedMessage } from '../store/consumer-store.ts';
import type { Session, Statement } from './session.ts';

const MOVE: Statement = {
  name: 'fence.move',
  text: `with new as materialized (select * from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) as r(topic, partition, old, next)),
  held as materialized (select f.topic, f.partition from consumer_offset f join new using (topic, partition)
    where f.consumer = $1 order by f.topic, f.partition for update of f),
  done as (update consumer_offset f set next_offset = new.next from new join held using (topic, partition)
    where f.consumer = $1 and f.topic = new.topic and f.partition = new.partition and f.next_offset = new.old returning 1)
  select require_all((select count(*) from done) = (select count(*) from new), 'fence:' || $1)`,
};

const CLAIM: Statement = {
  name: 'inbox.claim',
  text: `insert into inbox (consumer, event_id) select $1, id from unnest($2::uuid[]) as r(id) order by id
    on conflict do nothing returning event_id`,
};

const PARK: Statement = {
  name: 'parked.add',
  text: `insert into parked_message (consumer, topic, key, partition, message_offset, event_id, value, reason, attempts, next_attempt_at, replay_of)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::uuid[], $7::bytea[], $8::text[], $9::int[], $10::timestamptz[], $11::uuid[])`,
};

const UNPARK: Statement = { name: 'parked.remove', text: 'delete from parked_message where id = any($1::bigint[])' };

const BURY: Statement = {
  name: 'dead.add',
  text: `insert into dead_letter (id, consumer, topic, key, partition, message_offset, event_id, type, reason, attempts, raw, died_at, replay_count)
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::uuid[], $8::text[], $9::text[], $10::int[], $11::bytea[], $12::timestamptz[], $13::int[])
    on conflict (id) do update set reason = excluded.reason, attempts = excluded.attempts, died_at = excluded.died_at, replayed_at = null`,
};

const orNull = <T>(values: readonly (T | undefined)[]): (T | null)[] => values.map(value => value ?? null);

/** Moves fences, all or nothing. */
export const advanceOffsets = async (session: Session, group: string, moves: readonly OffsetMove[]): Promise<void> => {
  if (moves.length === 0) return;
  const column = <K extends keyof OffsetMove>(name: K) => moves.map(move => move[name]);
  await session.send(MOVE, [group, column('topic'), column('partition'), column('from'), column('to')]);
};

/** Claims event ids; returns the fresh ones. */
export const claimInbox = async (session: Session, group: string, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await session.send<{ event_id: string }>(CLAIM, [group, ids]);
  return new Set(rows.map(({ event_id }) => event_id));
};

/** Sets messages aside. */
export const park = async (session: Session, messages: readonly ParkedMessage[]): Promise<void> => {
  if (messages.length === 0) return;
  const column = <K extends keyof ParkedMessage>(name: K) => orNull(messages.map(message => message[name]));
  const names = [
    'group',
    'topic',
    'key',
    'partition',
    'offset',
    'eventId',
    'value',
    'reason',
    'attempts',
    'nextAttemptAt',
    'replayOf',
  ] as const;
  session.post(PARK, names.map(column));
};

/** Takes messages out of the parking. */
export const unpark = async (session: Session, ids: readonly number[]): Promise<void> => {
  if (ids.length > 0) session.post(UNPARK, [ids]);
};

/** Stores dead letters; one that died again after a replay comes to life in its old row. */
export const addDeadLetters = async (session: Session, letters: readonly DeadLetter[]): Promise<void> => {
  if (letters.length === 0) return;
  const column = <K extends keyof DeadLetter>(name: K) => orNull(letters.map(letter => letter[name]));
  const names = [
    'id',
    'group',
    'topic',
    'key',
    'partition',
    'offset',
    'eventId',
    'type',
    'reason',
    'attempts',
    'raw',
    'diedAt',
    'replayCount',
  ] as const;
  session.post(BURY, names.map(column));
};
