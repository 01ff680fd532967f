import { readFileSync } from 'node:fs';
import pg from 'pg';
import { ownerOf, planeOf, planes, schemasOf, services } from './catalog.ts';
import type { MigratedPlane, MigratedService } from './catalog.ts';
import { connected, databaseUrl } from './databases.ts';
import { adminUrl, roleUrl } from '../local/servers.ts';
import type { TestConnections } from '../local/test-servers.ts';

const pairs = services.flatMap(role =>
  schemasOf[planeOf(role)].filter(schema => schema !== role).map(schema => [role, schema] as const),
);
const strangers = services.flatMap(role =>
  planes.filter(plane => plane !== planeOf(role)).map(plane => [role, plane] as const),
);
const REFUSED = '42501';
const UNKNOWN = '28P01';
const database = `roles_${process.pid}`;

const { postgres, templates }: TestConnections = JSON.parse(
  readFileSync(process.env['CROSSROADS_TEST_CONNECTIONS'] ?? '', 'utf8'),
);

const admin = <T>(plane: MigratedPlane, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  connected(databaseUrl(adminUrl(postgres[plane]), name), work);
const urlOf = (role: MigratedService, name = database): string => roleUrl(postgres[planeOf(role)], role, name);
const as = <T>(role: MigratedService, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  connected(urlOf(role), work);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'allowed',
    (error: { code?: string }) => error.code ?? 'no code',
  );

const copyTemplate = (plane: MigratedPlane): Promise<void> =>
  admin(plane, 'postgres', async client => {
    for (let attempt = 1; ; attempt += 1) {
      const code = await codeOf(client.query(`create database ${database} template ${templates[plane]}`));
      if (code === 'allowed') return;
      if (code !== '55006' || attempt > 50) throw new Error(code);
      await new Promise(done => setTimeout(done, 100));
    }
  });

beforeAll(async () => {
  await Promise.all(planes.map(copyTemplate));
  for (const service of services)
    await admin(planeOf(service), database, async client => {
      const table = `${service}.of_${service}`;
      await client.query(`set role ${ownerOf(service)}; create table ${table} (id int); reset role`);
    });
});

afterAll(() =>
  Promise.all(
    planes.map(plane =>
      admin(plane, 'postgres', client => client.query(`drop database if exists ${database} with (force)`)),
    ),
  ),
);

describe('a login role', () => {
  it.each(services)('%s reads and writes the tables of its own schema', async role => {
    const row = await as(role, async client => {
      await client.query(`insert into of_${role} values (1)`);
      return client.query(`update of_${role} set id = 2 returning id`);
    });
    expect(row.rows).toEqual([{ id: 2 }]);
  });

  it.each(pairs)('%s is refused everything in the schema %s', async (role, schema) => {
    const tries = [
      `select * from ${schema}.of_${schema}`,
      `insert into ${schema}.of_${schema} values (1)`,
      `delete from ${schema}.of_${schema}`,
      `create table ${schema}.mine (id int)`,
      `set role ${ownerOf(schema)}`,
    ];
    for (const statement of tries)
      expect([statement, await codeOf(as(role, client => client.query(statement)))]).toEqual([statement, REFUSED]);
  });

  it.each(services)('%s changes no table and owns nothing', async role => {
    for (const statement of [
      `alter table of_${role} add x int`,
      `drop table of_${role}`,
      `truncate of_${role}`,
      `create table ${role}.mine (id int)`,
      'create table public.mine (id int)',
      `set role ${ownerOf(role)}`,
    ])
      expect([statement, await codeOf(as(role, client => client.query(statement)))]).toEqual([statement, REFUSED]);
  });

  it.each(services)('%s may not enter another database, nor make one', async role => {
    expect(await codeOf(connected(urlOf(role, 'postgres'), client => client.query('select 1')))).toBe(REFUSED);
    expect(await codeOf(as(role, client => client.query('create database mine')))).toBe(REFUSED);
  });

  it.each(strangers)('%s is not known in the cluster of %s', async (role, plane) => {
    const { host, port } = postgres[plane];
    const own = new URL(urlOf(role, plane));
    own.host = `${host}:${port}`;
    expect(await codeOf(connected(own.href, client => client.query('select 1')))).toBe(UNKNOWN);
    const { rowCount } = await admin(plane, 'postgres', client =>
      client.query('select 1 from pg_roles where rolname in ($1, $2)', [role, ownerOf(role)]),
    );
    expect(rowCount).toBe(0);
  });

  it.each(services)('%s may not claim that a migration ran', async role => {
    const { rowCount } = await admin(planeOf(role), database, client =>
      client.query(`select 1 from pg_tables where schemaname = '${role}' and tablename = 'migrations'`),
    );
    if (rowCount === 0) return;
    expect(await codeOf(as(role, client => client.query('select * from migrations')))).toBe('allowed');
    expect(await codeOf(as(role, client => client.query('delete from migrations')))).toBe(REFUSED);
  });

  it.each(services)('the owner of %s cannot log in', async role => {
    const url = new URL(urlOf(role));
    url.username = ownerOf(role);
    expect(await codeOf(connected(url.href, client => client.query('select 1')))).toMatch(/^28/);
  });
});
