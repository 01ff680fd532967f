import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table retained_referral (
  id uuid not null,
  site text not null,
  ended_at timestamptz(3) not null,
  constraint retained_referral_pk primary key (id)
);
comment on column retained_referral.id is 'class=C1; keep=7y';
comment on column retained_referral.site is 'class=T';
comment on column retained_referral.ended_at is 'class=C1; keep=7y';

create table held_referral (
  hold_id uuid not null,
  referral_id uuid not null,
  site text not null,
  constraint held_referral_pk primary key (hold_id, referral_id)
);
create index held_referral_by_referral on held_referral (referral_id);
comment on column held_referral.hold_id is 'class=C1; keep=7y';
comment on column held_referral.referral_id is 'class=C1; keep=7y';
comment on column held_referral.site is 'class=T'`;

/** Which referrals have ended and which are held, in the schema of every service that learns of people by event. */
export class RetentionTables1774000000000 implements MigrationInterface {
  readonly name = 'RetentionTables1774000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [TABLES, siteSecurity('retained_referral', 'held_referral')]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table retained_referral, held_referral');
  }
}
