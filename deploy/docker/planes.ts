import { planes, schemasOf } from '../migrate/catalog.ts';
import type { MigratedPlane } from '../migrate/catalog.ts';
import { must } from './checks.ts';
import type { Compose } from './compose.ts';
import { inspect, labelOf, nameOf } from './inspect.ts';
import type { Inspected } from './inspect.ts';

/** Has all secrets for a second when it makes them, and no network. */
const MAKER = 'setup';

/** Every container is in its plane's network and no other; the broker is in all, and what administers it in its own. */
export const networksApart = async (compose: Compose): Promise<void> => {
  const wrong = (await inspect(compose)).filter(container => {
    const found = Object.keys(container.NetworkSettings.Networks).sort().join();
    return (
      found !==
      expectedNetworks(container)
        .map(name => named(compose, name))
        .sort()
        .join()
    );
  });
  must(wrong.length === 0, `in other networks: ${wrong.map(nameOf).join()}`);
};

const named = (compose: Compose, network: string): string =>
  network === 'none' ? network : `${compose.project}_${network}`;

const expectedNetworks = (container: Inspected): readonly string[] => {
  const name = nameOf(container);
  if (name === MAKER) return ['none'];
  if (name === 'kafka') return ['broker', ...planes];
  return labelOf(container) === 'shared' ? ['broker'] : [labelOf(container)];
};

/** No volume, of secrets or of data, is in the hands of two planes. */
export const volumesApart = async (compose: Compose): Promise<void> => {
  const holders = new Map<string, Set<string>>();
  for (const container of await inspect(compose)) {
    if (nameOf(container) === MAKER) continue;
    const volumes = container.Mounts.filter(({ Type }) => Type === 'volume').map(({ Name = '' }) => Name);
    for (const volume of volumes) holders.set(volume, (holders.get(volume) ?? new Set()).add(labelOf(container)));
  }
  const shared = [...holders].filter(([, labels]) => labels.size > 1).map(([volume]) => volume);
  must(holders.size > planes.length && shared.length === 0, `held by two planes: ${shared.join()}`);
};

type Target = { readonly host: string; readonly port: number };

const TRY = `
const { connect } = require('node:net');
const tried = ({ host, port }) => new Promise(resolve => {
  const end = outcome => { socket.destroy(); resolve(host + ':' + port + ' ' + outcome); };
  const socket = connect({ host, port, timeout: 1000 });
  socket.on('connect', () => end('connected')).on('timeout', () => end('silent')).on('error', error => end(error.code));
});
Promise.all(JSON.parse(process.argv[1]).map(tried)).then(lines => console.log(lines.join('\\n')));
`;

/** What a container of a plane meets when it connects: lines of `host:port outcome`. */
const triedFrom = async (compose: Compose, container: string, targets: readonly Target[]): Promise<string[]> => {
  const said = await compose.run('exec', '-T', container, 'node', '-e', TRY, JSON.stringify(targets));
  return said.trim().split('\n');
};

const portsOf = (container: string): readonly number[] => {
  if (container.startsWith('postgres-')) return [5432];
  return container.startsWith('issuer-') ? [3000] : [3000, 3001];
};

/** Everything of a plane that listens. */
const listeners = (plane: MigratedPlane): readonly string[] => [
  `postgres-${plane}`,
  `issuer-${plane}`,
  ...schemasOf[plane],
];

/** The ways to one container: its name, its address in its own network, and its ports of this machine. */
const waysTo = (container: Inspected, gateways: readonly string[]): readonly Target[] => {
  const name = nameOf(container);
  const addresses = Object.values(container.NetworkSettings.Networks).map(({ IPAddress }) => IPAddress);
  const published = Object.values(container.HostConfig.PortBindings ?? {}).flat();
  return [
    ...[name, ...addresses].flatMap(host => portsOf(name).map(port => ({ host, port }))),
    ...gateways.flatMap(host => published.map(({ HostPort }) => ({ host, port: Number(HostPort) }))),
  ];
};

/** A service of each plane reaches its own database, issuer and the broker, and nothing that another plane has. */
export const planesApart = async (compose: Compose): Promise<void> => {
  const containers = await inspect(compose);
  const found = (name: string): Inspected[] => containers.filter(container => nameOf(container) === name);
  for (const plane of planes) {
    const [from] = schemasOf[plane];
    const gateways = found(from).flatMap(({ NetworkSettings }) =>
      Object.values(NetworkSettings.Networks).map(({ Gateway }) => Gateway),
    );
    const others = planes.filter(other => other !== plane).flatMap(listeners);
    const foreign = others.flatMap(found).flatMap(container => waysTo(container, gateways));
    const own = listeners(plane)
      .flatMap(found)
      .flatMap(container => waysTo(container, []));
    const [outcomes, home] = await Promise.all([
      triedFrom(compose, from, foreign),
      triedFrom(compose, from, [...own, { host: 'kafka', port: 9092 }]),
    ]);
    const open = outcomes.filter(line => line.endsWith(' connected'));
    must(outcomes.length >= 4 * others.length && open.length === 0, `${from} reaches ${open.join(', ')}`);
    const shut = home.filter(line => !line.endsWith(' connected'));
    must(shut.length === 0, `${from} does not reach ${shut.join(', ')}`);
  }
};
