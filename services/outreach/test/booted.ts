import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgStore, StaffMemberRow, standaloneWork, type Received, type RetentionNews } from '@crossroads/messaging';
import { bootService, createPool, serviceConfig, Sites, uuidv7, type Role } from '@crossroads/platform';
import { freePort, freshDatabase, httpClient, siteOf, testIssuer, type HttpClient } from '@crossroads/testing';
import type { HeardCommand } from '../src/application/follow-referrals.handler.ts';
import { LoadWorkersHandler, type WorkerEntry } from '../src/application/load-workers.handler.ts';
import type { Submitted, Triaged } from '../src/domain/case-state.ts';
import { fieldSets } from '../src/http/field-sets.ts';
import { problems } from '../src/http/problems.ts';
import { OutreachModule } from '../src/outreach.module.ts';
import { outreachParts, rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';

const siteList = [siteOf('abq'), siteOf('lcr')];

/** Who may act in these specs. */
export const PEOPLE = {
  worker: { actorId: randomUUID(), role: 'outreach-worker', site: 'abq' },
  otherWorker: { actorId: randomUUID(), role: 'outreach-worker', site: 'abq' },
  lead: { actorId: randomUUID(), role: 'outreach-lead', site: 'abq' },
  farLead: { actorId: randomUUID(), role: 'outreach-lead', site: 'lcr' },
  participant: { actorId: randomUUID(), role: 'participant', site: 'abq' },
  coordinator: { actorId: randomUUID(), role: 'coordinator', site: 'abq' },
  screener: { actorId: randomUUID(), role: 'screener', site: 'abq' },
} as const satisfies Record<string, { actorId: string; role: Role; site: string }>;

export const workerEntry = (actorId: string, more: Partial<WorkerEntry> = {}): WorkerEntry => ({
  actorId,
  site: 'abq',
  languages: ['en', 'es'],
  areas: ['SOUTHEAST'],
  caseloadMax: 1_000,
  conflictOrgIds: [],
  active: true,
  ...more,
});

const DAY_MS = 86_400_000;
const LONG_AGO = new Date('2020-01-01T00:00:00.000Z');

const staffOf = (site: string): StaffMemberRow[] =>
  Object.values(PEOPLE)
    .filter(person => person.site === site)
    .map(({ actorId, role }) =>
      Object.assign(new StaffMemberRow(), {
        id: actorId,
        site,
        version: 1,
        role,
        orgId: null,
        areaCode: null,
        programme: null,
        validFrom: LONG_AGO,
        validUntil: null,
        updatedAt: LONG_AGO,
      }),
    );

type Heard = HeardCommand | RetentionNews;

/** Facts of one referral, as intake and screening tell them. */
export const factsOf = (more: { submitted?: Partial<Submitted>; triaged?: Partial<Triaged> } = {}): HeardCommand[] => {
  const personId = randomUUID();
  const consent = {
    consentId: uuidv7(),
    purposeCodes: ['SERVICE'],
    recipientIds: [],
    recipientClass: 'SERVICE_PROVIDERS',
    dataClasses: ['C1', 'C4'],
    startsAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 180 * DAY_MS).toISOString(),
    language: 'es',
    methodCode: 'WRITTEN',
    part2: false,
  };
  const submitted = { personId, ownerId: null, referrerOrgId: null, choiceCodes: [], consent, ...more.submitted };
  const known = { ageBand: 'AGE_19_24', areaCode: 'SOUTHEAST', language: 'es', needCodes: ['HOUSING'] };
  const triaged = { personId, urgency: 'URGENT', ...known, ...more.triaged };
  return [{ type: 'RecordSubmitted', submitted }, { type: 'RecordTriaged', triaged }, { type: 'RecordEligible' }];
};

