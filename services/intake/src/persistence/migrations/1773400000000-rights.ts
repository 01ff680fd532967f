import { siteSecurity } from '@crossroads/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BREAK_GLASS, ERASURE, HOLD, RETENTION } from './rights-tables.ts';

const TABLES = ['break_glass', 'person_hold', 'person_retention', 'person_erasure'];

/** Broken glass, legal holds, until when people are kept, and who was erased. */
export class Rights1773400000000 implements MigrationInterface {
  readonly name = 'Rights1773400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [BREAK_GLASS, HOLD, RETENTION, ERASURE, siteSecurity(...TABLES)])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${TABLES.join(', ')}`);
  }
}
