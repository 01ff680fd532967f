import { field } from './fields.ts';
import { parseConfig, type ConfigOf, type ConfigSpec, type Env } from './parse-config.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const TOKEN_ALGORITHMS = ['ES256', 'PS256', 'RS256'] as const;

const standard = {
  host: field.default(field.string('HOST'), '127.0.0.1'),
  port: field.port('PORT'),
  managementPort: field.port('MANAGEMENT_PORT'),
  siteConfig: field.file('SITE_CONFIG'),
  databaseUrl: field.url('DATABASE_URL', 'postgres', 'postgresql'),
  databasePoolMax: field.default(field.integer('DATABASE_POOL_MAX', { min: 1, max: 100 }), 6),
  kafkaBrokers: field.list('KAFKA_BROKERS'),
  kafkaUsername: field.string('KAFKA_USERNAME'),
  kafkaPassword: field.string('KAFKA_PASSWORD'),
  keysFile: field.file('KEYS_FILE'),
  oidcIssuer: field.url('OIDC_ISSUER', 'http', 'https'),
  oidcAudience: field.string('OIDC_AUDIENCE'),
  oidcJwksUri: field.optional(field.url('OIDC_JWKS_URI', 'http', 'https')),
  oidcActorClaim: field.default(field.string('OIDC_ACTOR_CLAIM'), 'sub'),
  oidcAlgorithms: field.default(field.someOf('OIDC_ALGORITHMS', ...TOKEN_ALGORITHMS), ['ES256']),
  otlpEndpoint: field.optional(field.url('OTEL_EXPORTER_OTLP_ENDPOINT', 'http', 'https')),
  traceFile: field.optional(field.string('TRACE_FILE')),
  traceRatio: field.default(field.ratio('TRACE_RATIO'), 1),
  logLevel: field.default(field.oneOf('LOG_LEVEL', ...LOG_LEVELS), 'info'),
  clockOffsetMs: field.optional(field.integer('CLOCK_OFFSET_MS')),
} as const;

/** What every service reads from its environment, under the same names. `clockOffsetMs` is set in test systems only. */
export type ServiceConfig = ConfigOf<typeof standard>;

/**
 * The standard variables of every service, and more of its own.
 * @throws {ConfigError} `config.invalid`, listing every problem of both; not retriable
 */
export const serviceConfig = <S extends ConfigSpec = Record<never, never>>(
  env: Env,
  more?: S,
): ServiceConfig & ConfigOf<S> => {
  const own: ConfigSpec = more ?? {};
  return parseConfig(env, { ...standard, ...own }) as ServiceConfig & ConfigOf<S>;
};
