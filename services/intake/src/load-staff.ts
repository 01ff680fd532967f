import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import { createPool, loadSites, systemClock, uuidv7 } from '@crossroads/platform';
import { LoadStaffHandler, parseStaff } from './application/staff/load-staff.handler.ts';
import { readLoaderConfig } from './config.ts';

const load = async (): Promise<string> => {
  const { file } = parseArgs({ options: { file: { type: 'string' } } }).values;
  if (file === undefined) throw new TypeError('usage: load-staff --file FILE');
  const config = readLoaderConfig();
  const entries = parseStaff(await readFile(file, 'utf8'), loadSites(config.siteConfig));
  const sites = [...new Set(entries.map(({ site }) => site))];
  const pool = createPool({ databaseUrl: config.databaseUrl, databasePoolMax: 1 });
  try {
    const work = standaloneWork({ service: 'intake', store: pgStore(pool), clock: systemClock, newId: uuidv7 });
    const occasion = { at: systemClock.now(), cause: { correlationId: uuidv7() } };
    return JSON.stringify(await work.run({ sites }, tx => new LoadStaffHandler().execute(entries, occasion, tx)));
  } finally {
    await pool.end();
  }
};

try {
  process.stdout.write(`${await load()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
