import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONSUMER } from './consumer-tables.ts';
import { OUTBOX } from './outbox-tables.ts';
import { PARKING } from './parking-tables.ts';
import { ANSWERS, DEADLINES } from './work-tables.ts';

// Raises for a whole statement: a set-based save is all or nothing.
const FUNCTIONS = `
create function require_all(is_done boolean, what text) returns boolean language plpgsql as $$
begin
  if not is_done then raise exception using errcode = 'CR001', message = what; end if;
  return true;
end $$`;

/** Tables of messaging, the first migration of every service. Names without a schema: the service's `search_path` decides. */
export class MessagingTables1770000000000 implements MigrationInterface {
  readonly name = 'MessagingTables1770000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FUNCTIONS, OUTBOX, CONSUMER, PARKING, DEADLINES, ANSWERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table outbox, outbox_blocked, event_sequence, inbox, consumer_offset, consumer_attempt, parked_message,
      dead_letter, dead_letter_replay, deadline, relay_lease, tally_count, idempotency_key;
      drop function require_all(boolean, text)`);
  }
}
