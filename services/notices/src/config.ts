import { field, parseConfig, serviceConfig, type ServiceConfig } from '@crossroads/platform';
import { DEFAULT_LIMITS, type Limits } from './domain/allowance.ts';

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = (): ServiceConfig => serviceConfig(process.env);

/** How many questions a requester may ask. @throws {ConfigError} listing every problem */
export const readLimits = (): Limits =>
  parseConfig(process.env, {
    perHour: field.default(field.integer('QUESTIONS_PER_HOUR', { min: 1, max: 1_000 }), DEFAULT_LIMITS.perHour),
    perDay: field.default(field.integer('QUESTIONS_PER_DAY', { min: 1, max: 10_000 }), DEFAULT_LIMITS.perDay),
  });

/** What the loaders need of the same environment. @throws {ConfigError} listing every problem */
export const readLoaderConfig = () =>
  parseConfig(process.env, {
    siteConfig: field.file('SITE_CONFIG'),
    databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
    clockOffsetMs: field.default(field.integer('CLOCK_OFFSET_MS'), 0),
  });
