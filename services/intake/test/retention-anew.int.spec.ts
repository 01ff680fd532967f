import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@crossroads/testing';
import { DataSource } from 'typeorm';
import { RetentionAnew1774300000000 } from '../src/persistence/migrations/1774300000000-retention-anew.ts';

let database: FreshDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  source = new DataSource({ type: 'postgres', url: database.adminUrl, extra: { options: '-c search_path=intake' } });
  await source.initialize();
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const later = '2029-11-24T18:00:00.000Z';

it('has what had ended before looked at anew, but for what waits on a hold; as the owner runs it', async () => {
  const client = source.createQueryRunner();
  const [ended, held] = [randomUUID(), randomUUID()];
  for (const id of [ended, held])
    await client.query(`insert into person_retention values ($1, 'abq', 1, '2026-11-24T18:00:00.000Z', $2)`, [id, later]); // prettier-ignore
  await client.query(
    `insert into deadline (kind, key, site, due_at, retry_at, data, correlation_id)
     values ('person.retention-ends', $1, 'abq', $2, $2, '{}', 'c'), ('draft.expires', $1, 'abq', $2, $2, '{}', 'c')`,
    [ended, later],
  );
  await client.query('set role intake_owner');
  await new RetentionAnew1774300000000().up(client);
  await client.query('reset role');
  expect(await client.query('select id from person_retention')).toEqual([{ id: held }]);
  const rows = await client.query('select kind, due_at < now() as due from deadline order by kind');
  expect(rows).toEqual([{ kind: 'draft.expires', due: false }, { kind: 'person.retention-ends', due: true }]); // prettier-ignore
  const forced = await client.query(`select relforcerowsecurity as forced from pg_class where oid = 'person_retention'::regclass`); // prettier-ignore
  expect(forced).toEqual([{ forced: true }]);
  await client.release();
});
