import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from '../logging/logger.ts';
import { errorFields, type LogFields } from '../logging/safe-fields.ts';
import { poolOf, type MigrationClass } from './data-source.ts';
import { isDatabaseDown } from './database-down.ts';
import { SchemaAhead, schemaState } from './schema-head.ts';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;

const isAtHead = async (source: DataSource, migrations: readonly MigrationClass[]): Promise<boolean> => {
  if (!source.isInitialized) await source.initialize();
  const state = await schemaState(poolOf(source), migrations);
  if (state === 'ahead') throw new SchemaAhead('the schema has migrations that this build does not know');
  return state === 'at-head';
};

type Found = { readonly atHead: boolean; readonly why: LogFields };

const look = async (source: DataSource, migrations: readonly MigrationClass[]): Promise<Found> => {
  try {
    return { atHead: await isAtHead(source, migrations), why: { code: 'schema.behind' } };
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    return { atHead: false, why: { code: 'database.down', ...errorFields(error) } };
  }
};

/**
 * Connects and waits until the schema is at head: a service is started beside the database and the migration job.
 * @throws {SchemaAhead} `schema.ahead`; not retriable
 */
export const connectAtHead = async (
  source: DataSource,
  migrations: readonly MigrationClass[],
  log: Logger,
): Promise<void> => {
  for (let delayMs = FIRST_WAIT_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_WAIT_MS)) {
    const { atHead, why } = await look(source, migrations);
    if (atHead) return;
    log.warn('waiting for the schema', { delayMs, ...why });
    await wait(delayMs);
  }
};
