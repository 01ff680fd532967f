/** Sealed like a person: why somebody needed to see more. */
export const BREAK_GLASS = `
create table break_glass (
  id uuid not null,
  site text not null,
  version integer not null,
  person_id uuid not null,
  actor_id uuid not null,
  role text not null,
  reason_code text not null,
  wrapped_key text not null,
  sealed text not null,
  opened_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  review_due_at timestamptz(3) not null,
  is_overdue boolean not null,
  reviewed_by uuid,
  reviewed_at timestamptz(3),
  outcome_code text,
  constraint break_glass_pk primary key (id)
);
create index break_glass_by_site on break_glass (site, id);
create index break_glass_by_actor on break_glass (actor_id, id);
create index break_glass_by_person on break_glass (person_id);
comment on column break_glass.id is 'class=C12; keep=7y';
comment on column break_glass.site is 'class=C12; keep=7y';
comment on column break_glass.version is 'class=T';
comment on column break_glass.person_id is 'class=C12; keep=7y';
comment on column break_glass.actor_id is 'class=C12; keep=7y';
comment on column break_glass.role is 'class=C12; keep=7y';
comment on column break_glass.reason_code is 'class=C12; keep=7y';
comment on column break_glass.wrapped_key is 'class=C2; keep=3y';
comment on column break_glass.sealed is 'class=C2; keep=3y';
comment on column break_glass.opened_at is 'class=C12; keep=7y';
comment on column break_glass.expires_at is 'class=C12; keep=7y';
comment on column break_glass.review_due_at is 'class=C12; keep=7y';
comment on column break_glass.is_overdue is 'class=C12; keep=7y';
comment on column break_glass.reviewed_by is 'class=C12; keep=7y';
comment on column break_glass.reviewed_at is 'class=C12; keep=7y';
comment on column break_glass.outcome_code is 'class=C12; keep=7y'`;

export const HOLD = `
create table person_hold (
  id uuid not null,
  site text not null,
  version integer not null,
  person_id uuid not null,
  reason_code text not null,
  placed_by uuid not null,
  placed_at timestamptz(3) not null,
  lifted_by uuid,
  lifted_at timestamptz(3),
  constraint person_hold_pk primary key (id)
);
create index person_hold_by_person on person_hold (person_id);
comment on column person_hold.id is 'class=C12; keep=7y';
comment on column person_hold.site is 'class=C12; keep=7y';
comment on column person_hold.version is 'class=T';
comment on column person_hold.person_id is 'class=C12; keep=7y';
comment on column person_hold.reason_code is 'class=C12; keep=7y';
comment on column person_hold.placed_by is 'class=C12; keep=7y';
comment on column person_hold.placed_at is 'class=C12; keep=7y';
comment on column person_hold.lifted_by is 'class=C12; keep=7y';
comment on column person_hold.lifted_at is 'class=C12; keep=7y'`;

export const RETENTION = `
create table person_retention (
  id uuid not null,
  site text not null,
  version integer not null,
  ended_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  constraint person_retention_pk primary key (id)
);
comment on column person_retention.id is 'class=C1; keep=7y';
comment on column person_retention.site is 'class=C1; keep=7y';
comment on column person_retention.version is 'class=T';
comment on column person_retention.ended_at is 'class=C1; keep=7y';
comment on column person_retention.ends_at is 'class=C1; keep=7y'`;

export const ERASURE = `
create table person_erasure (
  id uuid not null,
  site text not null,
  person_id uuid not null,
  erased_by text not null,
  erased_at timestamptz(3) not null,
  cause_code text not null,
  constraint person_erasure_pk primary key (id)
);
comment on column person_erasure.id is 'class=C12; keep=7y';
comment on column person_erasure.site is 'class=C12; keep=7y';
comment on column person_erasure.person_id is 'class=C12; keep=7y';
comment on column person_erasure.erased_by is 'class=C12; keep=7y';
comment on column person_erasure.erased_at is 'class=C12; keep=7y';
comment on column person_erasure.cause_code is 'class=C12; keep=7y'`;
