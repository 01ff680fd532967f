import process from 'node:process';
import { eventually, startChild } from '@crossroads/testing';
import type { Child } from '@crossroads/testing';
import { isReady } from '../local/management.ts';
import { choosePorts } from '../local/ports.ts';
import { mainOf, serviceEnv } from '../local/services.ts';
import { roleUrl } from '../local/servers.ts';
import type { ServerConnections } from '../local/servers.ts';
import { faultEnvironment, impatient } from './fault-system.ts';

/** The same servers with one of them behind another port, such as a proxy's. */
export const behind = (
  servers: ServerConnections,
  { kafka, postgres }: { readonly kafka?: number; readonly postgres?: number },
): Pick<ServerConnections, 'kafka' | 'postgres'> => ({
  kafka: { ...servers.kafka, ...(kafka && { brokers: `127.0.0.1:${kafka}` }) },
  postgres: { ...servers.postgres, help: { ...servers.postgres.help, ...(postgres && { port: postgres }) } },
});

/** What leads a service to servers behind other ports. */
export const routeEnv = (servers: ServerConnections, service: string): Readonly<Record<string, string>> => ({
  DATABASE_URL: roleUrl(servers.postgres.help, service),
  KAFKA_BROKERS: servers.kafka.brokers,
});

/** Starts one more process of a service, with the same login and group; resolves when it is ready. */
export const startInstance = async (servers: ServerConnections, service: string): Promise<Child> => {
  const { port } = await choosePorts(
    new Map([
      ['api', faultEnvironment.portBase + 20],
      ['management', faultEnvironment.portBase + 40],
    ]),
  );
  const ports = { PORT: String(port('api')), MANAGEMENT_PORT: String(port('management')) };
  const env = { ...serviceEnv(faultEnvironment, servers, service), ...ports, ...impatient };
  const child = await startChild({ command: process.execPath, args: [mainOf(service)], env });
  const managementUrl = `http://127.0.0.1:${port('management')}`;
  await eventually(async () => expect(await isReady(managementUrl)).toBe(true), { withinMs: 60_000, everyMs: 100 });
  return child;
};
