import { readFileSync } from 'node:fs';
import { PLANES, type Plane } from '@crossroads/platform';

/** A login to a Postgres database. */
export type DatabaseLogin = { readonly user: string; readonly password: string; readonly database: string };

/** A login to Kafka, SCRAM-SHA-512. */
export type KafkaLogin = { readonly user: string; readonly password: string };

/** One plane's Postgres cluster. */
export type TestCluster = {
  readonly host: string;
  readonly port: number;
  readonly admin: DatabaseLogin;
  readonly roles: Readonly<Record<string, DatabaseLogin>>;
};

/** The real servers that deploy/local started, as its connections file tells. */
export type TestConnections = {
  readonly postgres: Readonly<Record<Plane, TestCluster>>;
  readonly kafka: {
    readonly brokers: string;
    readonly admin: KafkaLogin;
    readonly principals: Readonly<Record<string, KafkaLogin>>;
  };
  /** Migrated databases to copy, each in its plane's cluster. */
  readonly templates: Readonly<Record<Plane, string>>;
};

/** Reads the file that `CROSSROADS_TEST_CONNECTIONS` names. @throws when the variable is missing: only specs with real servers may ask */
export const testConnections = (): TestConnections => {
  const file = process.env['CROSSROADS_TEST_CONNECTIONS'];
  if (!file) throw new Error('CROSSROADS_TEST_CONNECTIONS names no file: run this spec through jest.config.js');
  return JSON.parse(readFileSync(file, 'utf8')) as TestConnections;
};

/** The plane whose cluster knows this service. @throws when none does */
export const planeHaving = (service: string): Plane => {
  const { postgres } = testConnections();
  const found = PLANES.find(plane => postgres[plane].roles[service]);
  if (!found) throw new Error(`no cluster has a login for service ${service}`);
  return found;
};

/** A login of one service to the brokers. @throws when the service has none */
export const kafkaLoginOf = ({ kafka }: TestConnections, principal: string): KafkaLogin => {
  const login = kafka.principals[principal];
  if (!login) throw new Error(`no Kafka login ${principal}: ${Object.keys(kafka.principals).join(', ')}`);
  return login;
};

/** A Postgres URL for a login on another database than its own, when one is named. */
export const postgresUrl = (
  { host, port }: Pick<TestCluster, 'host' | 'port'>,
  { user, password, database }: DatabaseLogin,
): string => `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
