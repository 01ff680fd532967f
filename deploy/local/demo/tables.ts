import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { demoFolder } from '../people.ts';

/** A row of a table of the provider directory, by column. */
export type TableRow = Readonly<Record<string, string>>;

/** Every row of one table of a site's directory; none when there is no such table. */
export const rowsOf = (site: string, table: string): readonly TableRow[] => {
  const file = join(demoFolder, 'directory', site, `${table}.csv`);
  return existsSync(file) ? parse(readFileSync(file), { columns: true }) : [];
};
