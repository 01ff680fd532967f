import { createDataSource } from '@crossroads/platform';
import { Client } from 'pg';
import { planeHaving } from './connections.ts';
import { freshDatabase } from './fresh-database.ts';

// Rows do not repeat how migrations classify columns; for TypeORM a comment is a change, and remakes every index of several columns.
const forgetComments = (schema: string): string => `do $$ declare found record; begin
  for found in select table_name, column_name from information_schema.columns where table_schema = '${schema}' loop
    execute format('comment on column ${schema}.%I.%I is null', found.table_name, found.column_name);
  end loop; end $$`;

/** What would have to be done to a service's migrated schema to make it what its rows describe: nothing, it is hoped. */
export const schemaDifferences = async (
  schema: string,
  rows: readonly (new () => object)[],
): Promise<readonly string[]> => {
  const database = await freshDatabase({ plane: planeHaving(schema) });
  const source = createDataSource({ databaseUrl: database.urlOf(schema), databasePoolMax: 1, schema }, rows);
  const admin = new Client({ connectionString: database.adminUrl });
  try {
    await admin.connect();
    await admin.query(forgetComments(schema));
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await admin.end();
    await source.destroy();
    await database.drop();
  }
};
