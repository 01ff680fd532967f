import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNTING, CONSENT_COPY, OFFER_HOLDER, RECALL } from './disclosure-tables.ts';

const TABLES = ['consent_copy', 'offer_holder', 'person_accounting', 'recall'];

/** Who may be told of a person, who was, and who must forget. */
export class Disclosure1773300000000 implements MigrationInterface {
  readonly name = 'Disclosure1773300000000';

  async up(runner: QueryRunner): Promise<void> {
    const secured = siteSecurity(...TABLES);
    for (const statement of [CONSENT_COPY, OFFER_HOLDER, ACCOUNTING, RECALL, secured]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${TABLES.join(', ')}`);
  }
}
