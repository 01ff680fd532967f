import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { createPool, KeyRing, loadSites } from '@crossroads/platform';
import { rotateKeys } from './application/people/rotate-keys.ts';
import { readKeysConfig } from './config.ts';

// Wraps people's keys by the newest key of KEYS_FILE: npm run keys:rotate [-- --batch N]
const USAGE = 'usage: keys:rotate [--batch N]; reads DATABASE_URL, SITE_CONFIG, KEYS_FILE';

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const rotate = async (): Promise<void> => {
  const batch = Number(parseArgs({ options: { batch: { type: 'string', default: '500' } } }).values.batch);
  if (!Number.isInteger(batch) || batch < 1 || batch > 10_000) throw new RangeError(`--batch is 1 to 10000\n${USAGE}`);
  const { databaseUrl, siteConfig, keysFile } = readKeysConfig();
  const keys = KeyRing.load(keysFile);
  const sites = loadSites(siteConfig).all.map(({ code }) => code);
  const pool = createPool({ databaseUrl, databasePoolMax: 1 });
  try {
    const older = await rotateKeys({ pool, keys, sites, batch, say });
    say({ kekId: keys.kekId, older });
    if (older > 0) process.exitCode = 2;
  } finally {
    await pool.end();
  }
};

try {
  await rotate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
