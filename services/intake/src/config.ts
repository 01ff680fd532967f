import { field, parseConfig, serviceConfig, type ServiceConfig } from '@crossroads/platform';

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = (): ServiceConfig => serviceConfig(process.env);

/** What the rotation of keys needs of it. @throws {ConfigError} listing every problem */
export const readKeysConfig = () =>
  parseConfig(process.env, {
    siteConfig: field.file('SITE_CONFIG'),
    keysFile: field.file('KEYS_FILE'),
    databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
  });

/** What the loader of staff needs of it. @throws {ConfigError} listing every problem */
export const readLoaderConfig = () =>
  parseConfig(process.env, {
    siteConfig: field.file('SITE_CONFIG'),
    databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
  });
