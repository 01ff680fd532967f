import { planes, services } from '../migrate/catalog.ts';
import { repository } from '../local/environment.ts';
import type { Connections } from '../local/system.ts';
import { findingsOf, linesOf } from '../wall/report.ts';
import { runWall } from '../wall/wall.ts';
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

/**
 * Every login at every cluster, topic and group through the ports of this machine: what is foreign is refused, what is
 * its own works.
 * @returns how much was tried, as a sentence
 */
export const everyLoginStaysAtHome = async (logins: Connections): Promise<string> => {
  const report = await runWall({ logins, sources: repository, version: 'containers' });
  const { holes, unproven } = findingsOf(report);
  const found = [...holes, ...unproven];
  must(found.length === 0, `${found.length} found: ${found.slice(0, 5).join('; ')}`);
  return linesOf(report).at(-1) ?? '';
};
