import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['screening_case', 'decision_receipt'] as const;

/** Cases and receipts are seen at their own site only. Rule sets are public texts of several sites and hold no person. */
export class SiteSecurity1773000000000 implements MigrationInterface {
  readonly name = 'SiteSecurity1773000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(siteSecurity(...TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        drop policy by_site on ${table};
        alter table ${table} no force row level security;
        alter table ${table} disable row level security`);
    }
  }
}
