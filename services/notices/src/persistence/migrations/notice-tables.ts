/** Texts, and who approved them. */
export const NOTICE_TEXT = `
create table notice_text (
  id uuid not null,
  site text not null,
  version integer not null,
  language text not null,
  title text not null,
  body text not null,
  hash text not null,
  charging_policy_version text not null,
  status text not null,
  author_id uuid not null,
  approver_id uuid,
  approved_at timestamptz(3),
  legal_basis text,
  stands_until timestamptz(3),
  retired_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint notice_text_pk primary key (id),
  constraint notice_text_two_people check (approver_id is null or approver_id <> author_id)
);
create index notice_text_by_site on notice_text (site, id);
comment on column notice_text.id is 'class=T';
comment on column notice_text.site is 'class=T';
comment on column notice_text.version is 'class=T';
comment on column notice_text.language is 'class=T';
comment on column notice_text.title is 'class=T';
comment on column notice_text.body is 'class=T';
comment on column notice_text.hash is 'class=T';
comment on column notice_text.charging_policy_version is 'class=T';
comment on column notice_text.status is 'class=T';
comment on column notice_text.author_id is 'class=T';
comment on column notice_text.approver_id is 'class=T';
comment on column notice_text.approved_at is 'class=T';
comment on column notice_text.legal_basis is 'class=T';
comment on column notice_text.stands_until is 'class=T';
comment on column notice_text.retired_at is 'class=T';
comment on column notice_text.created_at is 'class=T';
comment on column notice_text.updated_at is 'class=T'`;

/** What texts rest on. */
export const CHARGING_POLICY = `
create table charging_policy (
  id text not null,
  site text not null,
  version integer not null,
  policy_version text not null,
  effective_on text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  constraint charging_policy_pk primary key (id)
);
create index charging_policy_by_site on charging_policy (site, effective_on);
comment on column charging_policy.id is 'class=T';
comment on column charging_policy.site is 'class=T';
comment on column charging_policy.version is 'class=T';
comment on column charging_policy.policy_version is 'class=T';
comment on column charging_policy.effective_on is 'class=T';
comment on column charging_policy.recorded_by is 'class=T';
comment on column charging_policy.recorded_at is 'class=T'`;

/** Sealed people. */
export const NOTICE_SUBJECT = `
create table notice_subject (
  id uuid not null,
  site text not null,
  version integer not null,
  wrapped_key text not null,
  sealed text not null,
  erased_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint notice_subject_pk primary key (id)
);
comment on column notice_subject.id is 'class=C9; keep=end+1y';
comment on column notice_subject.site is 'class=T';
comment on column notice_subject.version is 'class=T';
comment on column notice_subject.wrapped_key is 'class=C9; keep=end+1y';
comment on column notice_subject.sealed is 'class=C9; keep=end+1y';
comment on column notice_subject.erased_at is 'class=C9; keep=end+1y';
comment on column notice_subject.created_at is 'class=C9; keep=end+1y';
comment on column notice_subject.updated_at is 'class=C9; keep=end+1y'`;

/** By which they are found. */
export const NOTICE_SUBJECT_INDEX = `
create table notice_subject_index (
  site text not null,
  token text not null,
  subject_id uuid not null,
  constraint notice_subject_index_pk primary key (site, token, subject_id)
);
create index notice_subject_index_by_subject on notice_subject_index (subject_id);
comment on column notice_subject_index.site is 'class=T';
comment on column notice_subject_index.token is 'class=C9; keep=end+1y';
comment on column notice_subject_index.subject_id is 'class=C9; keep=end+1y'`;

/** How each notice was served. */
export const NOTICE = `
create table notice (
  id uuid not null,
  site text not null,
  version integer not null,
  subject_id uuid not null,
  text_id uuid not null,
  language text not null,
  served_at timestamptz(3) not null,
  method_code text not null,
  server_roles jsonb not null,
  understood boolean not null,
  help_offer_made boolean not null,
  help_offered_on text,
  help_offer_mode text,
  copy_left boolean not null,
  counsel_status text not null,
  age_at_service integer not null,
  served_by uuid not null,
  defect_codes jsonb not null,
  valid_until timestamptz(3) not null,
  renewed_at timestamptz(3),
  renewal_text_id uuid,
  renewal_offered_on text,
  ended_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint notice_pk primary key (id)
);
create index notice_by_subject on notice (subject_id);
comment on column notice.id is 'class=C9; keep=end+1y';
comment on column notice.site is 'class=T';
comment on column notice.version is 'class=T';
comment on column notice.subject_id is 'class=C9; keep=end+1y';
comment on column notice.text_id is 'class=C9; keep=end+1y';
comment on column notice.language is 'class=C9; keep=end+1y';
comment on column notice.served_at is 'class=C9; keep=end+1y';
comment on column notice.method_code is 'class=C9; keep=end+1y';
comment on column notice.server_roles is 'class=C9; keep=end+1y';
comment on column notice.understood is 'class=C9; keep=end+1y';
comment on column notice.help_offer_made is 'class=C9; keep=end+1y';
comment on column notice.help_offered_on is 'class=C9; keep=end+1y';
comment on column notice.help_offer_mode is 'class=C9; keep=end+1y';
comment on column notice.copy_left is 'class=C9; keep=end+1y';
comment on column notice.counsel_status is 'class=C9; keep=end+1y';
comment on column notice.age_at_service is 'class=C9; keep=end+1y';
comment on column notice.served_by is 'class=C9; keep=end+1y';
comment on column notice.defect_codes is 'class=C9; keep=end+1y';
comment on column notice.valid_until is 'class=C9; keep=end+1y';
comment on column notice.renewed_at is 'class=C9; keep=end+1y';
comment on column notice.renewal_text_id is 'class=C9; keep=end+1y';
comment on column notice.renewal_offered_on is 'class=C9; keep=end+1y';
comment on column notice.ended_at is 'class=C9; keep=end+1y';
comment on column notice.created_at is 'class=C9; keep=end+1y';
comment on column notice.updated_at is 'class=C9; keep=end+1y'`;
