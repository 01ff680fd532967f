import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { FieldSets } from '../access/field-sets.ts';
import type { Plane } from '../access/roles.ts';
import { ShiftableClock, systemClock } from '../clock.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { KeyRing } from '../crypto/key-ring.ts';
import { connectAtHead } from '../data/connect.ts';
import { createDataSource, poolOf, type MigrationClass } from '../data/data-source.ts';
import { schemaIsAtHead } from '../data/schema-head.ts';
import type { ProblemTable } from '../http/problem.ts';
import { createLogger } from '../logging/logger.ts';
import { addClockPage } from '../management/clock-page.ts';
import { ManagementServer } from '../management/management-server.ts';
import { documentOf } from '../openapi/document.ts';
import { loadSites } from '../sites/site.ts';
import { PolicyEngine } from '../policy/policy-engine.ts';
import { tokenRulesOf } from '../tokens/token-rules.ts';
import { TokenVerifier } from '../tokens/token-verifier.ts';
import { startTelemetry } from '../telemetry/telemetry.ts';
import { createHttpApp } from './http-app.ts';
import { PlatformModule, type PlatformValues } from './platform.module.ts';
import { closeOnSignal, type Closable } from './shutdown.ts';

/** What makes a service. */
export type BootOptions = {
  /** The plane that the service belongs to: whom it lets in, and what its policies see. */
  readonly plane: Plane;
  /** Name of the service, and of its schema. */
  readonly service: string;
  readonly module: Type | DynamicModule;
  /** Codes of the service's rule violations and problems, with status and words. */
  readonly problems: ProblemTable;
  /** By view: the fields of an answer that it shows. */
  readonly fieldSets: FieldSets;
  readonly config: ServiceConfig;
  /** Row classes of every table that the service reads by TypeORM, messaging's included. */
  readonly rows: readonly (new () => object)[];
  readonly migrations: readonly MigrationClass[];
};

/** A service that runs. */
export type RunningService = {
  /** Where the API answers. */
  readonly url: string;
  readonly managementUrl: string;
  /** Stops taking work, finishes what runs, closes connections. */
  readonly close: () => Promise<void>;
};

@Module({})
class ServiceRoot {}

const prepare = (options: BootOptions): PlatformValues => {
  const { config, service, rows, migrations } = options;
  const log = createLogger(service, config.logLevel);
  return {
    config,
    log,
    clock: new ShiftableClock(config.clockOffsetMs),
    sites: loadSites(config.siteConfig),
    keys: KeyRing.load(config.keysFile),
    source: createDataSource({ ...config, schema: service }, rows, migrations),
    management: new ManagementServer(log),
  };
};

const openManagement = async (values: PlatformValues, more: Closable[]): Promise<number> => {
  const { management, config, clock } = values;
  management.readiness.add('started', () => false);
  if (config.clockOffsetMs !== undefined) addClockPage(management, clock);
  const port = await management.listen(config.managementPort, config.host);
  more.push(() => management.close());
  return port;
};

/**
 * Starts a service: management port first (live, not ready), then the database, as soon as its schema is at head, then
 * the API. Stops in the opposite order on SIGTERM or SIGINT.
 * @throws {ConfigError} `config.invalid` and {SchemaAhead} `schema.ahead`; not retriable
 */
export const bootService = async (options: BootOptions): Promise<RunningService> => {
  const { plane, service, module, config, problems, fieldSets, migrations } = options;
  const values = prepare(options);
  const { log, management, source } = values;
  const policies = PolicyEngine.load(service);
  const verifier = new TokenVerifier(tokenRulesOf(config), systemClock);
  const telemetry = startTelemetry(service, config);
  const closing: Closable[] = [telemetry.close];
  const close = closeOnSignal(closing, { log, readiness: management.readiness });
  try {
    const managementPort = await openManagement(values, closing);
    management.handle('GET /metrics', (request, response) =>
      telemetry.prometheus.getMetricsRequestHandler(request, response),
    );
    closing.push(async () => (source.isInitialized ? source.destroy() : undefined));
    await connectAtHead(source, migrations, log);
    management.readiness.add('schema', () => schemaIsAtHead(poolOf(source), migrations));
    const root = { module: ServiceRoot, imports: [PlatformModule.with(values), module] };
    const edge = { service, plane, policies, verifier, problems, fieldSets, realClock: systemClock, log } as const;
    const app = await createHttpApp(root, edge);
    closing.push(() => app.close());
    management.page('/openapi.json', () => documentOf(app, { service }));
    await app.listen(config.port, config.host);
    management.readiness.remove('started');
    const url = await app.getUrl();
    log.info('started', { host: config.host, port: Number(new URL(url).port), managementPort });
    return { url, managementUrl: `http://${config.host}:${managementPort}`, close };
  } catch (error) {
    await close();
    throw error;
  }
};
