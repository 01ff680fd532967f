import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { StaffContracts } from '@crossroads/contracts';
import { createPool, loadSites, systemClock, uuidv7 } from '@crossroads/platform';
import { pgStore } from '../../pg/pg-store.ts';
import { standaloneWork } from '../../work/standalone-work.ts';
import { ownerOf } from '../owners.ts';
import { LoadStaffHandler, type StaffLoaded } from './load-staff.handler.ts';
import { parseStaff } from './staff-file.ts';
import { StaffRepository } from './staff.repository.ts';

/** What the loader needs of the environment of the service that keeps the directory. */
export type StaffLoaderConfig = { readonly siteConfig: string; readonly databaseUrl: string };

const load = async (contracts: StaffContracts, config: StaffLoaderConfig): Promise<StaffLoaded> => {
  const { file } = parseArgs({ options: { file: { type: 'string' } } }).values;
  if (file === undefined) throw new TypeError('usage: load-staff --file FILE');
  const { plane, service } = ownerOf(contracts);
  const entries = parseStaff(await readFile(file, 'utf8'), { plane, sites: loadSites(config.siteConfig) });
  const sites = [...new Set(entries.map(({ site }) => site))];
  const pool = createPool({ databaseUrl: config.databaseUrl, databasePoolMax: 1 });
  try {
    const work = standaloneWork({ service, store: pgStore(pool), clock: systemClock, newId: uuidv7 });
    const occasion = { at: systemClock.now(), cause: { correlationId: uuidv7() } };
    const handler = new LoadStaffHandler(new StaffRepository(contracts));
    return await work.run({ sites }, tx => handler.execute(entries, occasion, tx));
  } finally {
    await pool.end();
  }
};

/**
 * The command `load-staff --file FILE` of the service that keeps a plane's staff directory: puts the people of the plane
 * into it, prints what it did, and ends with 1 where it could not.
 */
export const loadStaffFile = async (contracts: StaffContracts, config: () => StaffLoaderConfig): Promise<void> => {
  try {
    process.stdout.write(`${JSON.stringify(await load(contracts, config()))}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
