/** Durable timers. `due_at` is by the service's clock; `retry_at` is when to fire next, `due_at` itself until a firing failed. */
export const DEADLINES = `
create table deadline (
  kind text not null,
  key text not null,
  site text not null,
  due_at timestamptz(3) not null,
  retry_at timestamptz(3) not null,
  data jsonb not null,
  attempts integer not null default 0,
  correlation_id text not null,
  causation_id text,
  traceparent text,
  primary key (kind, key)
);
create index deadline_retry on deadline (retry_at);
comment on column deadline.kind is 'class=T';
comment on column deadline.key is 'class=T';
comment on column deadline.site is 'class=T';
comment on column deadline.due_at is 'class=T';
comment on column deadline.retry_at is 'class=T';
comment on column deadline.data is 'class=T';
comment on column deadline.attempts is 'class=T';
comment on column deadline.correlation_id is 'class=T';
comment on column deadline.causation_id is 'class=T';
comment on column deadline.traceparent is 'class=T'`;

/** Answers to repeated requests, kept for at least 30 days. */
export const ANSWERS = `
create table idempotency_key (
  caller text not null,
  key uuid not null,
  request_hmac text not null,
  status integer not null,
  body text not null,
  location text,
  etag text,
  kept_at timestamptz(3) not null,
  primary key (caller, key)
);
create index idempotency_key_kept on idempotency_key (kept_at);
comment on column idempotency_key.caller is 'class=T';
comment on column idempotency_key.key is 'class=T';
comment on column idempotency_key.request_hmac is 'class=T';
comment on column idempotency_key.status is 'class=T';
comment on column idempotency_key.body is 'class=C1; keep=35d';
comment on column idempotency_key.location is 'class=T';
comment on column idempotency_key.etag is 'class=T';
comment on column idempotency_key.kept_at is 'class=T'`;
