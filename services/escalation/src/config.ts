import { fileURLToPath } from 'node:url';
import { field, parseConfig, serviceConfig } from '@crossroads/platform';

const own = fileURLToPath(new URL('../data', import.meta.url));

const spec = {
  /** Public keys of the notice registry: whom questions are sealed for, and whose answers are believed. */
  peerKeysFile: field.file('PEER_KEYS_FILE'),
  /** The folder of the dated lists of acts and statutes. */
  ruleLists: field.default(field.file('RULE_LISTS'), own),
};

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = () => serviceConfig(process.env, spec);

/** What the loader of staff needs of it. @throws {ConfigError} listing every problem */
export const readLoaderConfig = () =>
  parseConfig(process.env, {
    siteConfig: field.file('SITE_CONFIG'),
    databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
  });
