// The inbox is ordered by event id, whose head is its time: new rows share pages, and old ones go by a range (ADR on the inbox).
/** What was consumed. */
export const CONSUMER = `
create table inbox (
  event_id uuid not null,
  consumer text not null,
  primary key (event_id, consumer)
);
comment on column inbox.event_id is 'class=T';
comment on column inbox.consumer is 'class=T';

create table consumer_offset (
  consumer text not null,
  topic text not null,
  partition integer not null,
  cluster text not null,
  next_offset bigint not null,
  primary key (consumer, topic, partition)
) with (fillfactor = 50);
comment on column consumer_offset.consumer is 'class=T';
comment on column consumer_offset.topic is 'class=T';
comment on column consumer_offset.partition is 'class=T';
comment on column consumer_offset.cluster is 'class=T';
comment on column consumer_offset.next_offset is 'class=T';

create table consumer_attempt (
  consumer text not null,
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  attempts integer not null,
  single boolean not null,
  primary key (consumer, topic, partition)
) with (fillfactor = 50);
comment on column consumer_attempt.consumer is 'class=T';
comment on column consumer_attempt.topic is 'class=T';
comment on column consumer_attempt.partition is 'class=T';
comment on column consumer_attempt.next_offset is 'class=T';
comment on column consumer_attempt.attempts is 'class=T';
comment on column consumer_attempt.single is 'class=T'`;
