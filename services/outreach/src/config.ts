import { field, parseConfig, serviceConfig } from '@crossroads/platform';

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = () => serviceConfig(process.env);

/** What the loader of workers needs of it. @throws {ConfigError} listing every problem */
export const readLoaderConfig = () =>
  parseConfig(process.env, {
    siteConfig: field.file('SITE_CONFIG'),
    databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
  });
