import { readFileSync } from 'node:fs';

/** A login to a Postgres database. */
export type DatabaseLogin = { readonly user: string; readonly password: string; readonly database: string };

/** A login to Kafka, SCRAM-SHA-512. */
export type KafkaLogin = { readonly user: string; readonly password: string };

/** The real servers that deploy/local started, as its connections file tells. */
export type TestConnections = {
  readonly postgres: {
    readonly help: {
      readonly host: string;
      readonly port: number;
      readonly admin: DatabaseLogin;
      readonly roles: Readonly<Record<string, DatabaseLogin>>;
    };
  };
  readonly kafka: {
    readonly brokers: string;
    readonly admin: KafkaLogin;
    readonly principals: Readonly<Record<string, KafkaLogin>>;
  };
  /** Migrated databases to copy. */
  readonly templates: { readonly help: string };
};

/** Reads the file that `CROSSROADS_TEST_CONNECTIONS` names. @throws when the variable is missing: only specs with real servers may ask */
export const testConnections = (): TestConnections => {
  const file = process.env['CROSSROADS_TEST_CONNECTIONS'];
  if (!file) throw new Error('CROSSROADS_TEST_CONNECTIONS names no file: run this spec through jest.config.js');
  return JSON.parse(readFileSync(file, 'utf8')) as TestConnections;
};

/** A login of one service to the brokers. @throws when the service has none */
export const kafkaLoginOf = ({ kafka }: TestConnections, principal: string): KafkaLogin => {
  const login = kafka.principals[principal];
  if (!login) throw new Error(`no Kafka login ${principal}: ${Object.keys(kafka.principals).join(', ')}`);
  return login;
};

/** A Postgres URL for a login on another database than its own, when one is named. */
export const postgresUrl = (
  { postgres: { help } }: TestConnections,
  { user, password, database }: DatabaseLogin,
): string => `postgres://${user}:${encodeURIComponent(password)}@${help.host}:${help.port}/${database}`;
