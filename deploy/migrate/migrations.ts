import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { ownerOf } from './catalog.ts';

type MigrationsModule = { readonly migrations: readonly (new () => never)[] };

// The same condition decides for us as for every other import: source in development and tests, built files otherwise.
const fromSource = (): boolean => import.meta.resolve('@crossroads/contracts').endsWith('.ts');

const moduleOf = (service: string): URL => {
  const base = new URL(`../../services/${service}/`, import.meta.url);
  return new URL(fromSource() ? 'src/persistence/migrations/index.ts' : 'dist/persistence/migrations/index.js', base);
};

/** True where the service has migrations to run. */
export const hasMigrations = (service: string): boolean => existsSync(fileURLToPath(moduleOf(service)));

/**
 * Runs what is new of a service's migrations, each in a transaction of its own, as the schema's owner.
 * @returns how many ran
 */
export const runMigrations = async (url: string, service: string): Promise<number> => {
  const { migrations }: MigrationsModule = await import(moduleOf(service).href);
  const source = new DataSource({
    type: 'postgres',
    url,
    schema: service,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    logging: false,
    extra: { max: 1, options: `-c role=${ownerOf(service)} -c search_path=${service}` },
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations();
    return ran.length;
  } finally {
    await source.destroy();
  }
};
