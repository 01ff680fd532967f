import { NOT_BY_THE_NOMINATOR, NOT_OF_THE_LINE, OF_A_KIND, PURGED_IS_BARE, SENT_TO_AN_OFFICE } from '../checks.ts';

export const ESCALATION = `
create table escalation (
  id uuid not null,
  site text not null,
  version integer not null,
  reference text not null,
  status text not null,
  nominator_id uuid,
  nominator_unit_id uuid,
  subject_id uuid not null,
  facts jsonb,
  progress jsonb,
  closure jsonb,
  office_id uuid,
  package_hash text,
  purge_at timestamptz(3),
  purged_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint escalation_pk primary key (id),
  constraint escalation_reference unique (site, reference),
  constraint escalation_purged_is_bare check (${PURGED_IS_BARE}),
  constraint escalation_sent_to_an_office check (${SENT_TO_AN_OFFICE})
);
create index escalation_by_site on escalation (site, id);
create index escalation_by_nominator on escalation (nominator_id, id);
create index escalation_by_office on escalation (office_id, id);
comment on column escalation.id is 'class=C11; keep=5y';
comment on column escalation.site is 'class=T';
comment on column escalation.version is 'class=T';
comment on column escalation.reference is 'class=C11; keep=5y';
comment on column escalation.status is 'class=C11; keep=5y';
comment on column escalation.nominator_id is 'class=C12; keep=12m';
comment on column escalation.nominator_unit_id is 'class=C12; keep=12m';
comment on column escalation.subject_id is 'class=C11; keep=5y';
comment on column escalation.facts is 'class=C10; keep=12m';
comment on column escalation.progress is 'class=C11; keep=12m';
comment on column escalation.closure is 'class=C11; keep=5y';
comment on column escalation.office_id is 'class=C11; keep=5y';
comment on column escalation.package_hash is 'class=C11; keep=5y';
comment on column escalation.purge_at is 'class=C11; keep=5y';
comment on column escalation.purged_at is 'class=C11; keep=5y';
comment on column escalation.created_at is 'class=C11; keep=5y';
comment on column escalation.updated_at is 'class=C11; keep=5y'`;

export const SUBJECT = `
create table subject (
  id uuid not null,
  site text not null,
  version integer not null,
  wrapped_key text not null,
  sealed text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint subject_pk primary key (id)
);
comment on column subject.id is 'class=C2; keep=12m';
comment on column subject.site is 'class=T';
comment on column subject.version is 'class=T';
comment on column subject.wrapped_key is 'class=C2; keep=12m';
comment on column subject.sealed is 'class=C2; keep=12m';
comment on column subject.created_at is 'class=C11; keep=12m';
comment on column subject.updated_at is 'class=C11; keep=12m'`;

export const APPROVAL = `
create table approval (
  escalation_id uuid not null,
  kind text not null,
  site text not null,
  approver_id uuid not null,
  unit_id uuid not null,
  nominator_id uuid not null,
  nominator_unit_id uuid not null,
  approved_at timestamptz(3) not null,
  constraint approval_pk primary key (escalation_id, kind),
  constraint approval_one_a_person unique (escalation_id, approver_id),
  constraint approval_one_a_line unique (escalation_id, unit_id),
  constraint approval_of_a_kind check (${OF_A_KIND}),
  constraint approval_not_by_the_nominator check (${NOT_BY_THE_NOMINATOR}),
  constraint approval_not_of_the_line check (${NOT_OF_THE_LINE})
);
comment on column approval.escalation_id is 'class=C11; keep=12m';
comment on column approval.kind is 'class=C11; keep=12m';
comment on column approval.site is 'class=T';
comment on column approval.approver_id is 'class=C12; keep=12m';
comment on column approval.unit_id is 'class=C12; keep=12m';
comment on column approval.nominator_id is 'class=C12; keep=12m';
comment on column approval.nominator_unit_id is 'class=C12; keep=12m';
comment on column approval.approved_at is 'class=C11; keep=12m'`;

export const ACT_MARK = `
create table act_mark (
  id text not null,
  site text not null,
  version integer not null,
  escalation_id uuid,
  expires_at timestamptz(3) not null,
  constraint act_mark_pk primary key (id)
);
create index act_mark_by_escalation on act_mark (escalation_id);
comment on column act_mark.id is 'class=C10; keep=5y';
comment on column act_mark.site is 'class=T';
comment on column act_mark.version is 'class=T';
comment on column act_mark.escalation_id is 'class=C11; keep=12m';
comment on column act_mark.expires_at is 'class=C11; keep=5y'`;
