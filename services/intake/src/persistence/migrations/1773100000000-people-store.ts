import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PERSON = `
alter table person add column sensitivity jsonb not null default '["UNKNOWN_SENSITIVITY"]',
  add column account_id uuid,
  add column is_restricted boolean not null default false,
  add column is_held boolean not null default false,
  add column erased_at timestamptz(3);
comment on column person.sensitivity is 'class=C5; keep=3y';
comment on column person.account_id is 'class=C1; keep=7y';
comment on column person.is_restricted is 'class=C1; keep=7y';
comment on column person.is_held is 'class=C1; keep=7y';
comment on column person.erased_at is 'class=C1; keep=7y'`;

const WORKER = `
alter table referral_progress add column worker_id uuid;
comment on column referral_progress.worker_id is 'class=C1; keep=7y'`;

const REVEAL = `
create table person_reveal (
  id uuid not null,
  site text not null,
  person_id uuid not null,
  actor_id uuid not null,
  field_codes jsonb not null,
  reason_code text not null,
  revealed_at timestamptz(3) not null,
  constraint person_reveal_pk primary key (id)
);
create index person_reveal_by_person on person_reveal (person_id, revealed_at);
comment on column person_reveal.id is 'class=C12; keep=7y';
comment on column person_reveal.site is 'class=C12; keep=7y';
comment on column person_reveal.person_id is 'class=C12; keep=7y';
comment on column person_reveal.actor_id is 'class=C12; keep=7y';
comment on column person_reveal.field_codes is 'class=C12; keep=7y';
comment on column person_reveal.reason_code is 'class=C12; keep=7y';
comment on column person_reveal.revealed_at is 'class=C12; keep=7y'`;

const ALLOWANCE = `
create table person_reveal_allowance (
  id uuid not null,
  site text not null,
  version integer not null,
  used_at jsonb not null,
  constraint person_reveal_allowance_pk primary key (id)
);
comment on column person_reveal_allowance.id is 'class=C12; keep=7y';
comment on column person_reveal_allowance.site is 'class=C12; keep=7y';
comment on column person_reveal_allowance.version is 'class=T';
comment on column person_reveal_allowance.used_at is 'class=C12; keep=7y'`;

/** What is known of a record beside its sealed value, who works on it, and who looked at it in full. */
export class PeopleStore1773100000000 implements MigrationInterface {
  readonly name = 'PeopleStore1773100000000';

  async up(runner: QueryRunner): Promise<void> {
    const secured = siteSecurity('person_reveal', 'person_reveal_allowance');
    for (const statement of [PERSON, WORKER, REVEAL, ALLOWANCE, secured]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_reveal, person_reveal_allowance');
    await runner.query('alter table referral_progress drop column worker_id');
    await runner.query(
      'alter table person drop column sensitivity, drop column account_id, drop column is_restricted, drop column is_held, drop column erased_at',
    );
  }
}
