import { canary } from '@crossroads/testing';
import type { City } from '../../journeys/city.ts';
import { adminUrl } from '../../local/servers.ts';
import { planes } from '../../migrate/catalog.ts';
import type { MigratedPlane } from '../../migrate/catalog.ts';
import { connected, databaseUrl } from '../../migrate/databases.ts';
import { foreignTo } from './place.ts';
import type { Place, Text } from './place.ts';

const ALL = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

/** One column a kind of value that a mark might lie in. */
const KINDS: readonly (readonly [string, string, (marker: string) => unknown])[] = [
  ['in_text', 'text', marker => marker.toUpperCase()],
  ['in_json', 'jsonb', marker => JSON.stringify({ person: { name: [marker] } })],
  ['in_bytes', 'bytea', marker => Buffer.from(`name=${marker}`)],
  ['in_list', 'text[]', marker => [marker]],
  ['in_encoded', 'text', marker => Buffer.from(`a ${marker} b`).toString('base64')],
];

const databaseOf = ({ system }: City, plane: MigratedPlane): string =>
  databaseUrl(adminUrl(system.servers.postgres[plane]), plane);

/** Puts a mark into tables of their own in the schema `planted`, one a form. Gives their names. */
export const plantInTables = (url: string, marker: string): Promise<readonly string[]> =>
  connected(url, async client => {
    await client.query('create schema planted');
    for (const [table, type, valueOf] of KINDS) {
      await client.query(`create table planted.${table} (value ${type})`);
      await client.query(`comment on column planted.${table}.value is 'class=C1; keep=7y'`);
      await client.query(`insert into planted.${table} values ($1)`, [valueOf(marker)]);
    }
    return KINDS.map(([table]) => `planted.${table}`);
  });

/** Every row of every table, as text. */
const rowsOf = (url: string): Promise<readonly Text[]> =>
  connected(url, async client => {
    const { rows: tables } = await client.query<{ name: string }>(ALL);
    const texts: Text[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      texts.push(...rows.map(({ row }) => ({ where: name, text: row })));
    }
    return texts;
  });

/** Every table of every plane's database, as its administrator reads it. */
export const tablePlaces = (city: City): Promise<readonly Place[]> =>
  Promise.all(
    planes.map(async plane => {
      const [url, planted] = [databaseOf(city, plane), canary()];
      await plantInTables(url, planted);
      const rows = await rowsOf(url);
      const foreign = foreignTo(plane);
      return { place: `tables of ${plane}`, foreign, planted, plantedIn: KINDS.length, texts: () => rows };
    }),
  );
