import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { acls } from '@crossroads/contracts';
import '@crossroads/messaging';
import { adminKafka } from '@crossroads/testing';
import kafkajs from 'kafkajs';
import { namedEnvironment, repository } from '../local/environment.ts';
import { writeJson } from '../local/files.ts';
import { silent } from '../local/progress.ts';
import { adminUrl, migrateConfig } from '../local/servers.ts';
import { connected, databaseUrl } from '../migrate/databases.ts';
import { administered, applyAcls } from '../migrate/kafka.ts';
import { wallCommand } from './command.ts';
import { startOwn } from './find-system.ts';
import type { OwnSystem } from './find-system.ts';
import { tryKafka } from './kafka.ts';
import type { Tried } from './pair.ts';

const environment = namedEnvironment('wall-spec', 4500);
const page = join(environment.folder, 'page.html');
const connections = join(environment.folder, 'connections.json');
let system: OwnSystem;
/** What the broker's logins could do of their own in the very moment in which the servers were ready. */
let atOnce: Tried['own'];

type Ended = { readonly status: number; readonly lines: readonly string[] };

const run = async (logins = system.logins): Promise<Ended> => {
  const said: string[] = [];
  const out = new Writable({ write: (chunk, _, done) => (said.push(String(chunk)), done()) });
  const find = async () => ({ logins, stop: async () => undefined });
  const status = await wallCommand({ args: ['--page', page], find, out, errors: out });
  return { status, lines: said.join('').split('\n') };
};

const beginningWith = ({ lines }: Ended, word: string): readonly string[] =>
  lines.filter(line => line.startsWith(`${word} `));

const inEnforcement = (statements: string): Promise<unknown> =>
  connected(databaseUrl(adminUrl(system.servers.postgres.enforcement), 'enforcement'), client =>
    client.query(statements),
  );

const administering = <T>(work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> => {
  const { kafka } = migrateConfig(system.servers, () => undefined);
  if (!kafka) throw new Error('no broker');
  return administered(kafka, work);
};

/** A record as services write them, for somebody to read. */
const write = async (topic: string): Promise<void> => {
  const producer = adminKafka(system.servers).producer();
  await producer.connect();
  const value = 'x'.repeat(2000);
  await producer.send({ topic, compression: kafkajs.CompressionTypes.LZ4, messages: [{ value, partition: 0 }] });
  await producer.disconnect();
};

beforeAll(async () => {
  system = await startOwn(silent, environment);
  atOnce = (await tryKafka(system.logins.kafka)).own;
  writeJson(connections, system.logins);
  await write('help.outreach.case.v1');
}, 120_000);

afterAll(async () => {
  await system.stop();
  rmSync(environment.folder, { recursive: true, force: true });
}, 60_000);

it('has every right at the broker as soon as the servers are ready', () => {
  expect(atOnce.length).toBeGreaterThan(100);
  expect(atOnce.filter(({ outcome }) => outcome !== 'allowed')).toEqual([]);
});

it('refuses every login everything that is not its own, as the command says', () => {
  const args = [
    '--import',
    './deploy/local/swc-hook.mjs',
    '--conditions=@crossroads/source',
    join(repository, 'deploy', 'wall', 'main.ts'),
    '--json',
    '--page',
    page,
  ];
  const env = { ...process.env, CONNECTIONS: connections };
  const { status, stdout } = spawnSync(process.execPath, ['--no-warnings', ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const report = JSON.parse(stdout) as Record<'pairs' | 'own', readonly { outcome: string; principal: string }[]>;
  expect({ status, ...report }).toMatchObject({ status: 0, ok: true, holes: [], unproven: [], search: null });
  expect(report.pairs.length).toBeGreaterThan(4000);
  expect(new Set(report.pairs.map(({ outcome }) => outcome))).toEqual(new Set(['refused']));
  expect(new Set(report.own.map(({ outcome }) => outcome))).toEqual(new Set(['allowed']));
  expect(new Set(report.own.map(({ principal }) => principal)).size).toBe(12);
  const written = readFileSync(page, 'utf8');
  expect(written).toContain(`all ${report.pairs.length.toLocaleString('en-US')} attempts were refused`);
  for (const place of [repository, homedir(), environment.folder]) expect(written).not.toContain(`${place}/`);
}, 120_000);

it('names a grant that somebody gave a login of help in the enforcement cluster', async () => {
  const { password } = system.servers.postgres.help.roles['intake'] ?? { password: '' };
  await inEnforcement(`
    create table escalation.planted (id int);
    create role intake login password '${password}';
    grant connect on database enforcement to intake;
    grant usage on schema escalation to intake;
    grant select on escalation.planted to intake`);
  const ended = await run();
  await inEnforcement('drop table escalation.planted; drop owned by intake; drop role intake');
  expect(ended.status).toBe(1);
  expect(beginningWith(ended, 'HOLE')).toEqual([
    'HOLE intake may CONNECT database enforcement of enforcement',
    'HOLE intake may SELECT enforcement.escalation.planted',
  ]);
}, 60_000);

it('names a right that somebody gave a login of help at the broker', async () => {
  const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
  const topic = 'enforcement.escalation.case.v1';
  const rule = {
    principal: 'User:help.intake',
    host: '*',
    resourceType: AclResourceTypes.TOPIC,
    resourceName: topic,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    operation: AclOperationTypes.READ,
    permissionType: AclPermissionTypes.ALLOW,
  };
  await administering(admin => admin.createAcls({ acl: [rule] }));
  const ended = await run();
  await administering(admin => applyAcls(admin, acls));
  expect(ended.status).toBe(1);
  expect(beginningWith(ended, 'HOLE')).toEqual([
    `HOLE help.intake may SEE ${topic}`,
    `HOLE help.intake may READ ${topic}`,
  ]);
}, 60_000);

it('proves nothing where a cluster and the broker do not answer', async () => {
  await system.units.find(({ name }) => name === 'postgres-enforcement')?.stop();
  await system.units.find(({ name }) => name === 'kafka')?.stop();
  const ended = await run();
  expect(ended.status).toBe(2);
  expect(beginningWith(ended, 'HOLE')).toEqual([]);
  const unproven = beginningWith(ended, 'UNPROVEN');
  expect(unproven).toContain('UNPROVEN intake could not try CONNECT database enforcement of enforcement: ECONNREFUSED');
  expect(unproven.join('\n')).toMatch(/help\.intake could not try READ enforcement\.escalation\.case\.v1: KafkaJS/);
  expect(unproven.join('\n')).toContain(
    'escalation cannot CONNECT database enforcement of enforcement, which is its own',
  );
}, 60_000);

it('proves nothing about a plane that does not run', async () => {
  const { enforcement: _, ...postgres } = system.logins.postgres;
  const ended = await run({ ...system.logins, postgres });
  expect(ended.status).toBe(2);
  expect(beginningWith(ended, 'UNPROVEN').join('\n')).toContain('enforcement of enforcement: not running');
}, 60_000);
