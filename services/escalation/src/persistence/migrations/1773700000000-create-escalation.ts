import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPROVAL_GUARD, TRANSMISSION_GUARD } from './case-guards.ts';
import { ACT_MARK, APPROVAL, ESCALATION, SUBJECT } from './case-tables.ts';
import { INCIDENT, PURGE_RECEIPT, QUESTION, SENT_PACKAGE, VICTIM_TASK } from './record-tables.ts';

const TABLES = [
  'escalation',
  'subject',
  'approval',
  'act_mark',
  'question',
  'sent_package',
  'incident',
  'victim_task',
  'purge_receipt',
] as const;

const STATEMENTS = [
  ESCALATION,
  SUBJECT,
  APPROVAL,
  ACT_MARK,
  QUESTION,
  SENT_PACKAGE,
  INCIDENT,
  VICTIM_TASK,
  PURGE_RECEIPT,
  APPROVAL_GUARD,
  TRANSMISSION_GUARD,
  siteSecurity(...TABLES),
];

/** What was nominated, by whom approved and where sent; who it is about lies sealed and apart. */
export class CreateEscalation1773700000000 implements MigrationInterface {
  readonly name = 'CreateEscalation1773700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${TABLES.toReversed().join(', ')}`);
    for (const name of ['approval_stands', 'approval_stays', 'escalation_stands', 'escalation_begins'])
      await runner.query(`drop function ${name}()`);
  }
}
