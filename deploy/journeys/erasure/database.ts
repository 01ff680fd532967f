import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../../local/environment.ts';
import { connected } from '../../migrate/databases.ts';
import type { City } from '../city.ts';
import { helpDatabase } from '../edge/standing.ts';

const ALL = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

// What a service knows: rows that belong to a site. Timers, positions and copies of messages are not among them.
const KNOWN = `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
  where column_name = 'site' and table_name not in ('deadline') and table_name !~ '^staff_' order by 1`;

const rowsHolding = (city: City, tables: string, needles: readonly string[]): Promise<readonly string[]> =>
  connected(helpDatabase(city), async client => {
    const { rows } = await client.query<{ name: string }>(tables);
    const held: string[] = [];
    for (const { name } of rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      const hits = found.rows.filter(({ row }) => needles.some(needle => row.includes(needle)));
      held.push(...hits.map(({ row }) => `${name} ${row}`));
    }
    return held.toSorted();
  });

/** Tables of any schema with a row that holds one of these texts. */
export const tablesHolding = async (city: City, needles: readonly string[]): Promise<readonly string[]> => {
  const rows = await rowsHolding(city, ALL, needles);
  return [...new Set(rows.map(row => row.split(' ', 1)[0] ?? ''))];
};

/** All that services know of these ids, row by row. */
export const knownOf = (city: City, ids: readonly string[]): Promise<readonly string[]> =>
  rowsHolding(city, KNOWN, ids);

/** What of people is sealed, and the keys to it. */
export const secretsOf = (city: City, personIds: readonly string[]): Promise<readonly string[]> =>
  connected(helpDatabase(city), async client => {
    const { rows } = await client.query<{ wrapped_key: string; sealed: string }>(
      `select wrapped_key, sealed from intake.person where id = any($1)
       union all select wrapped_key, sealed from intake.break_glass where person_id = any($1)`,
      [personIds],
    );
    return rows.flatMap(({ wrapped_key, sealed }) => [wrapped_key, sealed]);
  });

/** Files of the database and of the broker that hold one of these texts as it is: rows, write-ahead log, topics. */
export const dataFilesHolding = async (city: City, texts: readonly string[]): Promise<readonly string[]> => {
  await connected(helpDatabase(city), client => client.query('checkpoint'));
  const { environment } = city;
  const folders = [filesOf(environment).postgres('help'), filesOf(environment).kafka];
  const files = folders.flatMap(folder => readdirSync(folder, { recursive: true, withFileTypes: true }));
  const paths = files.filter(file => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const holds = (path: string): boolean => {
    const bytes = readFileSync(path);
    return texts.some(text => bytes.includes(text));
  };
  return paths.filter(holds).map(path => path.slice(environment.folder.length + 1));
};