/** Outreach as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootOutreach = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outreach-'));
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const issuer = await testIssuer();
  const tokens = new Map<string, string>();
  for (const [handle, person] of Object.entries(PEOPLE)) tokens.set(handle, await issuer.tokenFor(person));
  const database = await freshDatabase();
  const databaseUrl = database.urlOf('outreach');
  const environment = async () => ({
    PORT: '0',
    MANAGEMENT_PORT: String(await freePort()),
    SITE_CONFIG: json('sites.json', { sites: siteList }),
    KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
    ...issuer.env('outreach'),
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: '127.0.0.1:1',
    KAFKA_USERNAME: 'u',
    KAFKA_PASSWORD: 'p',
    CLOCK_OFFSET_MS: '0',
    LOG_LEVEL: 'silent',
  });
  const start = async () =>
    bootService({
      plane: 'help',
      service: 'outreach',
      module: OutreachModule,
      problems,
      fieldSets,
      config: serviceConfig(await environment()),
      rows,
      migrations,
    });
  let running = await start();
  const pool = createPool({ databaseUrl, databasePoolMax: 4, schema: 'outreach' });
  const clock = { now: () => new Date() };
  const parts = outreachParts({ clock, newId: uuidv7, sites: new Sites(siteList) });
  const work = standaloneWork({ service: 'outreach', store: pgStore(pool), clock, newId: uuidv7 });
  const onBehalfOf = (...sites: readonly string[]) => ({ sites });
  for (const { code } of siteList) await work.run(onBehalfOf(code), tx => tx.save(StaffMemberRow, staffOf(code)));

  const received = (referralId: string, command: Heard, site = 'abq'): Received<Heard> => ({
    command,
    eventId: uuidv7(),
    site,
    subject: referralId,
    cause: { correlationId: referralId },
    at: clock.now(),
  });
  const hear = (...messages: Received<Heard>[]): Promise<void> =>
    work.run(onBehalfOf(...new Set(messages.map(({ site }) => site))), tx => parts.handle(messages, tx));

  /** Rows of a site, as whoever works for it sees them. */
  const rowsOf = async <R extends object>(site: string, text: string, values: readonly unknown[]): Promise<R[]> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.sites', $1, true)", [site]);
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  return {
    pool,
    adminUrl: database.adminUrl,
    serviceUrl: databaseUrl,
    rowsOf,
    received,
    hear,
    as: (handle: keyof typeof PEOPLE): HttpClient => httpClient(running.url, tokens.get(handle)),
    stranger: () => httpClient(running.url),
    load: (...entries: WorkerEntry[]) =>
      work.run(onBehalfOf(...new Set(entries.map(({ site }) => site))), tx =>
        new LoadWorkersHandler().execute(entries, tx),
      ),
    /** A referral that is submitted, triaged and eligible. */
    refer: async (more: Parameters<typeof factsOf>[0] = {}, site = 'abq'): Promise<string> => {
      const id = uuidv7();
      await hear(...factsOf(more).map(fact => received(id, fact, site)));
      return id;
    },
    /** Types and data of the events about a referral that wait in the outbox, in order. */
    told: async (referralId: string): Promise<{ type: string; sequence: number; data: Record<string, unknown> }[]> => {
      const found = await pool.query<{ value: Buffer }>('select value from outbox where subject = $1 order by id', [
        referralId,
      ]);
      return found.rows.map(({ value }) => JSON.parse(value.toString()));
    },
    /** What the audit is told of somebody, in order. */
    accesses: async (actorId: string): Promise<Record<string, unknown>[]> => {
      const found = await pool.query<{ value: Buffer }>(
        "select value from outbox where subject = $1 and topic like '%.access.v1' order by id",
        [actorId],
      );
      return found.rows.map(({ value }) => JSON.parse(value.toString()).data);
    },
    /** Moves the service's clock so many days against real time. */
    moveClock: async (days: number): Promise<void> => {
      const body = JSON.stringify({ offsetMs: Math.round(days * DAY_MS) });
      const headers = { 'content-type': 'application/json' };
      const { ok } = await fetch(`${running.managementUrl}/clock`, { method: 'PUT', headers, body });
      if (!ok) throw new Error('the clock was not moved');
    },
    restart: async (): Promise<void> => {
      await running.close();
      running = await start();
    },
    stop: async (): Promise<void> => {
      await running.close();
      await pool.end();
      await issuer.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Outreach = Awaited<ReturnType<typeof bootOutreach>>;
