import { migrate } from '../migrate/migrate.ts';
import { planeOf, schemasOf } from '../migrate/catalog.ts';
import type { MigrateConfig } from '../migrate/config.ts';
import { upgradeData } from './data-version.ts';
import { filesOf, localPlanes, planesOf } from './environment.ts';
import type { Environment, LocalPlane } from './environment.ts';
import { startKafka, stopKafka } from './kafka.ts';
import { choosePorts } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { isAlive, recorded, stopProcess } from './processes.ts';
import type { RecordedProcess } from './processes.ts';
import type { Progress } from './progress.ts';
import { secretsIn } from './secrets.ts';
import type { Secret } from './secrets.ts';
import { unitOf } from './unit.ts';
import type { Unit } from './unit.ts';

export type PostgresConnections = {
  readonly host: string;
  readonly port: number;
  readonly admin: { readonly user: string; readonly password: string; readonly database: string };
  readonly roles: Readonly<
    Record<string, { readonly database: string; readonly user: string; readonly password: string }>
  >;
};

export type KafkaConnections = {
  readonly brokers: string;
  readonly admin: { readonly user: string; readonly password: string };
  readonly principals: Readonly<Record<string, { readonly user: string; readonly password: string }>>;
};

/** How to reach the servers of one installation, also of planes that do not run there. Holds passwords: kept in a file of mode 600, never logged. */
export type ServerConnections = {
  readonly postgres: Readonly<Record<LocalPlane, PostgresConnections>>;
  readonly kafka: KafkaConnections;
};

/** The services' own logins: as much of it as connections.json shows. */
export type ServerLogins = {
  readonly postgres: Readonly<Partial<Record<LocalPlane, Omit<PostgresConnections, 'admin'>>>>;
  readonly kafka: Omit<KafkaConnections, 'admin'>;
};

type ServerPort = LocalPlane | 'kafka' | 'controller';

export type StartedServers = {
  readonly port: (name: ServerPort) => number;
  /** A Postgres cluster for each plane that runs, and the broker. */
  readonly units: readonly Unit[];
};

const wantedPorts = (base: number): ReadonlyMap<ServerPort, number> =>
  new Map<ServerPort, number>([
    ...localPlanes.map((plane, at): [ServerPort, number] => [plane, base + 60 + at]),
    ['kafka', base + 70],
    ['controller', base + 71],
  ]);

export const postgresName = (plane: LocalPlane): string => `postgres-${plane}`;

const unitsOf = (environment: Environment, port: (name: ServerPort) => number): readonly Unit[] => {
  const files = filesOf(environment);
  const secret = secretsIn(files.secrets);
  const common = (name: string) => ({ name, log: `${files.logs}/${name}.log`, registry: files.processes });
  const cluster = (plane: LocalPlane): Unit => {
    const password = secret(`postgres.${plane}.postgres`);
    const place = { data: files.postgres(plane), port: port(plane), durable: environment.durable };
    const name = postgresName(plane);
    return unitOf({ name, begin: () => startPostgres({ ...common(name), ...place, password }) });
  };
  const passwords = {
    admin: secret('kafka.admin'),
    broker: secret('kafka.broker'),
    controller: secret('kafka.controller'),
  };
  const ports = { port: port('kafka'), controllerPort: port('controller') };
  const place = { data: files.kafka, properties: files.kafkaProperties, ...ports };
  const broker = unitOf({
    name: 'kafka',
    begin: () => startKafka({ ...common('kafka'), ...place, passwords }),
    end: running => stopKafka(running, files.kafka),
  });
  return [...planesOf(environment).map(cluster), broker];
};

/** Prepares what one installation needs below its services: a Postgres cluster a plane and one broker. Nothing is started yet. */
export const prepareServers = async (environment: Environment, progress: Progress): Promise<StartedServers> => {
  upgradeData(environment, text => progress.say(text));
  const { port, notes } = await choosePorts(wantedPorts(environment.portBase));
  notes.forEach(note => progress.say(note));
  return { port, units: unitsOf(environment, port) };
};

