import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICE = `
create table safety_notice (
  id uuid not null,
  site text not null,
  version integer not null,
  sender_id uuid not null,
  incident_class text not null,
  occurred_at timestamptz(3) not null,
  area_code text not null,
  hospital_code text,
  retaliation_risk boolean not null,
  safe_contact_code text,
  received_at timestamptz(3) not null,
  state text not null,
  handled_at timestamptz(3),
  handled_by uuid,
  put_aside_code text,
  constraint safety_notice_pk primary key (id)
);
create index safety_notice_by_site on safety_notice (site, id);
comment on column safety_notice.id is 'class=C10; keep=1y';
comment on column safety_notice.site is 'class=C10; keep=1y';
comment on column safety_notice.version is 'class=T';
comment on column safety_notice.sender_id is 'class=C10; keep=1y';
comment on column safety_notice.incident_class is 'class=C10; keep=1y';
comment on column safety_notice.occurred_at is 'class=C10; keep=1y';
comment on column safety_notice.area_code is 'class=C10; keep=1y';
comment on column safety_notice.hospital_code is 'class=C10; keep=1y';
comment on column safety_notice.retaliation_risk is 'class=C10; keep=1y';
comment on column safety_notice.safe_contact_code is 'class=C10; keep=1y';
comment on column safety_notice.received_at is 'class=C10; keep=1y';
comment on column safety_notice.state is 'class=C10; keep=1y';
comment on column safety_notice.handled_at is 'class=C10; keep=1y';
comment on column safety_notice.handled_by is 'class=C10; keep=1y';
comment on column safety_notice.put_aside_code is 'class=C10; keep=1y'`;

const LINK = `
create table safety_notice_link (
  notice_id uuid not null,
  referral_id uuid not null,
  site text not null,
  linked_by uuid not null,
  linked_at timestamptz(3) not null,
  constraint safety_notice_link_pk primary key (notice_id, referral_id)
);
create index safety_notice_link_by_referral on safety_notice_link (referral_id);
comment on column safety_notice_link.notice_id is 'class=C1; keep=7y';
comment on column safety_notice_link.referral_id is 'class=C1; keep=7y';
comment on column safety_notice_link.site is 'class=C1; keep=7y';
comment on column safety_notice_link.linked_by is 'class=C1; keep=7y';
comment on column safety_notice_link.linked_at is 'class=C1; keep=7y'`;

/** Bridge 1: what law enforcement tells, and what a human makes of it. */
export class SafetyNotices1774200000000 implements MigrationInterface {
  readonly name = 'SafetyNotices1774200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [NOTICE, LINK, siteSecurity('safety_notice', 'safety_notice_link')])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table safety_notice, safety_notice_link');
  }
}
