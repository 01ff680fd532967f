import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { benchToken, prepareSite } from '../bench/site.ts';
import { wipeData } from '../local/data-version.ts';
import { filesOf, namedEnvironment } from '../local/environment.ts';
import { silent } from '../local/progress.ts';
import { adminUrl, stopAll } from '../local/servers.ts';
import type { ServerConnections } from '../local/servers.ts';
import { startSystem } from '../local/system.ts';
import type { System } from '../local/system.ts';
import { Submitter } from './submitter.ts';

/** The services of the pipeline, in the order in which a referral passes them. */
export const pipeline = ['intake', 'screening', 'outreach', 'routing'] as const;

type Env = Readonly<Record<string, string>>;

/** Short patience, so that what a dead process held is free again within the test. */
export const impatient: Env = {
  MESSAGING_LEASE_MS: '2000',
  MESSAGING_SESSION_MS: '3000',
  CLOCK_OFFSET_MS: '0',
};

/** Installation of the fault tests; each spec file begins with nothing. One file at a time may use it. */
export const faultEnvironment = namedEnvironment('faults', 4700, { durable: true, planes: ['help'] });

/** A whole system to break, with enough workers and places for everybody at one site. */
export type FaultSystem = {
  readonly system: System;
  readonly servers: ServerConnections;
  /** A query as the administrator, in the help plane's database. */
  query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** A connection of its own as the administrator, for a transaction that a test holds open. */
  connect(): Promise<pg.Client>;
  /** Stops services in order and starts them again, with more environment. */
  restart(services: readonly string[], env?: (service: string) => Env): Promise<void>;
  /** What a service's process has logged since it was started. */
  log(service: string): string;
  /** Somebody who submits referrals and remembers what was promised. */
  submitter(): Submitter;
  /** Everything that was promised to any submitter so far. */
  promised(): readonly string[];
  stop(): Promise<void>;
};

/** Removes what an earlier run left. @returns the installation */
export const emptyInstallation = async (): Promise<typeof faultEnvironment> => {
  await stopAll(faultEnvironment, () => undefined);
  wipeData(faultEnvironment);
  rmSync(join(faultEnvironment.folder, 'acknowledgements'), { recursive: true, force: true });
  return faultEnvironment;
};

export const databaseUrl = (servers: ServerConnections): string =>
  adminUrl(servers.postgres.help).replace(/[^/]+$/, 'help');

const connectTo = async (servers: ServerConnections): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: databaseUrl(servers) });
  client.on('error', () => undefined); // a test may take the server away
  await client.connect();
  return client;
};

/** One query on a connection of its own: the server may have been away since the last. */
export const queryOf =
  (servers: ServerConnections) =>
  async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> => {
    const client = await connectTo(servers);
    try {
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };

/** Starts the fault tests' system on real, durable servers. */
export const startFaultSystem = async (): Promise<FaultSystem> => {
  const environment = await emptyInstallation();
  const system = await startSystem({ environment, progress: silent, env: { all: impatient } });
  const { connections, servers } = system;
  await prepareSite(connections, environment);
  const token = benchToken(connections);
  const submitters: Submitter[] = [];
  return {
    system,
    servers,
    query: queryOf(servers),
    connect: () => connectTo(servers),
    async restart(services, env = () => ({})) {
      const again = async (name: string): Promise<void> => {
        await system.unit(name).stop();
        await system.unit(name).start({ ...impatient, ...env(name) });
      };
      await Promise.all(services.map(again));
    },
    log: service => readFileSync(join(filesOf(environment).logs, `${service}.log`), 'utf8'),
    submitter() {
      const file = join(environment.folder, 'acknowledgements', `${submitters.length}.txt`);
      const made = new Submitter({ url: connections.services['intake']?.url ?? '', token, file });
      submitters.push(made);
      return made;
    },
    promised: () => submitters.flatMap(each => each.accepted()),
    stop: async () => {
      for (const each of submitters) each.giveUp();
      await system.stop();
    },
  };
};
