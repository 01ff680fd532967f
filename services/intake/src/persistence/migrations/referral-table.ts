/** A referral in codes and dates. */
export const REFERRAL = `
create table referral (
  id uuid not null,
  site text not null,
  version integer not null,
  reference text not null,
  status text not null,
  person_id uuid not null,
  sender_id text not null,
  consent_id uuid,
  received_at timestamptz(3) not null,
  submitted_at timestamptz(3) not null,
  notice_version text not null,
  source_type text not null,
  referrer_org_id uuid,
  referrer_role text not null,
  is_anonymous boolean not null,
  legal_basis_code text not null,
  age_band text not null,
  area_code text,
  language text not null,
  facts jsonb not null,
  need_codes jsonb not null,
  choice_codes jsonb not null,
  reason_codes jsonb not null,
  urgency text not null,
  urgency_rule_ids jsonb not null,
  triage_rule_ids jsonb not null,
  triage_reasons jsonb not null,
  info_codes jsonb not null,
  review_trigger_codes jsonb not null,
  duplicate_of jsonb not null,
  cleared jsonb not null,
  queue text,
  due_at timestamptz(3),
  is_reminded boolean not null,
  is_acknowledged boolean not null,
  stage_code text,
  linked_id uuid,
  decided_by text,
  decision_code text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint referral_pk primary key (id)
);
create unique index referral_by_reference on referral (site, reference);
create index referral_by_status on referral (site, status, id);
create index referral_by_sender on referral (site, sender_id, id);
comment on column referral.id is 'class=C1; keep=7y';
comment on column referral.site is 'class=C1; keep=7y';
comment on column referral.version is 'class=T';
comment on column referral.reference is 'class=C1; keep=7y';
comment on column referral.status is 'class=C1; keep=7y';
comment on column referral.person_id is 'class=C1; keep=7y';
comment on column referral.sender_id is 'class=C1; keep=7y';
comment on column referral.consent_id is 'class=C1; keep=7y';
comment on column referral.received_at is 'class=C1; keep=7y';
comment on column referral.submitted_at is 'class=C1; keep=7y';
comment on column referral.notice_version is 'class=C1; keep=7y';
comment on column referral.source_type is 'class=C1; keep=7y';
comment on column referral.referrer_org_id is 'class=C1; keep=7y';
comment on column referral.referrer_role is 'class=C1; keep=7y';
comment on column referral.is_anonymous is 'class=C1; keep=7y';
comment on column referral.legal_basis_code is 'class=C1; keep=7y';
comment on column referral.age_band is 'class=C2; keep=3y';
comment on column referral.area_code is 'class=C2; keep=3y';
comment on column referral.language is 'class=C2; keep=3y';
comment on column referral.facts is 'class=C8; keep=3y';
comment on column referral.need_codes is 'class=C4; keep=3y';
comment on column referral.choice_codes is 'class=C4; keep=3y';
comment on column referral.reason_codes is 'class=C8; keep=3y';
comment on column referral.urgency is 'class=C8; keep=3y';
comment on column referral.urgency_rule_ids is 'class=C8; keep=3y';
comment on column referral.triage_rule_ids is 'class=C8; keep=3y';
comment on column referral.triage_reasons is 'class=C8; keep=3y';
comment on column referral.info_codes is 'class=C1; keep=7y';
comment on column referral.review_trigger_codes is 'class=C8; keep=3y';
comment on column referral.duplicate_of is 'class=C1; keep=7y';
comment on column referral.cleared is 'class=C8; keep=3y';
comment on column referral.queue is 'class=C1; keep=7y';
comment on column referral.due_at is 'class=C1; keep=7y';
comment on column referral.is_reminded is 'class=C1; keep=7y';
comment on column referral.is_acknowledged is 'class=C1; keep=7y';
comment on column referral.stage_code is 'class=C1; keep=7y';
comment on column referral.linked_id is 'class=C1; keep=7y';
comment on column referral.decided_by is 'class=C12; keep=7y';
comment on column referral.decision_code is 'class=C12; keep=7y';
comment on column referral.created_at is 'class=C1; keep=7y';
comment on column referral.updated_at is 'class=C1; keep=7y'`;
