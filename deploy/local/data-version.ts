import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, localPlanes } from './environment.ts';
import type { Environment } from './environment.ts';
import { writeWhole } from './files.ts';
import { postgresMajor } from './postgres.ts';

/** Layout of the data folder. Raise it together with a step in `steps` that turns the layout before into this one. */
export const dataFormat = 1;

type Step = { readonly to: number; readonly apply: (environment: Environment) => void };

const steps: readonly Step[] = [];

/** What the folder says: its format, `none` where it is new, 0 where it is older than the stamp. */
export const formatOf = (environment: Environment): number | 'none' => {
  const { version, secrets } = filesOf(environment);
  if (existsSync(version)) return Number(readFileSync(version, 'utf8').trim());
  return existsSync(secrets) ? 0 : 'none';
};

const checkServer = (environment: Environment): void => {
  for (const plane of localPlanes) {
    const stamp = `${filesOf(environment).postgres(plane)}.initialised`;
    const major = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : postgresMajor;
    if (major !== postgresMajor)
      throw new Error(
        `The data folder is of Postgres ${major}, this version runs ${postgresMajor}: start the older version and export, or begin anew with --fresh`,
      );
  }
};

/**
 * Makes an older data folder fit this version; nothing is wiped.
 * @throws {Error} where the folder is of a later version than this program knows
 */
export const upgradeData = (environment: Environment, say: (text: string) => void): void => {
  const found = formatOf(environment);
  mkdirSync(environment.folder, { recursive: true });
  if (typeof found === 'number') {
    if (!Number.isInteger(found) || found > dataFormat)
      throw new Error(
        `The data folder has format ${found}, this version knows up to ${dataFormat}: update, or begin anew with --fresh`,
      );
    checkServer(environment);
    for (const step of steps.filter(({ to }) => to > found)) step.apply(environment);
    if (found < dataFormat) say(`data folder of format ${found} brought to format ${dataFormat}`);
  }
  writeWhole(filesOf(environment).version, `${dataFormat}\n`, 0o644);
};

/** Removes one installation's data; what is only downloaded or can be made again stays for the next start. */
export const wipeData = (environment: Environment): void => {
  const files = filesOf(environment);
  const folders = [
    ...localPlanes.map(files.postgres),
    ...localPlanes.map(plane => `${files.postgres(plane)}.initialised`),
  ];
  const single = [
    files.version,
    files.secrets,
    files.connections,
    join(environment.folder, 'people.json'), // of versions before sign-in
    files.processes,
    files.logs,
    files.keys,
    files.issuers,
    files.demo,
  ];
  const kafka = [files.kafka, files.kafkaProperties, `${environment.folder}/kafka/formatted`];
  for (const path of [...folders, ...single, ...kafka]) rmSync(path, { recursive: true, force: true });
};
