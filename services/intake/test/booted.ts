import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgStore, StaffMemberRow, standaloneWork, type UnitOfWork } from '@crossroads/messaging';
import {
  bootService,
  createPool,
  KeyRing,
  randomId,
  serviceConfig,
  Sites,
  uuidv7,
  type Role,
} from '@crossroads/platform';
import { freePort, freshDatabase, httpClient, siteOf, testIssuer, type HttpClient } from '@crossroads/testing';
import { Pool } from 'pg';
import { fieldSets } from '../src/http/field-sets.ts';
import { problems } from '../src/http/problems.ts';
import { PersonVault } from '../src/application/person-vault.ts';
import { IntakeModule } from '../src/intake.module.ts';
import type { LaterNews } from '../src/application/news.ts';
import type { RecordProgress } from '../src/application/record-progress.handler.ts';
import { intakeParts, rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';

/** The sites of these specs. */
export const siteList = [siteOf('abq'), siteOf('lcr')];

const somebody = (role: Role, site: 'abq' | 'lcr' = 'abq', orgId: string | null = null) => ({
  actorId: randomUUID(),
  role,
  site,
  orgId,
});

/** An organisation of both sites. */
export const HOUSE: string = randomUUID();

/** Who may act in these specs. */
export const PEOPLE = {
  nurse: somebody('hospital'),
  otherNurse: somebody('hospital'),
  farNurse: somebody('hospital', 'lcr'),
  worker: somebody('intake-worker'),
  farWorker: somebody('intake-worker', 'lcr'),
  supervisor: somebody('duty-supervisor'),
  screener: somebody('screener'),
  outreachWorker: somebody('outreach-worker'),
  lead: somebody('outreach-lead'),
  coordinator: somebody('coordinator'),
  manager: somebody('program-manager'),
  privacyOfficer: somebody('privacy-officer'),
  auditor: somebody('auditor'),
  police: somebody('police-liaison'),
  advocate: somebody('victim-advocate'),
  participant: somebody('participant'),
  self: somebody('self'),
  otherSelf: somebody('self'),
  provider: somebody('provider', 'abq', HOUSE),
  otherProvider: somebody('provider', 'abq', randomUUID()),
  farProvider: somebody('provider', 'lcr', HOUSE),
} as const satisfies Record<string, { actorId: string; role: Role; site: string; orgId: string | null }>;

export type Handle = keyof typeof PEOPLE;

const hire = async (work: UnitOfWork): Promise<void> => {
  const [validFrom, updatedAt] = [new Date(0), new Date()];
  const assigned = { version: 1, areaCode: null, programme: null, validFrom, validUntil: null, updatedAt };
  const members = Object.values(PEOPLE).map(({ actorId: id, role, site, orgId }) =>
    Object.assign(new StaffMemberRow(), { id, site, role, orgId, ...assigned }),
  );
  await work.run({ sites: ['abq', 'lcr'] }, tx => tx.save(StaffMemberRow, members));
};

/** Intake as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootIntake = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const [database, issuer] = await Promise.all([freshDatabase(), testIssuer()]);
  const config = serviceConfig({
    PORT: '0',
    MANAGEMENT_PORT: String(await freePort()),
    SITE_CONFIG: json('sites.json', { sites: siteList }),
    KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
    DATABASE_URL: database.urlOf('intake'),
    KAFKA_BROKERS: '127.0.0.1:1',
    KAFKA_USERNAME: 'u',
    KAFKA_PASSWORD: 'p',
    CLOCK_OFFSET_MS: '0',
    LOG_LEVEL: 'silent',
    ...issuer.env('intake'),
  });
  const running = await bootService({
    plane: 'help',
    service: 'intake',
    module: IntakeModule,
    problems,
    fieldSets,
    config,
    rows,
    migrations,
  });
  const own = createPool({ databaseUrl: database.urlOf('intake'), databasePoolMax: 2, schema: 'intake' });
  // The database's owner, who sees the rows of every site.
  const pool = new Pool({ connectionString: database.adminUrl, max: 2, options: '-c search_path=intake' });
  const clock = { now: () => new Date() };
  const parts = intakeParts({
    newId: uuidv7,
    sites: new Sites(siteList),
    vault: new PersonVault(KeyRing.load(config.keysFile), randomId),
  });
  const work = standaloneWork({ service: 'intake', store: pgStore(own), clock, newId: uuidv7 });
  await hire(work);
  const tokens = new Map<string, string>();
  for (const [handle, actor] of Object.entries(PEOPLE)) tokens.set(handle, await issuer.tokenFor(actor));
  const received = (subject: string, command: LaterNews, site = 'abq') => ({
    command,
    eventId: uuidv7(),
    site,
    subject,
    cause: { correlationId: subject },
    at: clock.now(),
  });
  const as = (handle: Handle): HttpClient => httpClient(running.url, tokens.get(handle));
  return {
    ...running,
    as,
    /** Somebody who signed in so many minutes ago. */
    asSignedIn: async (handle: Handle, minutesAgo: number): Promise<HttpClient> => {
      const signedInAt = new Date(Date.now() - minutesAgo * 60_000);
      return httpClient(running.url, await issuer.tokenFor(PEOPLE[handle], { signedInAt }));
    },
    stranger: httpClient(running.url),
    issuer,
    pool,
    /** Work of the service itself, beside its requests. */
    work,
    keysFile: config.keysFile,
    databaseUrl: config.databaseUrl,
    /** One batch of news from the later steps. */
    hear: (...news: (readonly [string, RecordProgress['progress'], workerId?: string])[]): Promise<void> =>
      work.run({ sites: ['abq'] }, tx =>
        parts.handle(
          news.map(([id, progress, workerId]) =>
            received(id, { type: 'RecordProgress', progress, ...(workerId !== undefined && { workerId }) }),
          ),
          tx,
        ),
      ),
    /** One batch of news about one referral, as a site hears it. */
    hearOf: (referralId: string, news: readonly LaterNews[], site = 'abq'): Promise<void> =>
      work.run({ sites: [site] }, tx =>
        parts.handle(
          news.map(command => received(referralId, command, site)),
          tx,
        ),
      ),
    /** Moves the service's clock so many hours against real time. */
    moveClock: async (hours: number): Promise<void> => {
      const body = JSON.stringify({ offsetMs: hours * 3_600_000 });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${running.managementUrl}/clock`, { method: 'PUT', headers, body });
    },
    stop: async (): Promise<void> => {
      await running.close();
      await Promise.all([pool.end(), own.end(), issuer.close()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Intake = Awaited<ReturnType<typeof bootIntake>>;
