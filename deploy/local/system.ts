import { build } from './build.ts';
import { filesOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { writeJson } from './files.ts';
import { prepareIssuers } from './issuers.ts';
import { signIns } from './people.ts';
import type { SignIn } from './people.ts';
import type { Progress } from './progress.ts';
import { connectionsOf, migrateServers, startServers, stopAll } from './servers.ts';
import type { KafkaConnections, PostgresConnections, ServerConnections } from './servers.ts';
import { prepareServices } from './services.ts';
import type { ServiceAddress, Services } from './services.ts';
import type { IssuerAddress } from './sign-in.ts';
import type { Unit } from './unit.ts';

/** `.local/connections.json`: what a client of the running system needs. Mode 600, since it holds passwords. */
export type Connections = {
  readonly version: 1;
  readonly services: Readonly<Record<string, ServiceAddress>>;
  readonly postgres: Readonly<Record<string, Omit<PostgresConnections, 'admin'>>>;
  readonly kafka: Omit<KafkaConnections, 'admin'>;
  /** Where people of a plane sign in, and as which client. */
  readonly issuers: Readonly<Record<string, IssuerAddress>>;
  readonly people: Readonly<Record<string, readonly SignIn[]>>;
};

export type System = {
  readonly connections: Connections;
  /** The same servers with their administrators, for tests and the bench. */
  readonly servers: ServerConnections;
  readonly units: readonly Unit[];
  /** A part by its name, such as `routing`, `kafka` or `postgres-help`. @throws {Error} where there is none */
  unit(name: string): Unit;
  /** Stops services, then issuers, broker and Postgres. */
  stop(): Promise<void>;
};

export type SystemOptions = {
  readonly environment: Environment;
  readonly progress: Progress;
  /** Extra environment by service, such as `{ routing: { CLOCK_OFFSET_MS: '0' } }`; `all` is for every service. */
  readonly env?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

const buildFirst = async (progress: Progress): Promise<void> => {
  const complaints = await progress.step('built', build);
  if (!complaints) return;
  const lines = complaints.trim().split('\n');
  progress.say(`the compiler has ${lines.length} complaints (npm run typecheck); carrying on with what it emitted:`);
  lines.slice(0, 3).forEach(line => progress.say(`  ${line}`));
};

// The administrators stay out: what a client of the system needs is the services' own logins.
const publicConnections = (
  { kafka, postgres }: ServerConnections,
  { addresses }: Services,
  signIn: Pick<Connections, 'issuers' | 'people'>,
): Connections => {
  const { host, port, roles } = postgres.help;
  const { brokers, principals } = kafka;
  return {
    version: 1,
    services: addresses,
    postgres: { help: { host, port, roles } },
    kafka: { brokers, principals },
    ...signIn,
  };
};

/**
 * Starts a whole system: builds, brings up servers and issuers, migrates, starts every service and waits until all are ready.
 * What an earlier run of the same installation left running is stopped first.
 */
export const startSystem = async ({ env = {}, environment, progress }: SystemOptions): Promise<System> => {
  await stopAll(environment, name => progress.say(`stopping ${name} that an earlier run left behind`));
  const [started] = await Promise.all([startServers(environment, progress), buildFirst(progress)]);
  const servers = await connectionsOf(environment, started);
  const issuers = await prepareIssuers(environment);
  const start = (unit: Unit) =>
    progress.step(`${unit.name} ready`, () => unit.start({ ...env['all'], ...env[unit.name] }));
  await Promise.all([migrateServers(servers, progress), ...issuers.units.map(start)]);
  const services = await prepareServices(environment, servers);
  [...issuers.notes, ...services.notes].forEach(note => progress.say(note));
  await Promise.all(services.units.map(start));
  const people = { issuers: issuers.addresses, people: signIns(environment) };
  const connections = publicConnections(servers, services, people);
  writeJson(filesOf(environment).connections, connections);
  const below = [...started.units, ...issuers.units];
  const units = [...below, ...services.units];
  return {
    connections,
    servers,
    units,
    unit(name) {
      const found = units.find(unit => unit.name === name);
      if (!found) throw new Error(`No such part of the system: ${name}`);
      return found;
    },
    async stop() {
      await Promise.all(services.units.map(unit => unit.stop()));
      await Promise.all(below.map(unit => unit.stop()));
    },
  };
};
