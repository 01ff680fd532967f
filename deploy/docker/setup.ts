// Makes every secret of a compose installation at random, once, and gives each container its own and no other's. What a
// plane's secrets are made from lies in a folder of that plane: another plane's backup has none of it.
// Runs as root, since it hands files to the users of other images; ends at once.
import { chownSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { principals } from '@crossroads/contracts';
import { CLI_CLIENT } from '../issuer/issuer-file.ts';
import { planeOf, services } from '../migrate/catalog.ts';
import { writeJson, writeWhole } from '../local/files.ts';
import { filesOf, localPlanes } from '../local/environment.ts';
import type { Environment, LocalPlane } from '../local/environment.ts';
import { writeIssuerFile } from '../local/issuers.ts';
import { keysFile, peerOf, publicKeysFile } from '../local/keys.ts';
import { signIns, staffFile, staffKeepers } from '../local/people.ts';
import type { SignIn } from '../local/people.ts';
import { secretsIn } from '../local/secrets.ts';
import { adminUrl, clusterOf, roleUrl } from '../local/servers.ts';
import type { Connections } from '../local/system.ts';

const FOLDER = '/secrets';
/** The user of the images of Node and of Kafka. */
const USER = 1000;

const secretsOf = (part: LocalPlane | 'broker') => secretsIn(join(FOLDER, 'setup', part, 'secrets.json'));

const environmentOf = (plane: LocalPlane): Environment => {
  const folder = join(FOLDER, 'setup', plane);
  return { name: 'compose', folder, portBase: 4200, durable: true, planes: [plane] };
};

const url = (name: string): string => `http://127.0.0.1:${published(name)}`;

const published = (name: string): number => Number(process.env[`${name.toUpperCase()}_PORT`]);

const give = (container: string, name: string, text: string): void => {
  const file = join(FOLDER, container, name);
  writeWhole(file, text, 0o400);
  chownSync(file, USER, USER);
};

const giveFile = (container: string, name: string, path: string): void =>
  give(container, name, readFileSync(path, 'utf8'));

const variable = (kind: string, name: string): string =>
  `PASSWORD_${kind}_${name.toUpperCase().replaceAll(/[.-]/g, '_')}`;

const principalOf = (service: string): string => `${planeOf(service)}.${service}`;

const principalPassword = (name: string): string => {
  const plane = localPlanes.find(each => name.startsWith(`${each}.`));
  if (!plane) throw new Error(`${name} is of no plane`);
  return secretsOf(plane)(`kafka.${name}`);
};

// Kafka wants 16 bytes; the stored secret has 24 of which these are the first.
const clusterId = (secret: string): string =>
  Buffer.from(secret, 'base64url').subarray(0, 16).toString('base64url').replace(/^-/, 'A');

const giveBroker = (): void => {
  const secret = secretsOf('broker');
  for (const name of ['admin', 'broker', 'controller']) give('kafka', name, secret(`kafka.${name}`));
  give('kafka', 'cluster-id', clusterId(secret('kafka.cluster')));
  give('migrate-kafka', 'KAFKA_PASSWORD', secret('kafka.admin'));
  for (const { name } of principals) give('migrate-kafka', variable('KAFKA', name), principalPassword(name));
};

const insideOf = (plane: LocalPlane) => {
  return { ...clusterOf(plane, 5432, secretsOf(plane)), host: `postgres-${plane}` };
};

const giveCluster = (plane: LocalPlane): void => {
  const inside = insideOf(plane);
  // Which user reads it depends on the image; nobody else has that volume.
  writeWhole(join(FOLDER, `postgres-${plane}`, 'password'), inside.admin.password, 0o444);
  give(`migrate-${plane}`, `POSTGRES_${plane.toUpperCase()}_URL`, adminUrl(inside));
  for (const [name, { password }] of Object.entries(inside.roles))
    give(`migrate-${plane}`, variable('POSTGRES', name), password);
};

const giveService = (service: string): void => {
  const plane = planeOf(service);
  const environment = environmentOf(plane);
  give(service, 'DATABASE_URL', roleUrl(insideOf(plane), service));
  give(service, 'KAFKA_PASSWORD', principalPassword(principalOf(service)));
  giveFile(service, 'keys.json', keysFile(environment, service));
  const peer = peerOf(service);
  if (peer) giveFile(service, 'peer-keys.json', publicKeysFile(environmentOf(planeOf(peer)), peer));
  if (staffKeepers.includes(service)) giveFile(service, 'staff.json', staffFile(environment, plane));
};

const issuerOf = (plane: LocalPlane): string => url(`issuer_${plane}`);

// People and services know an issuer by the address that this machine has for it: `iss` is that text.
const giveIssuer = (plane: LocalPlane): void => {
  const environment = environmentOf(plane);
  writeIssuerFile(environment, plane, issuerOf(plane));
  giveFile(`issuer-${plane}`, 'issuer.json', filesOf(environment).issuer(plane));
};

const byRole = (): Record<string, SignIn[]> => {
  const all: Record<string, SignIn[]> = {};
  for (const people of localPlanes.map(plane => signIns(environmentOf(plane))))
    for (const [role, list] of Object.entries(people)) (all[role] ??= []).push(...list);
  return all;
};

const perPlane = <T>(of: (plane: LocalPlane) => T): Record<string, T> =>
  Object.fromEntries(localPlanes.map(plane => [plane, of(plane)]));

/** What a person on this machine needs: addresses on loopback, the demo people's passwords, the services' logins. */
const giveConnections = (): void => {
  const login = (name: string) => ({ user: name, password: principalPassword(name) });
  const connections: Connections = {
    version: 1,
    services: Object.fromEntries(
      services.map(name => [name, { url: url(name), managementUrl: url(`${name}_management`) }]),
    ),
    postgres: perPlane(plane => {
      const { admin: _, ...cluster } = clusterOf(plane, published(`postgres_${plane}`), secretsOf(plane));
      return cluster;
    }),
    kafka: {
      brokers: `127.0.0.1:${published('kafka')}`,
      principals: Object.fromEntries(principals.map(({ name }) => [name, login(name)])),
    },
    issuers: perPlane(plane => ({ issuer: issuerOf(plane), clientId: CLI_CLIENT })),
    people: byRole(),
  };
  writeJson(join(FOLDER, 'connections', 'connections.json'), connections);
  // With these anyone can tell a package of ours from a changed one: npm run package:verify.
  const trusted = publicKeysFile(environmentOf('enforcement'), 'escalation');
  writeWhole(join(FOLDER, 'connections', 'escalation.public.json'), readFileSync(trusted, 'utf8'), 0o444);
};

giveBroker();
for (const plane of localPlanes) {
  giveCluster(plane);
  giveIssuer(plane);
}
for (const service of services) giveService(service);
giveConnections();
process.stdout.write(`secrets for ${services.length} services in ${localPlanes.length} planes\n`);
