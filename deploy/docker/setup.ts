// Makes every secret of a compose installation at random, once, and gives each container its own and no other's.
// Runs as root, since it hands files to the users of other images; ends at once.
import { chownSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI_CLIENT } from '../issuer/issuer-file.ts';
import { schemasOf } from '../migrate/catalog.ts';
import { writeJson, writeWhole } from '../local/files.ts';
import { filesOf } from '../local/environment.ts';
import type { Environment } from '../local/environment.ts';
import { writeIssuerFile } from '../local/issuers.ts';
import { keysFile } from '../local/keys.ts';
import { signIns } from '../local/people.ts';
import { secretsIn } from '../local/secrets.ts';
import { adminUrl, connectionsOf, roleUrl } from '../local/servers.ts';
import type { ServerConnections } from '../local/servers.ts';

const FOLDER = '/secrets';
/** The user of the images of Node and of Kafka. */
const USER = 1000;

const environment: Environment = { name: 'compose', folder: join(FOLDER, 'setup'), portBase: 4200, durable: true };
const services = schemasOf.help;

const published = (name: string): number => Number(process.env[`${name.toUpperCase()}_PORT`]);

const give = (container: string, name: string, text: string): void => {
  const file = join(FOLDER, container, name);
  writeWhole(file, text, 0o400);
  chownSync(file, USER, USER);
};

// Which user reads it depends on the image; nobody else has that volume.
const givePostgres = (password: string): void => writeWhole(join(FOLDER, 'postgres', 'password'), password, 0o444);

const giveServers = (connections: ServerConnections, inside: ServerConnections['postgres']['help']): void => {
  const secret = secretsIn(filesOf(environment).secrets);
  const { admin, principals } = connections.kafka;
  givePostgres(inside.admin.password);
  for (const name of ['admin', 'broker', 'controller']) give('kafka', name, secret(`kafka.${name}`));
  give('kafka', 'cluster-id', clusterId(secret));
  give('migrate', 'POSTGRES_HELP_URL', adminUrl(inside));
  give('migrate', 'KAFKA_PASSWORD', admin.password);
  for (const [name, { password }] of Object.entries(inside.roles))
    give('migrate', variable('POSTGRES', name), password);
  for (const [name, { password }] of Object.entries(principals)) give('migrate', variable('KAFKA', name), password);
};

const variable = (kind: string, name: string): string =>
  `PASSWORD_${kind}_${name.toUpperCase().replaceAll(/[.-]/g, '_')}`;

// Kafka wants 16 bytes; the stored secret has 24 of which these are the first.
const clusterId = (secret: (name: string) => string): string =>
  Buffer.from(secret('kafka.cluster'), 'base64url').subarray(0, 16).toString('base64url').replace(/^-/, 'A');

const giveService = (
  service: string,
  connections: ServerConnections,
  inside: ServerConnections['postgres']['help'],
) => {
  give(service, 'DATABASE_URL', roleUrl(inside, service));
  give(service, 'KAFKA_PASSWORD', connections.kafka.principals[`help.${service}`]?.password ?? '');
  give(service, 'keys.json', readFileSync(keysFile(environment, service), 'utf8'));
};

const url = (port: number): string => `http://127.0.0.1:${port}`;

// People and services know the issuer by the address that this machine has for it: `iss` is that text.
const issuer = url(published('issuer'));

const giveIssuer = (): void => {
  writeIssuerFile(environment, 'help', issuer);
  give('issuer', 'issuer.json', readFileSync(filesOf(environment).issuer('help'), 'utf8'));
};

/** What a person on this machine needs: addresses on loopback, the demo people's passwords, the services' logins. */
const giveConnections = (connections: ServerConnections): void => {
  const { admin: _, ...help } = connections.postgres.help;
  const { brokers, principals } = connections.kafka;
  const addresses = services.map(name => {
    const address = { url: url(published(name)), managementUrl: url(published(`${name}_management`)) };
    return [name, address] as const;
  });
  const kafka = { brokers, principals };
  const file = join(FOLDER, 'connections', 'connections.json');
  writeJson(file, {
    version: 1,
    services: Object.fromEntries(addresses),
    postgres: { help },
    kafka,
    issuers: { help: { issuer, clientId: CLI_CLIENT } },
    people: signIns(environment),
  });
};

const connections = await connectionsOf(environment, { port: name => published(name === 'help' ? 'postgres' : name) });
const inside = { ...connections.postgres.help, host: 'postgres', port: 5432 };
giveServers(connections, inside);
for (const service of services) giveService(service, connections, inside);
giveIssuer();
giveConnections(connections);
process.stdout.write(`secrets for ${services.length} services\n`);
