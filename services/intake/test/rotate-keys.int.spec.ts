import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import { createPool, KeyRing, PersonCipher, uuidv7 } from '@crossroads/platform';
import { freshDatabase, startChild, type Child, type FreshDatabase } from '@crossroads/testing';
import { Pool } from 'pg';
import { PersonRow } from '../src/persistence/person.row.ts';
import { siteList } from './booted.ts';

const PEOPLE = 2000;
const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const file = (name: string, content: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const keysFile = (name: string, kekId: string, keks: object): string =>
  file(name, { kekId, keks, indexKey: key(1), requestKey: key(2) });
const sites = file('sites.json', { sites: siteList });
const before = keysFile('before.json', 'k1', { k1: key(7) });
const during = keysFile('during.json', 'k2', { k1: key(7), k2: key(8) });
const after = keysFile('after.json', 'k2', { k2: key(8) });

const cipherOf = (path: string): PersonCipher =>
  new PersonCipher(KeyRing.load(path), { plane: 'help', table: 'person', column: 'sealed' });

let database: FreshDatabase;
let owner: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new Pool({ connectionString: database.adminUrl, max: 1, options: '-c search_path=intake' });
}, 60_000);
afterAll(async () => {
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const people = Array.from({ length: PEOPLE }, (_, number) => ({ id: randomUUID(), given: `Given${number}` }));

const seed = async (): Promise<void> => {
  const pool = createPool({ databaseUrl: database.urlOf('intake'), databasePoolMax: 1, schema: 'intake' });
  const cipher = cipherOf(before);
  const now = new Date();
  const fixed = { version: 1, sensitivity: [], accountId: null, isRestricted: false, isHeld: false, erasedAt: null };
  const rows = people.map(({ id, given }, number) => {
    const own = { id, site: number % 2 === 0 ? 'abq' : 'lcr', referralId: uuidv7(), createdAt: now, updatedAt: now };
    return Object.assign(new PersonRow(), fixed, own, cipher.create(id, { given }));
  });
  const work = standaloneWork({ service: 'intake', store: pgStore(pool), clock: { now: () => now }, newId: uuidv7 });
  await work.run({ sites: ['abq', 'lcr'] }, tx => tx.save(PersonRow, rows));
  await pool.end();
};

const rotation = (ready?: RegExp): Promise<Child> =>
  startChild({
    command: process.execPath,
    args: [
      '--no-warnings',
      '--import',
      pathToFileURL(join(root, 'deploy/local/swc-hook.mjs')).href,
      '--conditions=@crossroads/source',
      join(root, 'services/intake/src/rotate-keys.ts'),
      '--batch',
      '20',
    ],
    cwd: root,
    env: { DATABASE_URL: database.urlOf('intake'), SITE_CONFIG: sites, KEYS_FILE: during },
    ...(ready && { ready }),
  });

const epochs = async (): Promise<Record<string, number>> => {
  const { rows } = await owner.query<{ kek: string; found: number }>(
    `select split_part(wrapped_key, '|', 2) as kek, count(*)::int as found from person group by 1`,
  );
  return Object.fromEntries(rows.map(({ kek, found }) => [kek, found]));
};

it('wraps two thousand keys anew though it is killed on the way, and the old one is needed no more', async () => {
  await seed();
  expect(await epochs()).toEqual({ k1: PEOPLE });

  const first = await rotation(/"rewrapped":100,/);
  await first.kill();
  const { k1 = 0, k2 = 0 } = await epochs();
  expect([k1 > 0, k2 >= 100, k1 + k2]).toEqual([true, true, PEOPLE]);

  const second = await rotation();
  expect(await second.ended).toBe(0);
  expect(second.output()).toContain(`"rewrapped":${k1},"left":0`);
  expect(second.output()).toContain('{"kekId":"k2","older":0}');
  expect(await epochs()).toEqual({ k2: PEOPLE });

  const { rows } = await owner.query('select id, version, wrapped_key, sealed from person');
  const found = new Map(rows.map(row => [row.id, row]));
  const cipher = cipherOf(after);
  const read = people.map(({ id }) => {
    const { version, wrapped_key, sealed } = found.get(id);
    return cipher.open({ personId: id, version }, wrapped_key, sealed);
  });
  expect(read).toEqual(people.map(({ given }) => ({ given })));
  const [some] = people;
  const old = cipherOf(before).create(some?.id ?? '', { given: 'x' });
  expect(() => cipher.open({ personId: some?.id ?? '', version: 1 }, old.wrappedKey, old.sealed)).toThrow(
    'no key-encryption key k1',
  );
}, 120_000);
