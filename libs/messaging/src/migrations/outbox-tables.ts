// A queue: most rows live for milliseconds, so vacuum by count. Identities are drawn one by one (cache 1) under the key's lock.
/** What is to be published, its counters, and who relays. */
export const OUTBOX = `
create table outbox (
  id bigint generated always as identity (cache 1) primary key,
  event_id uuid not null,
  topic text not null,
  subject text not null,
  value bytea not null,
  traceparent text
) with (fillfactor = 100, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
alter table outbox alter column value set storage external;
comment on column outbox.id is 'class=T';
comment on column outbox.event_id is 'class=T';
comment on column outbox.topic is 'class=T';
comment on column outbox.subject is 'class=T';
comment on column outbox.value is 'class=T';
comment on column outbox.traceparent is 'class=T';

create table outbox_blocked (
  outbox_id bigint primary key,
  topic text not null,
  subject text not null,
  reason text not null,
  blocked_at timestamptz(3) not null default clock_timestamp()
);
create index outbox_blocked_key on outbox_blocked (topic, subject);
comment on column outbox_blocked.outbox_id is 'class=T';
comment on column outbox_blocked.topic is 'class=T';
comment on column outbox_blocked.subject is 'class=T';
comment on column outbox_blocked.reason is 'class=T';
comment on column outbox_blocked.blocked_at is 'class=T';

create table event_sequence (
  topic text not null,
  subject text not null,
  last bigint not null,
  primary key (topic, subject)
) with (fillfactor = 80);
comment on column event_sequence.topic is 'class=T';
comment on column event_sequence.subject is 'class=T';
comment on column event_sequence.last is 'class=T';

create table relay_lease (
  name text primary key,
  owner text not null,
  epoch bigint not null,
  until timestamptz(3) not null
) with (fillfactor = 50);
comment on column relay_lease.name is 'class=T';
comment on column relay_lease.owner is 'class=T';
comment on column relay_lease.epoch is 'class=T';
comment on column relay_lease.until is 'class=T';

create table tally_count (
  topic text not null,
  period text not null,
  count bigint not null,
  xor bit(128) not null,
  published_count bigint not null default 0,
  primary key (topic, period)
) with (fillfactor = 50);
comment on column tally_count.topic is 'class=T';
comment on column tally_count.period is 'class=T';
comment on column tally_count.count is 'class=T';
comment on column tally_count.xor is 'class=T';
comment on column tally_count.published_count is 'class=T'`;
