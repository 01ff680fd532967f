import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import { createPool, loadSites, systemClock, uuidv7 } from '@crossroads/platform';
import { LoadWorkersHandler, parseWorkers } from './application/load-workers.handler.ts';
import { readLoaderConfig } from './config.ts';

const load = async (): Promise<string> => {
  const { file } = parseArgs({ options: { file: { type: 'string' } } }).values;
  if (file === undefined) throw new TypeError('usage: load-workers --file FILE');
  const config = readLoaderConfig();
  const entries = parseWorkers(await readFile(file, 'utf8'), loadSites(config.siteConfig));
  const pool = createPool({ databaseUrl: config.databaseUrl, databasePoolMax: 1 });
  try {
    const work = standaloneWork({
      service: 'outreach',
      store: pgStore(pool),
      clock: systemClock,
      newId: uuidv7,
    });
    const sites = entries.map(({ site }) => site);
    return JSON.stringify(await work.run({ sites }, tx => new LoadWorkersHandler().execute(entries, tx)));
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
