import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { planeOf, services as names } from '../migrate/catalog.ts';
import { filesOf, planesOf, repository } from './environment.ts';
import type { Environment } from './environment.ts';
import { issuerEnv } from './issuers.ts';
import { isReady } from './management.ts';
import { keysEnv } from './keys.ts';
import { demoFolder } from './people.ts';
import { choosePorts } from './ports.ts';
import { startProcess } from './processes.ts';
import type { Running } from './processes.ts';
import { roleUrl } from './servers.ts';
import type { ServerLogins } from './servers.ts';
import { unitOf } from './unit.ts';
import type { Unit } from './unit.ts';

export type ServiceAddress = { readonly url: string; readonly managementUrl: string };

export type Services = {
  readonly units: readonly Unit[];
  readonly addresses: Readonly<Record<string, ServiceAddress>>;
  readonly notes: readonly string[];
};

const READY_WITHIN_MS = 60_000;
// A service gives itself 15 s to finish what it does.
const STOP_WITHIN_MS = 20_000;

const logins = ({ kafka, postgres }: ServerLogins, service: string): Record<string, string> => {
  const plane = planeOf(service);
  const principal = kafka.principals[`${plane}.${service}`];
  const cluster = postgres[plane];
  return {
    DATABASE_URL: cluster ? roleUrl(cluster, service) : '',
    KAFKA_BROKERS: kafka.brokers,
    KAFKA_USERNAME: principal?.user ?? '',
    KAFKA_PASSWORD: principal?.password ?? '',
  };
};

/** The environment of a service's own process: the names of architecture 16, nothing inherited but what is listed. */
export const serviceEnv = (
  environment: Environment,
  servers: ServerLogins,
  service: string,
): Record<string, string> => {
  const passed = ['PATH', 'LOG_LEVEL', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'TRACE_RATIO', 'CLOCK_OFFSET_MS', 'NODE_OPTIONS'];
  return {
    ...Object.fromEntries(passed.map(name => [name, process.env[name] ?? '']).filter(([, value]) => value !== '')),
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(repository, '.local', 'cache', 'compile'),
    HOST: '127.0.0.1',
    SITE_CONFIG: join(demoFolder, 'sites.json'),
    ...keysEnv(environment, service),
    ...issuerEnv(environment, planeOf(service), service),
    ...logins(servers, service),
  };
};

/** Where people wait for an answer; behind it events wait, and nobody feels a few milliseconds. */
const DOOR = 'intake';

const untilReady = async (running: Running, managementUrl: string, log: string): Promise<Running> => {
  let ended = '';
  void running.exited.then(reason => (ended = reason));
  const until = performance.now() + READY_WITHIN_MS;
  while (!ended && performance.now() < until) {
    if (await isReady(managementUrl)) return running;
    await sleep(50);
  }
  throw new Error(`${running.name} did not become ready (${ended || 'no answer in 60 s'}): see ${log}`);
};

export const mainOf = (service: string): string => join(repository, 'services', service, 'dist', 'main.js');

/** Prepares every built service on its own ports; nothing is started yet. */
export const prepareServices = async (environment: Environment, servers: ServerLogins): Promise<Services> => {
  const planes = planesOf(environment);
  const built = names.filter(name => planes.includes(planeOf(name)) && existsSync(mainOf(name)));
  const base = environment.portBase;
  const wanted = built.flatMap((name): [string, number][] => {
    const offset = names.indexOf(name);
    return [
      [name, base + 10 + offset],
      [`${name} management`, base + 30 + offset],
    ];
  });
  const { notes, port } = await choosePorts(new Map(wanted));
  const addressOf = (name: string): ServiceAddress => ({
    url: `http://127.0.0.1:${port(name)}`,
    managementUrl: `http://127.0.0.1:${port(`${name} management`)}`,
  });
  const { logs, processes } = filesOf(environment);
  const unit = (name: string): Unit => {
    const log = join(logs, `${name}.log`);
    const own = { PORT: String(port(name)), MANAGEMENT_PORT: String(port(`${name} management`)) };
    return unitOf({
      name,
      begin: extra => {
        const env = { ...serviceEnv(environment, servers, name), ...own, ...extra };
        const spec = { name, command: process.execPath, args: [mainOf(name)], env, log, patienceMs: STOP_WITHIN_MS };
        const running = startProcess({ ...spec, yields: name !== DOOR }, processes);
        return untilReady(running, addressOf(name).managementUrl, log);
      },
    });
  };
  return { units: built.map(unit), addresses: Object.fromEntries(built.map(name => [name, addressOf(name)])), notes };
};
