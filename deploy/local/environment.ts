import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planes } from '../migrate/catalog.ts';
import type { MigratedPlane } from '../migrate/catalog.ts';

/** The planes that run locally. Each has a Postgres cluster and an issuer of its own; they share one broker and its ACLs. */
export const localPlanes = planes;

export type LocalPlane = MigratedPlane;

/** One local installation: `npm start`, the tests and the bench each have their own folder and ports. */
export type Environment = {
  readonly name: string;
  readonly folder: string;
  /** First of about 80 ports: services from +10, their management from +30, issuers from +50, Postgres from +60, Kafka at +70. */
  readonly portBase: number;
  /** False turns fsync off. For tests only: what a crash of the machine would lose then is worth nothing. */
  readonly durable: boolean;
  /** Planes that run in it; all where it says nothing. */
  readonly planes?: readonly LocalPlane[];
};

/** The planes that run in an installation. */
export const planesOf = ({ planes: some = localPlanes }: Pick<Environment, 'planes'>): readonly LocalPlane[] => some;

export const repository = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

const portFrom = (value: string | undefined, fallback: number): number => {
  const port = Number(value ?? fallback);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000)
    throw new Error(`Not a port between 1024 and 65000: ${value}`);
  return port;
};

export const startEnvironment = (): Environment => ({
  name: 'start',
  folder: join(repository, '.local'),
  portBase: portFrom(process.env['CROSSROADS_PORT'], 4100),
  durable: true,
});

export const testEnvironment = (): Environment => ({
  name: 'test',
  folder: join(repository, '.local', 'test'),
  portBase: portFrom(process.env['CROSSROADS_TEST_PORT'], 4300),
  durable: false,
});

type Named = Partial<Pick<Environment, 'durable' | 'planes'>>;

/** An installation beside the others, such as one fault test's own broker and cluster. */
export const namedEnvironment = (
  name: string,
  portBase: number,
  { durable = false, ...some }: Named = {},
): Environment => ({
  name,
  folder: join(repository, '.local', name),
  portBase,
  durable,
  ...some,
});

/** Where the jars of the broker and its class-data archive lie: the same for every installation. */
export const kafkaHome = join(repository, '.local', 'kafka');

/** Every file of one installation. Those with secrets are written with mode 600. */
export const filesOf = ({ folder }: Environment) => ({
  lock: join(folder, 'lock.json'),
  version: join(folder, 'version'),
  secrets: join(folder, 'secrets.json'),
  processes: join(folder, 'processes.json'),
  connections: join(folder, 'connections.json'),
  keys: join(folder, 'keys'),
  issuers: join(folder, 'issuer'),
  issuer: (plane: LocalPlane) => join(folder, 'issuer', `${plane}.json`),
  demo: join(folder, 'demo'),
  logs: join(folder, 'logs'),
  postgres: (plane: LocalPlane) => join(folder, 'postgres', plane),
  kafka: join(folder, 'kafka', 'data'),
  kafkaProperties: join(folder, 'kafka', 'server.properties'),
});
