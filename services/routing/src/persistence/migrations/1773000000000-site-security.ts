import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'placement',
  'offer',
  'consent',
  'exclusion',
  'capacity',
  'provider',
  'service',
  'directory',
  'erased_referral',
] as const;

// What an earlier offer told by itself nobody wrote down: it counts as the strictest.
const STATEMENTS = [
  `alter table offer add column sensitivity_codes jsonb not null default '["UNKNOWN_SENSITIVITY"]'`,
  `alter table offer alter column sensitivity_codes drop default`,
  `comment on column offer.sensitivity_codes is 'class=C5; keep=3y'`,
  `create index consent_referral on consent (referral_id)`,

  `create table erased_referral (
    referral_id uuid primary key,
    site text not null,
    erased_at timestamptz(3) not null
  )`,
  `comment on column erased_referral.referral_id is 'class=C1; keep=7y'`,
  `comment on column erased_referral.site is 'class=T'`,
  `comment on column erased_referral.erased_at is 'class=C1; keep=7y'`,
  siteSecurity(...TABLES),
];

/** Every table of routing shows its rows to the sites that a transaction was begun for; erased people stay erased. */
export class SiteSecurity1773000000000 implements MigrationInterface {
  readonly name = 'SiteSecurity1773000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erased_referral');
    await runner.query('drop index consent_referral');
    await runner.query('alter table offer drop column sensitivity_codes');
    for (const table of TABLES.filter(each => each !== 'erased_referral')) {
      await runner.query(`drop policy by_site on ${table}`);
      await runner.query(`alter table ${table} no force row level security, disable row level security`);
    }
  }
}
