// Raw bytes may be anything that somebody put on a topic by mistake: kept like a person's record.
/** What waits for another attempt or for a human. */
export const PARKING = `
create table parked_message (
  id bigint generated always as identity (cache 1) primary key,
  consumer text not null,
  topic text not null,
  key text not null,
  partition integer not null,
  message_offset bigint not null,
  event_id uuid,
  value bytea not null,
  reason text not null,
  attempts integer not null,
  next_attempt_at timestamptz(3) not null,
  replay_of uuid
);
create index parked_message_key on parked_message (consumer, topic, key, id);
comment on column parked_message.id is 'class=T';
comment on column parked_message.consumer is 'class=T';
comment on column parked_message.topic is 'class=T';
comment on column parked_message.key is 'class=T';
comment on column parked_message.partition is 'class=T';
comment on column parked_message.message_offset is 'class=T';
comment on column parked_message.event_id is 'class=T';
comment on column parked_message.value is 'class=C1; keep=7y';
comment on column parked_message.reason is 'class=T';
comment on column parked_message.attempts is 'class=T';
comment on column parked_message.next_attempt_at is 'class=T';
comment on column parked_message.replay_of is 'class=T';

create table dead_letter (
  id uuid primary key,
  consumer text not null,
  topic text not null,
  key text,
  partition integer not null,
  message_offset bigint not null,
  event_id uuid,
  type text,
  reason text not null,
  attempts integer not null,
  raw bytea,
  died_at timestamptz(3) not null,
  replayed_at timestamptz(3),
  replay_count integer not null default 0
);
create index dead_letter_open on dead_letter (died_at) where replayed_at is null;
comment on column dead_letter.id is 'class=T';
comment on column dead_letter.consumer is 'class=T';
comment on column dead_letter.topic is 'class=T';
comment on column dead_letter.key is 'class=C1; keep=7y';
comment on column dead_letter.partition is 'class=T';
comment on column dead_letter.message_offset is 'class=T';
comment on column dead_letter.event_id is 'class=T';
comment on column dead_letter.type is 'class=T';
comment on column dead_letter.reason is 'class=T';
comment on column dead_letter.attempts is 'class=T';
comment on column dead_letter.raw is 'class=C1; keep=7y';
comment on column dead_letter.died_at is 'class=T';
comment on column dead_letter.replayed_at is 'class=T';
comment on column dead_letter.replay_count is 'class=T';

create table dead_letter_replay (
  dead_letter_id uuid not null,
  actor_id text not null,
  replayed_at timestamptz(3) not null,
  primary key (dead_letter_id, replayed_at)
);
comment on column dead_letter_replay.dead_letter_id is 'class=T';
comment on column dead_letter_replay.actor_id is 'class=T';
comment on column dead_letter_replay.replayed_at is 'class=T'`;
