import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { repository } from './environment.ts';
import { writeBrokerProperties } from './kafka-config.ts';
import type { BrokerPasswords, BrokerPlace } from './kafka-config.ts';
import { archivePath, classPath, fetchJars, java } from './kafka-jars.ts';
import { startProcess, stopProcess } from './processes.ts';
import type { RecordedProcess, Running } from './processes.ts';

export type KafkaSpec = BrokerPlace & {
  readonly name: string;
  readonly passwords: BrokerPasswords;
  readonly log: string;
  readonly registry: string;
};

const logging = `-Dlog4j2.configurationFile=${join(repository, 'deploy', 'kafka', 'log4j2.properties')}`;
const jvm = ['-Xlog:cds=error', '-Xlog:cds+dynamic=error', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', logging];

const clusterId = (): string => {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
};

// The tool prints every user's derived keys, so its output goes nowhere.
const format = async ({ data, properties, passwords }: KafkaSpec): Promise<void> => {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const user = (name: string, password: string): string[] => [
    '--add-scram',
    `SCRAM-SHA-512=[name=${name},password=${password}]`,
  ];
  const users = [...user('admin', passwords.admin), ...user('broker', passwords.broker)];
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties, ...users];
  const child = spawn(java(), ['-Xmx64m', ...jvm, '-cp', classPath(), ...tool], { stdio: 'ignore' });
  const status = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('exit', resolve),
  );
  if (status !== 0) throw new Error(`The storage of Kafka could not be formatted (status ${status})`);
};

// Written after the whole format: what a Ctrl-C left half made is made anew.
const stamp = (data: string): string => join(dirname(data), 'formatted');

const isListening = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** True when the broker answers its administrator and every partition has a leader. */
const isServing = async (port: number, password: string): Promise<boolean> => {
  if (!(await isListening(port))) return false;
  const admin = new kafkajs.Kafka({
    clientId: 'runner',
    brokers: [`127.0.0.1:${port}`],
    sasl: { mechanism: 'scram-sha-512', username: 'admin', password },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata();
    return topics.every(topic => topic.partitions.every(partition => partition.leader >= 0));
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
};

const untilServing = async (broker: Running, spec: KafkaSpec): Promise<void> => {
  let ended = '';
  void broker.exited.then(reason => (ended = reason));
  const until = performance.now() + 60_000;
  while (!ended && performance.now() < until) {
    if (await isServing(spec.port, spec.passwords.admin)) return;
    await sleep(30);
  }
  throw new Error(`Kafka did not start (${ended || 'not ready in 60 s'}): see ${spec.log}`);
};

const unfinished = (archive: string, data: string): string =>
  `${archive}.${Buffer.from(data).toString('hex').slice(-24)}.partial`;

/** Starts the broker, formatted on first use, and resolves when it serves every partition. */
export const startKafka = async (spec: KafkaSpec): Promise<Running> => {
  await fetchJars();
  writeBrokerProperties(spec, spec.passwords);
  if (!existsSync(stamp(spec.data))) {
    await format(spec);
    writeFileSync(stamp(spec.data), '');
  }
  const archive = await archivePath();
  const sharing = existsSync(archive)
    ? `-XX:SharedArchiveFile=${archive}`
    : `-XX:ArchiveClassesAtExit=${unfinished(archive, spec.data)}`;
  const args = ['-Xms96m', '-Xmx320m', ...jvm, sharing, '-cp', classPath(), 'kafka.Kafka', spec.properties];
  // A clean stop takes 1.3 to 2.4 s, and about 6 s when the archive is written; a kill costs the next start 3 s.
  const { name, log, registry } = spec;
  const broker = startProcess({ name, command: java(), args, log, signal: 'SIGTERM', patienceMs: 30_000 }, registry);
  await untilServing(broker, spec);
  return broker;
};

/** Stops the broker cleanly and keeps the class-data archive that a first run leaves for the next. */
export const stopKafka = async (broker: RecordedProcess, data: string): Promise<void> => {
  const clean = await stopProcess(broker);
  const archive = await archivePath();
  const partial = unfinished(archive, data);
  if (!existsSync(partial)) return;
  if (clean) renameSync(partial, archive);
  else rmSync(partial, { force: true });
};
