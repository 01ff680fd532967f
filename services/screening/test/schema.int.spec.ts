import 'reflect-metadata';
import { createDataSource } from '@crossroads/platform';
import { freshDatabase } from '@crossroads/testing';
import { Client } from 'pg';
import { rows } from '../src/parts.ts';

// Rows do not repeat how migrations classify columns; for TypeORM a comment is a change, and remakes every index of several columns.
const FORGET_COMMENTS = `do $$ declare found record; begin
  for found in select table_name, column_name from information_schema.columns where table_schema = 'screening' loop
    execute format('comment on column screening.%I.%I is null', found.table_name, found.column_name);
  end loop; end $$`;

it('has in its migrations exactly the tables that its rows describe', async () => {
  const database = await freshDatabase();
  const settings = { databaseUrl: database.urlOf('screening'), databasePoolMax: 1, schema: 'screening' };
  const source = createDataSource(settings, rows);
  const admin = new Client({ connectionString: database.adminUrl });
  try {
    await admin.connect();
    await admin.query(FORGET_COMMENTS);
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await admin.end();
    await source.destroy();
    await database.drop();
  }
});
