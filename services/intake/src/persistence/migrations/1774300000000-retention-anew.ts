import type { MigrationInterface, QueryRunner } from 'typeorm';

// The owner of a table sees every site's rows only while the rows' security is not forced upon it.
const ANEW = `
alter table person_retention no force row level security;
delete from person_retention r using deadline d where d.kind = 'person.retention-ends' and d.key = r.id::text;
alter table person_retention force row level security;
update deadline set due_at = least(due_at, date_trunc('milliseconds', clock_timestamp())),
  retry_at = least(retry_at, date_trunc('milliseconds', clock_timestamp())) where kind = 'person.retention-ends'`;

/** What had ended before classes went one by one is looked at anew, so that the other services hear of it. */
export class RetentionAnew1774300000000 implements MigrationInterface {
  readonly name = 'RetentionAnew1774300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANEW);
  }

  // What was forgotten is found out again when its timer fires.
  down(): Promise<void> {
    return Promise.resolve();
  }
}
