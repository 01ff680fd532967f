/** What each person agreed to, as outreach tells. */
export const CONSENT_COPY = `
create table consent_copy (
  id uuid not null,
  site text not null,
  version integer not null,
  referral_id uuid not null,
  person_id uuid not null,
  terms jsonb,
  status text not null,
  starts_at timestamptz(3),
  expires_at timestamptz(3),
  ended_at timestamptz(3),
  constraint consent_copy_pk primary key (id)
);
create index consent_copy_by_referral on consent_copy (referral_id);
comment on column consent_copy.id is 'class=C1; keep=7y';
comment on column consent_copy.site is 'class=C1; keep=7y';
comment on column consent_copy.version is 'class=T';
comment on column consent_copy.referral_id is 'class=C1; keep=7y';
comment on column consent_copy.person_id is 'class=C1; keep=7y';
comment on column consent_copy.terms is 'class=C5; keep=3y';
comment on column consent_copy.status is 'class=C1; keep=7y';
comment on column consent_copy.starts_at is 'class=C1; keep=7y';
comment on column consent_copy.expires_at is 'class=C1; keep=7y';
comment on column consent_copy.ended_at is 'class=C1; keep=7y'`;

/** Which provider was asked, and what it said. */
export const OFFER_HOLDER = `
create table offer_holder (
  id uuid not null,
  site text not null,
  version integer not null,
  referral_id uuid not null,
  provider_id uuid,
  status text not null,
  accepted_at timestamptz(3),
  constraint offer_holder_pk primary key (id)
);
create index offer_holder_by_referral on offer_holder (referral_id);
comment on column offer_holder.id is 'class=C1; keep=7y';
comment on column offer_holder.site is 'class=C1; keep=7y';
comment on column offer_holder.version is 'class=T';
comment on column offer_holder.referral_id is 'class=C1; keep=7y';
comment on column offer_holder.provider_id is 'class=C1; keep=7y';
comment on column offer_holder.status is 'class=C1; keep=7y';
comment on column offer_holder.accepted_at is 'class=C1; keep=7y'`;

/** Who was shown what of whom. @source 45 CFR 164.528; 42 CFR 2.25 */
export const ACCOUNTING = `
create table person_accounting (
  id uuid not null,
  site text not null,
  person_id uuid not null,
  at timestamptz(3) not null,
  actor_id uuid not null,
  role text not null,
  org_id uuid,
  kind text not null,
  purpose_code text not null,
  field_codes jsonb not null,
  consent_id uuid,
  break_glass_id uuid,
  constraint person_accounting_pk primary key (id)
);
create index person_accounting_by_person on person_accounting (person_id, at);
comment on column person_accounting.id is 'class=C12; keep=7y';
comment on column person_accounting.site is 'class=C12; keep=7y';
comment on column person_accounting.person_id is 'class=C12; keep=7y';
comment on column person_accounting.at is 'class=C12; keep=7y';
comment on column person_accounting.actor_id is 'class=C12; keep=7y';
comment on column person_accounting.role is 'class=C12; keep=7y';
comment on column person_accounting.org_id is 'class=C12; keep=7y';
comment on column person_accounting.kind is 'class=C12; keep=7y';
comment on column person_accounting.purpose_code is 'class=C12; keep=7y';
comment on column person_accounting.field_codes is 'class=C12; keep=7y';
comment on column person_accounting.consent_id is 'class=C12; keep=7y';
comment on column person_accounting.break_glass_id is 'class=C12; keep=7y'`;

/** What holders must forget, and whether they did. */
export const RECALL = `
create table recall (
  id uuid not null,
  site text not null,
  version integer not null,
  person_id uuid not null,
  referral_id uuid not null,
  consent_id uuid,
  org_id uuid not null,
  cause_code text not null,
  issued_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  acknowledged_by uuid,
  done_code text,
  constraint recall_pk primary key (id)
);
create unique index recall_by_consent on recall (consent_id, org_id);
create index recall_by_person on recall (person_id, id);
create index recall_by_org on recall (site, org_id, id);
comment on column recall.id is 'class=C12; keep=7y';
comment on column recall.site is 'class=C12; keep=7y';
comment on column recall.version is 'class=T';
comment on column recall.person_id is 'class=C12; keep=7y';
comment on column recall.referral_id is 'class=C12; keep=7y';
comment on column recall.consent_id is 'class=C12; keep=7y';
comment on column recall.org_id is 'class=C12; keep=7y';
comment on column recall.cause_code is 'class=C12; keep=7y';
comment on column recall.issued_at is 'class=C12; keep=7y';
comment on column recall.due_at is 'class=C12; keep=7y';
comment on column recall.acknowledged_at is 'class=C12; keep=7y';
comment on column recall.acknowledged_by is 'class=C12; keep=7y';
comment on column recall.done_code is 'class=C12; keep=7y'`;
