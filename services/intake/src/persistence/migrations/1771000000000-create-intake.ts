import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DRAFT, PERSON, PERSON_INDEX, PROGRESS } from './people-tables.ts';
import { REFERRAL } from './referral-table.ts';

/** Referrals, the people they are about, drafts, and how far help has come. */
export class CreateIntake1771000000000 implements MigrationInterface {
  readonly name = 'CreateIntake1771000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [REFERRAL, PERSON, PERSON_INDEX, DRAFT, PROGRESS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table referral_progress, referral_draft, person_index, person, referral');
  }
}
