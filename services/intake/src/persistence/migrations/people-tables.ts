/** People, sealed, and how they are found. */
export const PERSON = `
create table person (
  id uuid not null,
  site text not null,
  version integer not null,
  referral_id uuid not null,
  wrapped_key text not null,
  sealed text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint person_pk primary key (id)
);
create index person_by_referral on person (referral_id);
comment on column person.id is 'class=C1; keep=7y';
comment on column person.site is 'class=C1; keep=7y';
comment on column person.version is 'class=T';
comment on column person.referral_id is 'class=C1; keep=7y';
comment on column person.wrapped_key is 'class=C2; keep=3y';
comment on column person.sealed is 'class=C2; keep=3y';
comment on column person.created_at is 'class=C1; keep=7y';
comment on column person.updated_at is 'class=C1; keep=7y'`;

export const PERSON_INDEX = `
create table person_index (
  site text not null,
  token text not null,
  referral_id uuid not null,
  sender_id text not null,
  received_on date not null,
  constraint person_index_pk primary key (site, token, referral_id)
);
create index person_index_by_referral on person_index (referral_id);
comment on column person_index.site is 'class=C1; keep=7y';
comment on column person_index.token is 'class=C2; keep=3y';
comment on column person_index.referral_id is 'class=C1; keep=7y';
comment on column person_index.sender_id is 'class=C1; keep=7y';
comment on column person_index.received_on is 'class=C1; keep=7y'`;

export const DRAFT = `
create table referral_draft (
  id uuid not null,
  site text not null,
  version integer not null,
  author_id text not null,
  wrapped_key text not null,
  sealed text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint referral_draft_pk primary key (id)
);
create index referral_draft_by_author on referral_draft (site, author_id, id);
comment on column referral_draft.id is 'class=C1; keep=24h';
comment on column referral_draft.site is 'class=C1; keep=24h';
comment on column referral_draft.version is 'class=T';
comment on column referral_draft.author_id is 'class=C1; keep=24h';
comment on column referral_draft.wrapped_key is 'class=C2; keep=24h';
comment on column referral_draft.sealed is 'class=C2; keep=24h';
comment on column referral_draft.expires_at is 'class=C1; keep=24h';
comment on column referral_draft.created_at is 'class=C1; keep=24h';
comment on column referral_draft.updated_at is 'class=C1; keep=24h'`;

export const PROGRESS = `
create table referral_progress (
  id uuid not null,
  site text not null,
  version integer not null,
  progress text not null,
  updated_at timestamptz(3) not null,
  constraint referral_progress_pk primary key (id)
);
comment on column referral_progress.id is 'class=C1; keep=7y';
comment on column referral_progress.site is 'class=C1; keep=7y';
comment on column referral_progress.version is 'class=T';
comment on column referral_progress.progress is 'class=C1; keep=7y';
comment on column referral_progress.updated_at is 'class=C1; keep=7y'`;
