import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every table of intake shows its rows to the sites that a transaction was begun for. */
export class SiteSecurity1773000000000 implements MigrationInterface {
  readonly name = 'SiteSecurity1773000000000';

  async up(runner: QueryRunner): Promise<void> {
    const tables = ['referral', 'person', 'person_index', 'referral_draft', 'referral_progress'];
    await runner.query(siteSecurity(...tables));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['referral', 'person', 'person_index', 'referral_draft', 'referral_progress']) {
      await runner.query(
        `drop policy by_site on ${table}; alter table ${table} no force row level security, disable row level security`,
      );
    }
  }
}
