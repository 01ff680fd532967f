import { fileURLToPath } from 'node:url';
import { field, parseConfig, serviceConfig } from '@crossroads/platform';

const own = fileURLToPath(new URL('../rule-sets', import.meta.url));

const spec = { ruleSets: field.default(field.file('RULE_SETS'), own) };

/** The folder of the rule sets. @throws {ConfigError} when it does not exist */
export const ruleSetFolder = (): string => parseConfig(process.env, spec).ruleSets;

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = () => serviceConfig(process.env, spec);
