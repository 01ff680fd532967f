import { planeOf } from '../migrate/catalog.ts';
import { build } from './build.ts';
import { filesOf, planesOf } from './environment.ts';
import type { Environment, LocalPlane } from './environment.ts';
import { writeJson } from './files.ts';
import { prepareIssuers } from './issuers.ts';
import type { Issuers } from './issuers.ts';
import { signIns } from './people.ts';
import type { SignIn } from './people.ts';
import { startBroker, startPlane } from './plane-start.ts';
import type { PlaneStart } from './plane-start.ts';
import type { Progress } from './progress.ts';
import { connectionsOf, prepareServers, stopAll } from './servers.ts';
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
  /** Planes that did not start. */
  readonly leftOut: readonly LocalPlane[];
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
  /** Goes on without a plane that does not start, and says so. Without the help plane there is nothing to go on with. */
  readonly tolerant?: boolean;
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
  running: readonly LocalPlane[],
  signIn: Pick<Connections, 'issuers' | 'people' | 'services'>,
): Connections => {
  const { brokers, principals } = kafka;
  const clusters = running.map(plane => {
    const { host, port, roles } = postgres[plane];
    return [plane, { host, port, roles }] as const;
  });
  return { version: 1, postgres: Object.fromEntries(clusters), kafka: { brokers, principals }, ...signIn };
};

const startPlanes = async (
  { environment, progress, tolerant }: SystemOptions,
  parts: PlaneStart,
): Promise<LocalPlane[]> => {
  const broker = startBroker(parts);
  const leftOut: LocalPlane[] = [];
  const begin = async (plane: LocalPlane): Promise<void> => {
    try {
      await startPlane(plane, broker, parts);
    } catch (error) {
      if (!tolerant || plane === 'help') throw error;
      progress.say(`the plane ${plane} is left out: ${error instanceof Error ? error.message : String(error)}`);
      leftOut.push(plane);
    }
  };
  await Promise.all(planesOf(environment).map(begin));
  return leftOut;
};

const described = (
  { addresses }: Pick<Services, 'addresses'>,
  issuers: Issuers,
  environment: Environment,
): Pick<Connections, 'issuers' | 'people' | 'services'> => {
  return { services: addresses, issuers: issuers.addresses, people: signIns(environment) };
};

/**
 * Starts a whole system: builds, and brings up the broker and every plane at once: its cluster, its issuer, its tables,
 * its services. Resolves when all are ready. What an earlier run of the same installation left running is stopped first.
 */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const { env = {}, environment, progress } = options;
  await stopAll(environment, name => progress.say(`stopping ${name} that an earlier run left behind`));
  const [base, issuers] = await Promise.all([prepareServers(environment, progress), prepareIssuers(environment)]);
  const start = (unit: Unit) =>
    progress.step(`${unit.name} ready`, () => unit.start({ ...env['all'], ...env[unit.name] }));
  const connecting = buildFirst(progress).then(() => connectionsOf(environment, base));
  const preparing = connecting.then(known => prepareServices(environment, known));
  const below = [...base.units, ...issuers.units];
  const leftOut = await startPlanes(options, { below, servers: connecting, services: preparing, start, progress });
  const [servers, services] = await Promise.all([connecting, preparing]);
  [...issuers.notes, ...services.notes].forEach(note => progress.say(note));
  const running = planesOf(environment).filter(plane => !leftOut.includes(plane));
  const answering = Object.entries(services.addresses).filter(([name]) => running.includes(planeOf(name)));
  const told = described({ addresses: Object.fromEntries(answering) }, issuers, environment);
  const connections = publicConnections(servers, running, told);
  writeJson(filesOf(environment).connections, connections);
  return { connections, servers, leftOut, ...controlOf(below, services.units) };
};

const controlOf = (below: readonly Unit[], services: readonly Unit[]): Pick<System, 'units' | 'unit' | 'stop'> => {
  const units = [...below, ...services];
  return {
    units,
    unit(name) {
      const found = units.find(unit => unit.name === name);
      if (!found) throw new Error(`No such part of the system: ${name}`);
      return found;
    },
    async stop() {
      await Promise.all(services.map(unit => unit.stop()));
      await Promise.all(below.map(unit => unit.stop()));
    },
  };
};
