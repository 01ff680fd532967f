import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose account a case is, so that people see and withdraw their own consents. */
export class CaseOwner1773100000000 implements MigrationInterface {
  readonly name = 'CaseOwner1773100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outreach_case add column owner_id uuid;
      comment on column outreach_case.owner_id is 'class=C1; keep=7y';
      create index outreach_case_by_owner on outreach_case (owner_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outreach_case drop column owner_id');
  }
}
