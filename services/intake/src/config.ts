import { serviceConfig, type ServiceConfig } from '@crossroads/platform';

/** The service's environment, parsed once. @throws {ConfigError} listing every problem */
export const readConfig = (): ServiceConfig => serviceConfig(process.env);
