import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgStore, StaffMemberRow, standaloneWork, type Received, type RetentionNews } from '@crossroads/messaging';
import { bootService, createPool, serviceConfig, Sites, uuidv7, type Role, type Site } from '@crossroads/platform';
import { freePort, freshDatabase, httpClient, siteOf, testIssuer, type HttpClient } from '@crossroads/testing';
import { readRuleSets, RuleBook } from '../src/application/rule-book.ts';
import type { IntakeCommand } from '../src/application/screen-referrals.handler.ts';
import { ruleSetFolder } from '../src/config.ts';
import type { Fact } from '../src/domain/screening-input.ts';
import { fieldSets } from '../src/http/field-sets.ts';
import { problems } from '../src/http/problems.ts';
import { rows, screeningParts } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';
import { ScreeningModule } from '../src/screening.module.ts';

const alone = (code: string): Site => ({ ...siteOf(code), areas: [{ code: 'SOUTHEAST', adjacent: [] }] });
const siteList = [alone('abq'), alone('lcr')];

/** Who may act in these specs. */
export const PEOPLE = {
  screener: { actorId: randomUUID(), role: 'screener', site: 'abq' },
  farScreener: { actorId: randomUUID(), role: 'screener', site: 'lcr' },
  auditor: { actorId: randomUUID(), role: 'auditor', site: 'abq' },
  worker: { actorId: randomUUID(), role: 'outreach-worker', site: 'abq' },
} as const satisfies Record<string, { actorId: string; role: Role; site: string }>;

const LONG_AGO = new Date('2020-01-01T00:00:00.000Z');
const unbound = { orgId: null, areaCode: null, programme: null, validUntil: null };
const staffOf = (site: string): StaffMemberRow[] =>
  Object.values(PEOPLE)
    .filter(person => person.site === site)
    .map(({ actorId: id, role }) =>
      Object.assign(new StaffMemberRow(), {
        id,
        site,
        role,
        version: 1,
        ...unbound,
        validFrom: LONG_AGO,
        updatedAt: LONG_AGO,
      }),
    );

const filesIn = (folder: string) => {
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  return {
    SITE_CONFIG: json('sites.json', { sites: siteList }),
    KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
  };
};

/** Screening as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootScreening = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'screening-'));
  const database = await freshDatabase();
  const issuer = await testIssuer();
  const databaseUrl = database.urlOf('screening');
  const env = {
    ...filesIn(folder),
    ...issuer.env('screening'),
    PORT: '0',
    MANAGEMENT_PORT: String(await freePort()),
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: '127.0.0.1:1',
    KAFKA_USERNAME: 'u',
    KAFKA_PASSWORD: 'p',
    LOG_LEVEL: 'silent',
  };
  const what = { service: 'screening', module: ScreeningModule, problems, fieldSets, rows, migrations };
  const running = await bootService({ ...what, plane: 'help', config: serviceConfig(env) });
  const pool = createPool({ databaseUrl, databasePoolMax: 4, schema: 'screening' });
  const clock = { now: () => new Date() };
  const rules = new RuleBook(await readRuleSets(ruleSetFolder()));
  const parts = screeningParts({ clock, newId: uuidv7, sites: new Sites(siteList), rules });
  const work = standaloneWork({ service: 'screening', store: pgStore(pool), clock, newId: uuidv7 });
  for (const { code } of siteList) await work.run({ sites: [code] }, tx => tx.save(StaffMemberRow, staffOf(code)));
  const tokens = new Map<string, string>();
  for (const [handle, person] of Object.entries(PEOPLE)) tokens.set(handle, await issuer.tokenFor(person));

  const hear = (subject: string, command: IntakeCommand | RetentionNews, site = 'abq'): Promise<void> => {
    const cause = { correlationId: subject };
    const received: Received<IntakeCommand | RetentionNews> = {
      command,
      eventId: uuidv7(),
      site,
      subject,
      cause,
      at: clock.now(),
    };
    return work.run({ sites: [site] }, tx => parts.handle([received], tx));
  };

  return {
    pool,
    adminUrl: database.adminUrl,
    serviceUrl: databaseUrl,
    hear,
    as: (handle: keyof typeof PEOPLE): HttpClient => httpClient(running.url, tokens.get(handle)),
    /** A referral that triage passed; without facts a human must decide. */
    screen: (id: string, facts: readonly Fact[] = [], site = 'abq') =>
      hear(
        id,
        {
          type: 'ScreenReferral',
          personId: randomUUID(),
          urgency: 'URGENT',
          receivedAt: clock.now(),
          facts: { ageBand: 'AGE_19_24', areaCode: 'SOUTHEAST', language: 'es', reviewTriggerCodes: [], facts },
        },
        site,
      ),
    stop: async (): Promise<void> => {
      await running.close();
      await pool.end();
      await issuer.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Screening = Awaited<ReturnType<typeof bootScreening>>;
