import kafkajs from 'kafkajs';
import { planes, services } from '../migrate/catalog.ts';
import { connected } from '../migrate/databases.ts';
import { roleUrl } from '../local/servers.ts';
import type { Connections } from '../local/system.ts';
import { must } from './checks.ts';
import type { Compose } from './compose.ts';
import { inspect } from './inspect.ts';

const CONTAINERS = [...services, ...planes.map(plane => `issuer-${plane}`)];

export const portsOnLoopback = async (compose: Compose): Promise<void> => {
  const bindings = (await inspect(compose)).flatMap(({ HostConfig }) => Object.values(HostConfig.PortBindings ?? {}));
  const hosts = bindings.flat().map(({ HostIp }) => HostIp);
  must(hosts.length > 0 && hosts.every(host => host === '127.0.0.1'), `published on ${[...new Set(hosts)].join()}`);
};

export const notAsRoot = async (compose: Compose): Promise<void> => {
  for (const service of CONTAINERS) {
    const id = (await compose.run('exec', '-T', service, 'id', '-u')).trim();
    must(id === '1000', `${service} runs as user ${id}`);
  }
};

/** Passwords come by files: `docker inspect` shows none. */
export const noSecretInEnvironment = async (compose: Compose, connections: Connections): Promise<void> => {
  const env = (await inspect(compose)).flatMap(({ Config }) => Config.Env).join('\n');
  const { kafka, people, postgres } = connections;
  const roles = Object.values(postgres).flatMap(cluster => Object.values(cluster.roles));
  const logins = [...Object.values(kafka.principals), ...roles];
  const secrets = [...logins, ...Object.values(people).flat()].map(({ password }) => password);
  must(secrets.length > 12 && secrets.every(secret => !env.includes(secret)), 'a secret stands in an environment');
};

/** Intake writes to its own topic through the listener for this machine, and is refused on routing's. */
export const brokerKeepsTopicsApart = async ({ kafka }: Connections): Promise<void> => {
  const login = kafka.principals['help.intake'];
  if (!login) throw new Error('no login of intake');
  const client = new kafkajs.Kafka({
    brokers: kafka.brokers.split(','),
    sasl: { mechanism: 'scram-sha-512', username: login.user, password: login.password },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  });
  const producer = client.producer();
  await producer.connect();
  const send = (topic: string): Promise<string> =>
    producer.send({ topic, messages: [{ value: '{}' }] }).then(
      () => 'allowed',
      (error: unknown) => (error instanceof kafkajs.KafkaJSProtocolError ? error.type : String(error)),
    );
  try {
    const [own, foreign] = [await send('help.intake.tally.v1'), await send('help.routing.offer.v1')];
    must(own === 'allowed', `intake on its own topic: ${own}`);
    must(foreign === 'TOPIC_AUTHORIZATION_FAILED', `intake on routing's topic: ${foreign}`);
  } finally {
    await producer.disconnect();
  }
};

export const databaseKeepsSchemasApart = async ({ postgres }: Connections): Promise<void> => {
  const cluster = postgres['help'];
  if (!cluster) throw new Error('no cluster');
  const code = await connected(roleUrl(cluster, 'intake'), client =>
    client.query('select 1 from routing.migrations').then(
      () => 'allowed',
      (error: { code?: string }) => error.code ?? 'no code',
    ),
  );
  must(code === '42501', `intake on routing's schema: ${code}`);
};

/** A login of one plane is not known to the cluster of another, also where this machine lets it try. */
export const loginsEndAtTheirPlane = async ({ postgres }: Connections): Promise<void> => {
  const clusters = Object.entries(postgres);
  for (const [plane, { roles }] of clusters)
    for (const [other, cluster] of clusters.filter(([name]) => name !== plane)) {
      const [role = ''] = Object.keys(roles);
      const code = await connected(roleUrl({ ...cluster, roles }, role, other), async () => 'allowed').catch(
        (error: { code?: string }) => error.code ?? 'no code',
      );
      must(code === '28P01', `${role} at the cluster of ${other}: ${code}`);
    }
};
