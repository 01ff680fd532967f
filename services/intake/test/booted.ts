import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import { bootService, createPool, serviceConfig, Sites, uuidv7, type Role } from '@crossroads/platform';
import { freshDatabase, httpClient, type HttpClient } from '@crossroads/testing';
import { problems } from '../src/http/problems.ts';
import { IntakeModule } from '../src/intake.module.ts';
import type { RecordProgress } from '../src/application/record-progress.handler.ts';
import { intakeParts, rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';

const business = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00', holidays: [] };
const siteOf = (code: string) => ({
  code,
  name: code,
  timeZone: 'America/Denver',
  languages: ['en', 'es'],
  servedLanguages: ['en', 'es'],
  minimumAge: 14,
  areas: [
    { code: 'SOUTHEAST', adjacent: ['VALLEY'] },
    { code: 'VALLEY', adjacent: ['SOUTHEAST'] },
  ],
  business,
});

const siteList = [siteOf('abq'), siteOf('lcr')];

/** Who may act in these specs; the handle is the token. */
export const PEOPLE = {
  nurse: { actorId: randomUUID(), role: 'hospital', site: 'abq' },
  otherNurse: { actorId: randomUUID(), role: 'hospital', site: 'abq' },
  farNurse: { actorId: randomUUID(), role: 'hospital', site: 'lcr' },
  worker: { actorId: randomUUID(), role: 'intake-worker', site: 'abq' },
  farWorker: { actorId: randomUUID(), role: 'intake-worker', site: 'lcr' },
  supervisor: { actorId: randomUUID(), role: 'duty-supervisor', site: 'abq' },
  provider: { actorId: randomUUID(), role: 'provider', site: 'abq' },
} as const satisfies Record<string, { actorId: string; role: Role; site: string }>;

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Intake as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootIntake = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
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
  const database = await freshDatabase();
  const config = serviceConfig({
    PORT: '0',
    MANAGEMENT_PORT: String(await freePort()),
    SITE_CONFIG: json('sites.json', { sites: siteList }),
    KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
    PEOPLE_FILE: json('people.json', { people }),
    DATABASE_URL: database.urlOf('intake'),
    KAFKA_BROKERS: '127.0.0.1:1',
    KAFKA_USERNAME: 'u',
    KAFKA_PASSWORD: 'p',
    CLOCK_OFFSET_MS: '0',
    LOG_LEVEL: 'silent',
  });
  const running = await bootService({ service: 'intake', module: IntakeModule, problems, config, rows, migrations });
  const pool = createPool({ databaseUrl: database.urlOf('intake'), databasePoolMax: 2, schema: 'intake' });
  const clock = { now: () => new Date() };
  const parts = intakeParts({ sites: new Sites(siteList) });
  const work = standaloneWork({ store: pgStore(pool), clock, newId: uuidv7 });
  const received = (subject: string, command: RecordProgress) => ({
    command,
    eventId: uuidv7(),
    site: 'abq',
    subject,
    cause: { correlationId: subject },
    at: clock.now(),
  });
  const as = (handle: keyof typeof PEOPLE): HttpClient => httpClient(running.url, handle);
  return {
    ...running,
    as,
    stranger: httpClient(running.url),
    pool,
    keysFile: config.keysFile,
    /** One batch of news from the later steps. */
    hear: (...news: (readonly [string, RecordProgress['progress']])[]): Promise<void> =>
      work.run(tx =>
        parts.handle(
          news.map(([id, progress]) => received(id, { type: 'RecordProgress', progress })),
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
      await pool.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Intake = Awaited<ReturnType<typeof bootIntake>>;
