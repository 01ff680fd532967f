import '@crossroads/contracts/help';
import { randomUUID } from 'node:crypto';
import { createDataSource, poolOf, Problem, systemClock, uuidv7 } from '@crossroads/platform';
import { freshDatabase, type FreshDatabase } from '@crossroads/testing';
import pg from 'pg';
import { DataSource, MoreThan } from 'typeorm';
import { accessOfSomebody, open, toldOf } from '../../test/asking.ts';
import { addThings, thing, ThingRow } from '../../test/thing-store.ts';
import { StatementFailed } from '../pg/errors.ts';
import { pgStore } from '../pg/pg-store.ts';
import { PgReading } from './reading.ts';

let database: FreshDatabase;
let source: DataSource;
let pool: pg.Pool;
let told = 0;

const readingFor = (service: string): PgReading =>
  new PgReading({ service, source, clock: systemClock, newEventId: uuidv7, committed: () => (told += 1) });

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl);
  const settings = { databaseUrl: database.urlOf('intake'), databasePoolMax: 2, schema: 'intake' };
  source = createDataSource(settings, [ThingRow], []);
  await source.initialize();
  pool = poolOf(source);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const asAdmin = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

const listed = (access: ReturnType<typeof accessOfSomebody>): Promise<ThingRow[]> =>
  readingFor('intake').run(access, db => db.getRepository(ThingRow).find({ where: { version: MoreThan(0) } }));

it('shows the rows of the asker’s site, tells of it in the same transaction, and leaves nothing on the connection', async () => {
  const [here, there] = [thing(), thing({ site: 'lcr' })];
  await pgStore(pool).transaction(['abq', 'lcr'], tx => tx.save(ThingRow, [here, there]));
  for (let round = 0; round < 6; round++) {
    const access = accessOfSomebody({ site: round % 2 === 0 ? 'abq' : 'lcr' });
    expect((await listed(access)).map(({ id }) => id)).toEqual([round % 2 === 0 ? here.id : there.id]);
    expect(await toldOf(pool, access.actor.actorId)).toEqual(['ReadThing ALLOWED door 1']);
    expect(access.isWritten).toBe(true);
    const seen = await pool.query('select count(*)::int as n from thing');
    expect(seen.rows).toEqual([{ n: 0 }]);
  }
  expect(told).toBeGreaterThanOrEqual(6);
});

it('tells of each record that was opened', async () => {
  const [access, id] = [accessOfSomebody(), randomUUID()];
  await readingFor('intake').run(access, async () => open(access, id));
  expect(await toldOf(pool, access.actor.actorId)).toEqual([`ReadThing ALLOWED ${id} 1`]);
});

it('gives nothing and tells nothing where the record is refused', async () => {
  const access = accessOfSomebody();
  const reading = readingFor('intake').run(access, async () => open(access, randomUUID(), 'secret'));
  await expect(reading).rejects.toThrow(Problem);
  expect(await toldOf(pool, access.actor.actorId)).toEqual([]);
  expect([access.isWritten, access.untold.length]).toEqual([false, 1]);
});

it('gives no answer where it cannot be told who asked', async () => {
  const access = accessOfSomebody();
  await asAdmin('revoke insert on intake.outbox from intake');
  const answer = await listed(access).catch((error: unknown) => error);
  await asAdmin('grant insert on intake.outbox to intake');
  expect(answer).toBeInstanceOf(StatementFailed);
  expect(access.isWritten).toBe(false);
  expect(await listed(accessOfSomebody())).toHaveLength(1);
  const unheard = readingFor('nobody').run(accessOfSomebody(), async () => 'a secret');
  await expect(unheard).rejects.toMatchObject({ name: 'ContractError' });
});
