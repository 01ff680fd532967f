import { field, parseConfig, serviceConfig } from '@crossroads/platform';

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = () => serviceConfig(process.env);

/** What the loader of directories needs of the same environment. @throws {ConfigError} listing every problem */
export const readLoaderConfig = () =>
  parseConfig(process.env, {
    siteConfig: field.file('SITE_CONFIG'),
    databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
    clockOffsetMs: field.default(field.integer('CLOCK_OFFSET_MS'), 0),
  });
