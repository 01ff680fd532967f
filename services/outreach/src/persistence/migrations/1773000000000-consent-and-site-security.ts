import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['outreach_case', 'consent', 'contact_attempt', 'worker'] as const;

/** Who witnessed a consent and what became of it; every row is seen at its own site only. */
export class ConsentAndSiteSecurity1773000000000 implements MigrationInterface {
  readonly name = 'ConsentAndSiteSecurity1773000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consent
        add column witness_id uuid,
        add column history jsonb not null default '[]';
      alter table consent alter column history drop default;
      comment on column consent.witness_id is 'class=C4; keep=3y';
      comment on column consent.history is 'class=C4; keep=3y'`);
    await runner.query(siteSecurity(...TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        drop policy by_site on ${table};
        alter table ${table} no force row level security;
        alter table ${table} disable row level security`);
    }
    await runner.query('alter table consent drop column witness_id, drop column history');
  }
}
