export const QUESTION = `
create table question (
  id uuid not null,
  site text not null,
  version integer not null,
  escalation_id uuid not null,
  attestation text,
  constraint question_pk primary key (id)
);
create index question_by_escalation on question (escalation_id);
comment on column question.id is 'class=C9; keep=12m';
comment on column question.site is 'class=T';
comment on column question.version is 'class=T';
comment on column question.escalation_id is 'class=C11; keep=12m';
comment on column question.attestation is 'class=C9; keep=12m'`;

export const SENT_PACKAGE = `
create table sent_package (
  id uuid not null,
  site text not null,
  version integer not null,
  package_hash text not null,
  sealed text not null,
  manifest_signature text not null,
  pdf_signature text not null,
  transmitted_at timestamptz(3) not null,
  constraint sent_package_pk primary key (id)
);
comment on column sent_package.id is 'class=C11; keep=12m';
comment on column sent_package.site is 'class=T';
comment on column sent_package.version is 'class=T';
comment on column sent_package.package_hash is 'class=C11; keep=12m';
comment on column sent_package.sealed is 'class=C2; keep=12m';
comment on column sent_package.manifest_signature is 'class=C11; keep=12m';
comment on column sent_package.pdf_signature is 'class=C11; keep=12m';
comment on column sent_package.transmitted_at is 'class=C11; keep=12m'`;

export const INCIDENT = `
create table incident (
  id uuid not null,
  site text not null,
  version integer not null,
  kind_code text not null,
  cause_id uuid not null,
  raised_at timestamptz(3) not null,
  report_due_at timestamptz(3) not null,
  reported_at timestamptz(3),
  reported_by uuid,
  finding_code text,
  action_code text,
  constraint incident_pk primary key (id)
);
create index incident_by_site on incident (site, id);
create index incident_by_cause on incident (cause_id, kind_code);
comment on column incident.id is 'class=C12; keep=7y';
comment on column incident.site is 'class=T';
comment on column incident.version is 'class=T';
comment on column incident.kind_code is 'class=C12; keep=7y';
comment on column incident.cause_id is 'class=C12; keep=7y';
comment on column incident.raised_at is 'class=C12; keep=7y';
comment on column incident.report_due_at is 'class=C12; keep=7y';
comment on column incident.reported_at is 'class=C12; keep=7y';
comment on column incident.reported_by is 'class=C12; keep=7y';
comment on column incident.finding_code is 'class=C12; keep=7y';
comment on column incident.action_code is 'class=C12; keep=7y'`;

export const VICTIM_TASK = `
create table victim_task (
  id uuid not null,
  site text not null,
  version integer not null,
  escalation_id uuid not null,
  raised_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  completed_at timestamptz(3),
  completed_by uuid,
  outcome_code text,
  constraint victim_task_pk primary key (id)
);
create index victim_task_by_site on victim_task (site, id);
comment on column victim_task.id is 'class=C10; keep=12m';
comment on column victim_task.site is 'class=T';
comment on column victim_task.version is 'class=T';
comment on column victim_task.escalation_id is 'class=C11; keep=12m';
comment on column victim_task.raised_at is 'class=C10; keep=12m';
comment on column victim_task.due_at is 'class=C10; keep=12m';
comment on column victim_task.completed_at is 'class=C10; keep=12m';
comment on column victim_task.completed_by is 'class=C12; keep=12m';
comment on column victim_task.outcome_code is 'class=C10; keep=12m'`;

export const PURGE_RECEIPT = `
create table purge_receipt (
  id uuid not null,
  site text not null,
  escalation_id uuid not null,
  holder_code text not null,
  cause_code text not null,
  confirmed_by text not null,
  confirmed_at timestamptz(3) not null,
  constraint purge_receipt_pk primary key (id)
);
create index purge_receipt_by_escalation on purge_receipt (escalation_id);
comment on column purge_receipt.id is 'class=C12; keep=7y';
comment on column purge_receipt.site is 'class=T';
comment on column purge_receipt.escalation_id is 'class=C12; keep=7y';
comment on column purge_receipt.holder_code is 'class=C12; keep=7y';
comment on column purge_receipt.cause_code is 'class=C12; keep=7y';
comment on column purge_receipt.confirmed_by is 'class=C12; keep=7y';
comment on column purge_receipt.confirmed_at is 'class=C12; keep=7y'`;
