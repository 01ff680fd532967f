import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootService, serviceConfig } from '@crossroads/platform';
import type { Role } from '@crossroads/platform';
import { StaffMemberRow, StaffSourceRow } from '@crossroads/messaging';
import { freePort, httpClient, testIssuer } from '@crossroads/testing';
import type { HttpClient } from '@crossroads/testing';
import { fieldSets } from '../src/http/field-sets.ts';
import { problems } from '../src/http/problems.ts';
import { rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';
import { RoutingModule } from '../src/routing.module.ts';
import { openRouting, siteList } from './fixture.ts';
import type { Routing } from './fixture.ts';

/** Who acts in these specs. */
export const PEOPLE = {
  coordinator: { actorId: randomUUID(), role: 'coordinator', site: 'abq' },
  farCoordinator: { actorId: randomUUID(), role: 'coordinator', site: 'lcr' },
  worker: { actorId: randomUUID(), role: 'outreach-worker', site: 'abq' },
  lead: { actorId: randomUUID(), role: 'outreach-lead', site: 'abq' },
  provider: { actorId: randomUUID(), role: 'provider', site: 'abq', orgId: randomUUID() },
  otherProvider: { actorId: randomUUID(), role: 'provider', site: 'abq', orgId: randomUUID() },
  hospital: { actorId: randomUUID(), role: 'hospital', site: 'abq' },
} as const satisfies Record<string, { actorId: string; role: Role; site: string; orgId?: string }>;

const employ = async ({ work, now }: Routing): Promise<void> => {
  const rowOf = (person: (typeof PEOPLE)[keyof typeof PEOPLE]): StaffMemberRow =>
    Object.assign(new StaffMemberRow(), {
      id: person.actorId,
      site: person.site,
      version: 1,
      role: person.role,
      orgId: 'orgId' in person ? person.orgId : null,
      areaCode: null,
      programme: null,
      validFrom: new Date(0),
      validUntil: null,
      updatedAt: now(),
    });
  await work.run({ sites: ['abq', 'lcr'] }, async tx => {
    await tx.save(StaffMemberRow, Object.values(PEOPLE).map(rowOf));
    const confirmed = { id: 'directory', confirmedAt: new Date(Date.now() + 3_600_000) };
    await tx.insert(StaffSourceRow, [Object.assign(new StaffSourceRow(), confirmed)]);
  });
};

/** Routing as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootRouting = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'routing-'));
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const routing = await openRouting(new Date());
  const issuer = await testIssuer();
  await employ(routing);
  const tokens = await Promise.all(
    Object.entries(PEOPLE).map(async ([handle, person]) => [handle, await issuer.tokenFor(person)] as const),
  );
  const running = await bootService({
    plane: 'help',
    service: 'routing',
    module: RoutingModule,
    problems,
    fieldSets,
    config: serviceConfig({
      PORT: '0',
      MANAGEMENT_PORT: String(await freePort()),
      SITE_CONFIG: json('sites.json', { sites: siteList }),
      KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
      ...issuer.env('routing'),
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
    as: (handle: keyof typeof PEOPLE): HttpClient => httpClient(running.url, new Map(tokens).get(handle)),
    stranger: () => httpClient(running.url),
    stop: async (): Promise<void> => {
      await running.close();
      await routing.close();
      await issuer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type BootedRouting = Awaited<ReturnType<typeof bootRouting>>;
