import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import { createPool, loadSites, localDate, ShiftableClock, uuidv7 } from '@crossroads/platform';
import { LoadDirectoryHandler } from './application/load-directory.handler.ts';
import { readLoaderConfig } from './config.ts';
import { readCapacityFile } from './persistence/hsds/capacity-file.ts';
import { DirectoryInvalid } from './persistence/hsds/csv-table.ts';
import type { CellProblem } from './persistence/hsds/csv-table.ts';
import { readHsdsPackage } from './persistence/hsds/hsds-package.ts';

const readArguments = () => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { site: text, hsds: text, capacity: text } });
  const { site, hsds, capacity } = values;
  if (site === undefined || hsds === undefined || capacity === undefined)
    throw new TypeError('usage: load-directory --site CODE --hsds FOLDER --capacity FILE');
  return { site, hsds, capacity };
};

const load = async (): Promise<string> => {
  const { site: code, hsds, capacity } = readArguments();
  const config = readLoaderConfig();
  const site = loadSites(config.siteConfig).get(code);
  const clock = new ShiftableClock(config.clockOffsetMs);
  const at = clock.now();
  const problems: CellProblem[] = [];
  const directory = readHsdsPackage({ folder: hsds, areaCodes: site.areas.map(area => area.code), problems });
  const serviceIds = new Set(directory.services.map(({ serviceId }) => serviceId));
  const capacities = readCapacityFile({ path: capacity, serviceIds, now: at, problems });
  if (problems.length > 0) throw new DirectoryInvalid(problems);
  const pool = createPool({ databaseUrl: config.databaseUrl, databasePoolMax: 1 });
  try {
    const work = standaloneWork({ service: 'routing', store: pgStore(pool), clock, newId: uuidv7 });
    const command = { site: code, directory, capacities, today: localDate(site, at), at };
    const cause = { correlationId: uuidv7() };
    const loaded = await work.run({ sites: [code] }, tx =>
      new LoadDirectoryHandler().execute({ ...command, cause }, tx),
    );
    return JSON.stringify({ site: code, ...loaded });
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
