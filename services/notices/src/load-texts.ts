import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import { createPool, loadSites, ShiftableClock, uuidv7 } from '@crossroads/platform';
import { LoadTextsHandler } from './application/load-texts.handler.ts';
import { parseTexts } from './application/texts-file.ts';
import { readLoaderConfig } from './config.ts';

const load = async (): Promise<string> => {
  const { file: path } = parseArgs({ options: { file: { type: 'string' } } }).values;
  if (path === undefined) throw new TypeError('usage: load-texts --file FILE');
  const config = readLoaderConfig();
  const sites = loadSites(config.siteConfig);
  const file = parseTexts(await readFile(path, 'utf8'), sites);
  const clock = new ShiftableClock(config.clockOffsetMs);
  const pool = createPool({ databaseUrl: config.databaseUrl, databasePoolMax: 1 });
  try {
    const work = standaloneWork({ service: 'notices', store: pgStore(pool), clock, newId: uuidv7 });
    const handler = new LoadTextsHandler(sites);
    const loaded = { chargingPolicies: 0, noticeTexts: 0 };
    for (const site of new Set([...file.chargingPolicies, ...file.noticeTexts].map(each => each.site))) {
      const occasion = { site, at: clock.now(), cause: { correlationId: uuidv7() } };
      const done = await work.run({ sites: [site] }, tx => handler.execute(file, occasion, tx));
      loaded.chargingPolicies += done.chargingPolicies;
      loaded.noticeTexts += done.noticeTexts;
    }
    return JSON.stringify(loaded);
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
