import { migrateKafka, migratePostgres } from '../migrate/migrate.ts';
import { planeOf } from '../migrate/catalog.ts';
import type { LocalPlane } from './environment.ts';
import { issuerName } from './issuers.ts';
import type { Progress } from './progress.ts';
import { migrateConfig, postgresName } from './servers.ts';
import type { ServerConnections } from './servers.ts';
import type { Services } from './services.ts';
import type { Unit } from './unit.ts';

/** What the planes of an installation are started from. Nothing of it runs yet but what is promised. */
export type PlaneStart = {
  /** Clusters, the broker and issuers. */
  readonly below: readonly Unit[];
  /** Known when the programs are built. */
  readonly servers: Promise<ServerConnections>;
  readonly services: Promise<Services>;
  /** Starts a unit and says so. */
  readonly start: (unit: Unit) => Promise<void>;
  readonly progress: Progress;
};

const unitIn = (units: readonly Unit[], name: string): Unit => {
  const found = units.find(unit => unit.name === name);
  if (!found) throw new Error(`No such part of the system: ${name}`);
  return found;
};

/** The broker with its topics and logins: the one thing that the planes share. */
export const startBroker = async ({ below, progress, servers, start }: PlaneStart): Promise<void> => {
  const [connections] = await Promise.all([servers, start(unitIn(below, 'kafka'))]);
  const { kafka, ...config } = migrateConfig(connections, text => progress.say(`  ${text}`));
  if (kafka) await progress.step('topics and ACLs up to date', () => migrateKafka(kafka, config));
};

const startCluster = async (plane: LocalPlane, { below, progress, servers, start }: PlaneStart): Promise<void> => {
  const [connections] = await Promise.all([servers, start(unitIn(below, postgresName(plane)))]);
  const config = migrateConfig(connections, text => progress.say(`  ${text}`), [plane]);
  await progress.step(`database of ${plane} up to date`, () =>
    Promise.all(config.postgres.map(target => migratePostgres(target, config))),
  );
};

const startServices = async (plane: LocalPlane, broker: Promise<void>, parts: PlaneStart): Promise<void> => {
  const [services] = await Promise.all([parts.services, broker, startCluster(plane, parts)]);
  await Promise.all(services.units.filter(({ name }) => planeOf(name) === plane).map(parts.start));
};

/** Starts all of one plane. It waits for no other plane: each lives while the others lie. */
export const startPlane = async (plane: LocalPlane, broker: Promise<void>, parts: PlaneStart): Promise<void> => {
  const issuer = unitIn(parts.below, issuerName(plane));
  await Promise.all([parts.start(issuer), startServices(plane, broker, parts)]);
};
