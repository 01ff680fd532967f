import { fileURLToPath } from 'node:url';
import { field, serviceConfig } from '@crossroads/platform';

const ownRuleSets = fileURLToPath(new URL('../rule-sets', import.meta.url));

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = () =>
  serviceConfig(process.env, { ruleSets: field.default(field.file('RULE_SETS'), ownRuleSets) });

/** What the service runs with. */
export type ScreeningConfig = ReturnType<typeof readConfig>;
