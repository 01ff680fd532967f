import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = `
create table staff_member (
  id uuid not null,
  site text not null,
  version integer not null,
  role text not null,
  org_id uuid,
  area_code text,
  programme text,
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3),
  updated_at timestamptz(3) not null,
  constraint staff_member_pk primary key (id)
);
comment on column staff_member.id is 'class=C12; keep=7y';
comment on column staff_member.site is 'class=C12; keep=7y';
comment on column staff_member.version is 'class=T';
comment on column staff_member.role is 'class=C12; keep=7y';
comment on column staff_member.org_id is 'class=C12; keep=7y';
comment on column staff_member.area_code is 'class=C12; keep=7y';
comment on column staff_member.programme is 'class=C12; keep=7y';
comment on column staff_member.valid_from is 'class=C12; keep=7y';
comment on column staff_member.valid_until is 'class=C12; keep=7y';
comment on column staff_member.updated_at is 'class=C12; keep=7y';
create table staff_source (
  id text not null,
  confirmed_at timestamptz(3) not null,
  constraint staff_source_pk primary key (id)
);
comment on column staff_source.id is 'class=T';
comment on column staff_source.confirmed_at is 'class=T'`;

/** Who works where, in the schema of every service: the guard asks it at every request. */
export class StaffTables1772000000000 implements MigrationInterface {
  readonly name = 'StaffTables1772000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STAFF, siteSecurity('staff_member')]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table staff_member, staff_source');
  }
}
