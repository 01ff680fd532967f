import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HISTORY = `
create table staff_change (
  staff_id uuid not null,
  version integer not null,
  site text not null,
  role text not null,
  org_id uuid,
  area_code text,
  programme text,
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3),
  changed_by text not null,
  reason_code text not null,
  changed_at timestamptz(3) not null,
  constraint staff_change_pk primary key (staff_id, version)
);
comment on column staff_change.staff_id is 'class=C12; keep=7y';
comment on column staff_change.version is 'class=T';
comment on column staff_change.site is 'class=C12; keep=7y';
comment on column staff_change.role is 'class=C12; keep=7y';
comment on column staff_change.org_id is 'class=C12; keep=7y';
comment on column staff_change.area_code is 'class=C12; keep=7y';
comment on column staff_change.programme is 'class=C12; keep=7y';
comment on column staff_change.valid_from is 'class=C12; keep=7y';
comment on column staff_change.valid_until is 'class=C12; keep=7y';
comment on column staff_change.changed_by is 'class=C12; keep=7y';
comment on column staff_change.reason_code is 'class=C12; keep=7y';
comment on column staff_change.changed_at is 'class=C12; keep=7y'`;

/** Every change of who works where, beside the state that every service copies. */
export class StaffHistory1773600000000 implements MigrationInterface {
  readonly name = 'StaffHistory1773600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [HISTORY, siteSecurity('staff_change')]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table staff_change');
  }
}
