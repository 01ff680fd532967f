import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MATCH = `
create table person_match (
  id uuid not null,
  site text not null,
  version integer not null,
  person_id uuid not null,
  other_person_id uuid not null,
  status text not null,
  zone text not null,
  score double precision not null,
  evidence jsonb not null,
  cautions jsonb not null,
  decided_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint person_match_pk primary key (id)
);
create index person_match_by_status on person_match (site, status, id);
create index person_match_by_person on person_match (person_id);
create index person_match_by_other on person_match (other_person_id);
comment on column person_match.id is 'class=C1; keep=7y';
comment on column person_match.site is 'class=C1; keep=7y';
comment on column person_match.version is 'class=T';
comment on column person_match.person_id is 'class=C1; keep=7y';
comment on column person_match.other_person_id is 'class=C1; keep=7y';
comment on column person_match.status is 'class=C1; keep=7y';
comment on column person_match.zone is 'class=C1; keep=7y';
comment on column person_match.score is 'class=C2; keep=3y';
comment on column person_match.evidence is 'class=C2; keep=3y';
comment on column person_match.cautions is 'class=C2; keep=3y';
comment on column person_match.decided_by is 'class=C12; keep=7y';
comment on column person_match.created_at is 'class=C1; keep=7y';
comment on column person_match.updated_at is 'class=C1; keep=7y'`;

const ALLOWANCE = `
create table person_search_allowance (
  id uuid not null,
  site text not null,
  version integer not null,
  used_at jsonb not null,
  constraint person_search_allowance_pk primary key (id)
);
comment on column person_search_allowance.id is 'class=C12; keep=7y';
comment on column person_search_allowance.site is 'class=C12; keep=7y';
comment on column person_search_allowance.version is 'class=T';
comment on column person_search_allowance.used_at is 'class=C12; keep=7y'`;

/** What is said of pairs of people, and how often somebody searched. */
export class Matching1773200000000 implements MigrationInterface {
  readonly name = 'Matching1773200000000';

  async up(runner: QueryRunner): Promise<void> {
    const secured = siteSecurity('person_match', 'person_search_allowance');
    for (const statement of [MATCH, ALLOWANCE, secured]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_match, person_search_allowance');
  }
}
