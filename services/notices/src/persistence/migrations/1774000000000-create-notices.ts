import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import * as notices from './notice-tables.ts';
import * as questions from './question-tables.ts';

const TABLES = [
  'notice_text',
  'charging_policy',
  'notice_subject',
  'notice_subject_index',
  'notice',
  'notice_hold',
  'attestation_request',
  'question_trail',
  'question_allowance',
  'attestation_availability',
  'incident',
];

/** Texts, sealed people and their notices, questions, holds and incidents. */
export class CreateNotices1774000000000 implements MigrationInterface {
  readonly name = 'CreateNotices1774000000000';

  async up(runner: QueryRunner): Promise<void> {
    const tables = [...Object.values(notices), ...Object.values(questions)];
    for (const statement of [...tables, siteSecurity(...TABLES)]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${TABLES.join(', ')}`);
  }
}