/** Starts the servers of one installation, all at once. */
export const startServers = async (environment: Environment, progress: Progress): Promise<StartedServers> => {
  const servers = await prepareServers(environment, progress);
  await Promise.all(servers.units.map(unit => progress.step(`${unit.name} ready`, () => unit.start())));
  return servers;
};

/** How to reach one plane's cluster, with the logins of its services and of no others. */
export const clusterOf = (plane: LocalPlane, port: number, secret: Secret): PostgresConnections => {
  const login = (user: string) => ({ database: plane, user, password: secret(`postgres.${plane}.${user}`) });
  return {
    host: '127.0.0.1',
    port,
    admin: { user: 'postgres', password: secret(`postgres.${plane}.postgres`), database: 'postgres' },
    roles: Object.fromEntries(schemasOf[plane].map(service => [service, login(service)])),
  };
};

/** How to reach the servers, with every login that the services and the principals of contracts have. */
export const connectionsOf = async (
  environment: Environment,
  { port }: Pick<StartedServers, 'port'>,
): Promise<ServerConnections> => {
  const secret = secretsIn(filesOf(environment).secrets);
  const { principals } = await import('@crossroads/contracts');
  const cluster = (plane: LocalPlane): PostgresConnections => clusterOf(plane, port(plane), secret);
  const principal = (user: string) => ({ user, password: secret(`kafka.${user}`) });
  return {
    postgres: { help: cluster('help'), neutral: cluster('neutral'), enforcement: cluster('enforcement') },
    kafka: {
      brokers: `127.0.0.1:${port('kafka')}`,
      admin: principal('admin'),
      principals: Object.fromEntries(principals.map(({ name }) => [name, principal(name)])),
    },
  };
};

export const adminUrl = ({ admin, host, port }: PostgresConnections): string =>
  `postgres://${admin.user}:${admin.password}@${host}:${port}/${admin.database}`;

/** The URL by which a service's own login reaches its database. */
export const roleUrl = (cluster: Omit<PostgresConnections, 'admin'>, role: string, database?: string): string => {
  const found = cluster.roles[role];
  if (!found) throw new Error(`No such role: ${role}`);
  return `postgres://${found.user}:${found.password}@${cluster.host}:${cluster.port}/${database ?? found.database}`;
};

/** What the migrate program needs to know to prepare these servers, with the clusters of the planes that run. */
export const migrateConfig = (
  connections: ServerConnections,
  say: (text: string) => void,
  planes: readonly LocalPlane[] = localPlanes,
): MigrateConfig => {
  const { kafka, postgres } = connections;
  return {
    postgres: planes.map(plane => ({ plane, adminUrl: adminUrl(postgres[plane]), database: plane })),
    kafka: { brokers: kafka.brokers.split(','), username: kafka.admin.user, password: kafka.admin.password },
    password: (kind, name) => {
      const found = kind === 'kafka' ? kafka.principals[name] : postgres[planeOf(name)].roles[name];
      if (!found) throw new Error(`No password for ${kind} ${name}`);
      return found.password;
    },
    say,
  };
};

/** Prepares the clusters of the planes that run, and the broker. */
export const migrateServers = (
  connections: ServerConnections,
  progress: Progress,
  planes?: readonly LocalPlane[],
): Promise<void> =>
  progress.step('databases, topics and ACLs up to date', () =>
    migrate(migrateConfig(connections, text => progress.say(`  ${text}`), planes)),
  );

/** Stops everything recorded for the installation, the last started first: services, then the broker and Postgres. */
export const stopAll = async (environment: Environment, said: (name: string) => void): Promise<void> => {
  const files = filesOf(environment);
  const stop = async (entry: RecordedProcess): Promise<void> => {
    said(entry.name);
    await (entry.name === 'kafka' ? stopKafka(entry, files.kafka) : stopProcess(entry));
  };
  const isServer = ({ name }: RecordedProcess): boolean => name === 'kafka' || name.startsWith('postgres-');
  const running = (): readonly RecordedProcess[] => recorded(files.processes).filter(isAlive);
  // More than one round where a start that is being broken off was still starting things.
  for (let alive = running(); alive.length > 0; alive = running()) {
    await Promise.all(alive.filter(entry => !isServer(entry)).map(stop));
    await Promise.all(alive.filter(isServer).map(stop));
  }
};
