import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootService, serviceConfig } from '@crossroads/platform';
import type { Role } from '@crossroads/platform';
import { httpClient } from '@crossroads/testing';
import type { HttpClient } from '@crossroads/testing';
import { problems } from '../src/http/problems.ts';
import { rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';
import { RoutingModule } from '../src/routing.module.ts';
import { openRouting, siteList } from './fixture.ts';

/** Who may act in these specs; the handle is the token. */
export const PEOPLE = {
  coordinator: { actorId: randomUUID(), role: 'coordinator', site: 'abq' },
  farCoordinator: { actorId: randomUUID(), role: 'coordinator', site: 'lcr' },
  worker: { actorId: randomUUID(), role: 'outreach-worker', site: 'abq' },
  lead: { actorId: randomUUID(), role: 'outreach-lead', site: 'abq' },
  provider: { actorId: randomUUID(), role: 'provider', site: 'abq', orgId: randomUUID() },
  otherProvider: { actorId: randomUUID(), role: 'provider', site: 'abq', orgId: randomUUID() },
  hospital: { actorId: randomUUID(), role: 'hospital', site: 'abq' },
} as const satisfies Record<string, { actorId: string; role: Role; site: string; orgId?: string }>;

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Routing as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootRouting = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'routing-'));
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const people = Object.entries(PEOPLE).map(([handle, person]) => ({
    ...person,
    tokenHash: createHash('sha256').update(handle).digest('hex'),
  }));
  const routing = await openRouting(new Date());
  const running = await bootService({
    service: 'routing',
    module: RoutingModule,
    problems,
    config: serviceConfig({
      PORT: '0',
      MANAGEMENT_PORT: String(await freePort()),
      SITE_CONFIG: json('sites.json', { sites: siteList }),
      KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
      PEOPLE_FILE: json('people.json', { people }),
      DATABASE_URL: routing.databaseUrl,
      KAFKA_BROKERS: '127.0.0.1:1',
      KAFKA_USERNAME: 'u',
      KAFKA_PASSWORD: 'p',
      CLOCK_OFFSET_MS: '0',
      LOG_LEVEL: 'silent',
    }),
    rows,
    migrations,
  });
  return {
    ...routing,
    managementUrl: running.managementUrl,
    as: (handle: keyof typeof PEOPLE): HttpClient => httpClient(running.url, handle),
    stranger: () => httpClient(running.url),
    stop: async (): Promise<void> => {
      await running.close();
      await routing.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type BootedRouting = Awaited<ReturnType<typeof bootRouting>>;
