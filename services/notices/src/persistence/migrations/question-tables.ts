/** Legal holds. */
export const NOTICE_HOLD = `
create table notice_hold (
  id uuid not null,
  site text not null,
  version integer not null,
  notice_id uuid not null,
  subject_id uuid not null,
  reason_code text not null,
  placed_by uuid not null,
  placed_at timestamptz(3) not null,
  lifted_by uuid,
  lifted_at timestamptz(3),
  constraint notice_hold_pk primary key (id)
);
create index notice_hold_by_subject on notice_hold (subject_id);
comment on column notice_hold.id is 'class=C12; keep=7y';
comment on column notice_hold.site is 'class=T';
comment on column notice_hold.version is 'class=T';
comment on column notice_hold.notice_id is 'class=C12; keep=7y';
comment on column notice_hold.subject_id is 'class=C12; keep=7y';
comment on column notice_hold.reason_code is 'class=C12; keep=7y';
comment on column notice_hold.placed_by is 'class=C12; keep=7y';
comment on column notice_hold.placed_at is 'class=C12; keep=7y';
comment on column notice_hold.lifted_by is 'class=C12; keep=7y';
comment on column notice_hold.lifted_at is 'class=C12; keep=7y'`;

/** Every question. */
export const ATTESTATION_REQUEST = `
create table attestation_request (
  id uuid not null,
  site text not null,
  version integer not null,
  requester text,
  asked_at timestamptz(3) not null,
  act_at timestamptz(3),
  agency_code text,
  incident_digest text,
  answer text not null,
  cause_code text not null,
  notice_id uuid,
  attestation text not null,
  constraint attestation_request_pk primary key (id)
);
create index attestation_request_by_site on attestation_request (site, id);
comment on column attestation_request.id is 'class=C12; keep=7y';
comment on column attestation_request.site is 'class=T';
comment on column attestation_request.version is 'class=T';
comment on column attestation_request.requester is 'class=C12; keep=7y';
comment on column attestation_request.asked_at is 'class=C12; keep=7y';
comment on column attestation_request.act_at is 'class=C12; keep=7y';
comment on column attestation_request.agency_code is 'class=C12; keep=7y';
comment on column attestation_request.incident_digest is 'class=C12; keep=7y';
comment on column attestation_request.answer is 'class=C12; keep=7y';
comment on column attestation_request.cause_code is 'class=C12; keep=7y';
comment on column attestation_request.notice_id is 'class=C12; keep=7y';
comment on column attestation_request.attestation is 'class=C12; keep=7y'`;

/** For thirty days: about whom somebody asked, as digests. */
export const QUESTION_TRAIL = `
create table question_trail (
  id uuid not null,
  site text not null,
  requester text not null,
  person_digest text not null,
  incident_digest text not null,
  asked_at timestamptz(3) not null,
  constraint question_trail_pk primary key (id)
);
create index question_trail_by_requester on question_trail (site, requester, person_digest);
comment on column question_trail.id is 'class=C12; keep=30d';
comment on column question_trail.site is 'class=T';
comment on column question_trail.requester is 'class=C12; keep=30d';
comment on column question_trail.person_digest is 'class=C12; keep=30d';
comment on column question_trail.incident_digest is 'class=C12; keep=30d';
comment on column question_trail.asked_at is 'class=C12; keep=30d'`;

/** How much somebody asked. */
export const QUESTION_ALLOWANCE = `
create table question_allowance (
  id text not null,
  site text not null,
  version integer not null,
  asked_at jsonb not null,
  flagged_at jsonb not null,
  constraint question_allowance_pk primary key (id)
);
comment on column question_allowance.id is 'class=C12; keep=1d';
comment on column question_allowance.site is 'class=T';
comment on column question_allowance.version is 'class=T';
comment on column question_allowance.asked_at is 'class=C12; keep=1d';
comment on column question_allowance.flagged_at is 'class=C12; keep=1d'`;

/** Where nothing may be attested. */
export const ATTESTATION_AVAILABILITY = `
create table attestation_availability (
  id text not null,
  site text not null,
  version integer not null,
  notice_id uuid,
  is_available boolean not null,
  reason_code text not null,
  set_by uuid not null,
  set_at timestamptz(3) not null,
  constraint attestation_availability_pk primary key (id)
);
comment on column attestation_availability.id is 'class=T';
comment on column attestation_availability.site is 'class=T';
comment on column attestation_availability.version is 'class=T';
comment on column attestation_availability.notice_id is 'class=T';
comment on column attestation_availability.is_available is 'class=T';
comment on column attestation_availability.reason_code is 'class=T';
comment on column attestation_availability.set_by is 'class=T';
comment on column attestation_availability.set_at is 'class=T'`;

/** What is to be looked into. */
export const INCIDENT = `
create table incident (
  id uuid not null,
  site text not null,
  version integer not null,
  kind_code text not null,
  cause_id text not null,
  raised_at timestamptz(3) not null,
  report_due_at timestamptz(3) not null,
  constraint incident_pk primary key (id)
);
create index incident_by_site on incident (site, id);
comment on column incident.id is 'class=C12; keep=7y';
comment on column incident.site is 'class=T';
comment on column incident.version is 'class=T';
comment on column incident.kind_code is 'class=C12; keep=7y';
comment on column incident.cause_id is 'class=C12; keep=7y';
comment on column incident.raised_at is 'class=C12; keep=7y';
comment on column incident.report_due_at is 'class=C12; keep=7y'`;
