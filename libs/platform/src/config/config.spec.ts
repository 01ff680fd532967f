import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { field } from './fields.ts';
import { parseConfig } from './parse-config.ts';
import { serviceConfig } from './service-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const complete = {
  PORT: '4110',
  MANAGEMENT_PORT: '4130',
  SITE_CONFIG: file('sites.json', '{}'),
  DATABASE_URL: 'postgres://intake:secret@127.0.0.1:5432/help',
  KAFKA_BROKERS: '127.0.0.1:9092, 127.0.0.1:9093',
  KAFKA_USERNAME: 'help.intake',
  KAFKA_PASSWORD_FILE: file('password', 'from-file\n'),
  KEYS_FILE: file('keys.json', '{}'),
  OIDC_ISSUER: 'https://issuer.example.org',
  OIDC_AUDIENCE: 'urn:crossroads:help:intake',
};

const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('reads the standard variables, with their defaults and secrets from files', () => {
    const config = serviceConfig(complete, { ruleSets: field.default(field.string('RULE_SETS'), 'rule-sets') });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4110,
      kafkaBrokers: ['127.0.0.1:9092', '127.0.0.1:9093'],
      kafkaPassword: 'from-file',
      logLevel: 'info',
      traceRatio: 1,
      databasePoolMax: 6,
      oidcActorClaim: 'sub',
      oidcAlgorithms: ['ES256'],
      ruleSets: 'rule-sets',
    });
    expect(config.clockOffsetMs).toBeUndefined();
  });

  it('lists every problem at once and shows no value', () => {
    const env = {
      ...complete,
      PORT: 'http-secret',
      MANAGEMENT_PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      KAFKA_BROKERS: 'a,,b',
      KAFKA_USERNAME: '',
      KAFKA_PASSWORD_FILE: join(folder, 'absent'),
      KEYS_FILE: join(folder, 'absent'),
      OIDC_ISSUER: 'issuer',
      OIDC_AUDIENCE: '',
      OIDC_ALGORITHMS: 'ES256, HS256',
      LOG_LEVEL: 'loud',
      TRACE_RATIO: '1.5',
      CLOCK_OFFSET_MS: '1e3',
    };
    const problems = problemsOf(() => serviceConfig(env, { limit: field.integer('LIMIT', { min: 1, max: 5 }) }));
    expect(problems).toEqual([
      'PORT is not an integer',
      'MANAGEMENT_PORT is not between 0 and 65535',
      'DATABASE_URL is not a URL of scheme postgres or postgresql',
      'KAFKA_BROKERS has an empty entry',
      'KAFKA_USERNAME is missing',
      'KAFKA_PASSWORD _FILE cannot be read',
      'KEYS_FILE names no file',
      'OIDC_ISSUER is not a URL of scheme http or https',
      'OIDC_AUDIENCE is missing',
      'OIDC_ALGORITHMS is not one of ES256, PS256, RS256',
      'TRACE_RATIO is not a number from 0 to 1',
      'LOG_LEVEL is not one of trace, debug, info, warn, error, silent',
      'CLOCK_OFFSET_MS is not an integer',
      'LIMIT is missing',
    ]);
    expect(problems.join(' ')).not.toMatch(/hunter2|secret/);
  });

  it('takes an optional field that is not set for undefined, but refuses one that is wrong', () => {
    const spec = { size: field.optional(field.integer('SIZE')) };
    expect(parseConfig({}, spec)).toEqual({ size: undefined });
    expect(problemsOf(() => parseConfig({ SIZE: 'big' }, spec))).toEqual(['SIZE is not an integer']);
  });
});
