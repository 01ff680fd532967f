import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GenericContainer, Wait } from 'testcontainers';
import type { StartedTestContainer } from 'testcontainers';
import { migrate } from '../migrate/migrate.ts';
import { canLogIn } from '../migrate/scram-users.ts';
import { filesOf, localPlanes, repository } from '../local/environment.ts';
import type { Environment, LocalPlane } from '../local/environment.ts';
import { writeJson } from '../local/files.ts';
import { secretsIn } from '../local/secrets.ts';
import { connectionsOf, migrateConfig } from '../local/servers.ts';
import type { ServerConnections } from '../local/servers.ts';
import type { TestConnections } from '../local/test-servers.ts';

/** A Postgres cluster a plane and Kafka for the integration specs, each in a container of the official image's name. */
export type SpecServers = { readonly connections: string; stop(): Promise<void> };

const environment: Environment = {
  name: 'containers',
  folder: join(repository, '.local', 'containers'),
  portBase: 0,
  durable: false,
};
const templateOf = (plane: LocalPlane): string => `${plane}_template`;
const POSTGRES_PORT = 5432;
const KAFKA_PORT = 9094;
const mounted = (...path: readonly string[]) => ({
  source: join(repository, 'deploy', ...path),
  target: `/crossroads/${path.at(-1)}`,
});

const startPostgres = (password: string): Promise<StartedTestContainer> =>
  new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: password })
    // Nothing that a test wrote must survive.
    .withTmpFs({ '/var/lib/postgresql': 'rw' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'])
    .withCopyFilesToContainer([
      mounted('postgres', 'crossroads.conf'),
      { ...mounted('docker', 'postgres.sh'), target: '/docker-entrypoint-initdb.d/postgres.sh' },
    ])
    .withExposedPorts(POSTGRES_PORT)
    .withWaitStrategy(Wait.forLogMessage('database system is ready to accept connections', 2))
    .start();

// The broker must tell its clients a port that is known only when its container runs: it waits for a file with it.
const untilAddress = 'echo waiting for an address; until [ -s /tmp/address ]; do sleep 0.05; done';
const broker = 'EXTERNAL_ADDRESS=$(cat /tmp/address) INTERNAL_ADDRESS=$(hostname):9092 exec bash /crossroads/kafka.sh';

const startKafka = async (secret: (name: string) => string): Promise<StartedTestContainer> => {
  const given = ['admin', 'broker', 'controller'].map(name => ({
    target: `/secrets/${name}`,
    content: secret(`kafka.${name}`),
  }));
  const container = await new GenericContainer('apache/kafka:4.3.1')
    .withEnvironment({ KAFKA_HEAP_OPTS: '-Xms96m -Xmx320m' })
    .withEntrypoint(['bash'])
    .withCommand(['-c', `${untilAddress}; ${broker}`])
    .withCopyFilesToContainer([
      mounted('kafka', 'server.properties'),
      mounted('kafka', 'log4j2.properties'),
      mounted('docker', 'kafka.sh'),
    ])
    .withCopyContentToContainer([...given, { target: '/secrets/cluster-id', content: 'Y3Jvc3Nyb2Fkcy10ZXN0cw' }])
    .withExposedPorts(KAFKA_PORT)
    .withWaitStrategy(Wait.forLogMessage('waiting for an address'))
    .start();
  const address = `127.0.0.1:${container.getMappedPort(KAFKA_PORT)}`;
  await container.copyContentToContainer([{ target: '/tmp/address', content: address }]);
  await untilServing(address, secret('kafka.admin'));
  return container;
};

const untilServing = async (address: string, password: string): Promise<void> => {
  const until = performance.now() + 60_000;
  while (!(await canLogIn([address], { name: 'admin', password }))) {
    if (performance.now() > until) throw new Error('Kafka did not answer its administrator in 60 s');
    await sleep(100);
  }
};

const migrated = async (connections: ServerConnections): Promise<void> => {
  const { kafka, postgres, ...config } = migrateConfig(connections, () => undefined);
  const templates = postgres.map(target => ({ ...target, database: templateOf(target.plane) }));
  await migrate({ ...config, ...(kafka ? { kafka } : {}), postgres: templates });
};

/** Starts them all, migrates them, and writes the connections file that the specs read. */
export const startSpecServers = async (): Promise<SpecServers> => {
  const { connections: file, secrets } = filesOf(environment);
  const secret = secretsIn(secrets);
  const [kafka, ...clusters] = await Promise.all([
    startKafka(secret),
    ...localPlanes.map(plane => startPostgres(secret(`postgres.${plane}.postgres`))),
  ]);
  const port = (name: string): number => {
    const cluster = clusters[localPlanes.findIndex(plane => plane === name)];
    return cluster ? cluster.getMappedPort(POSTGRES_PORT) : kafka.getMappedPort(KAFKA_PORT);
  };
  const connections = await connectionsOf(environment, { port });
  await migrated(connections);
  writeJson(file, {
    ...connections,
    templates: { help: templateOf('help'), neutral: templateOf('neutral'), enforcement: templateOf('enforcement') },
  } satisfies TestConnections);
  return {
    connections: file,
    stop: async () => void (await Promise.all([kafka, ...clusters].map(container => container.stop()))),
  };
};
