import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attestationReplyOf, SEALED_BYTES, type AttestationRequestPlain } from '@crossroads/contracts/bridge';
import { pgStore, standaloneWork, type FiredDeadline, type Received } from '@crossroads/messaging';
import {
  bootService,
  createPool,
  KeyRing,
  publicHalfOf,
  randomId,
  sealTo,
  serviceConfig,
  Sites,
  uuidv7,
  verifyWith,
  type PrivateJwk,
} from '@crossroads/platform';
import {
  bridgeKey,
  freePort,
  freshDatabase,
  hire,
  httpClient,
  signedIn,
  siteOf,
  somebody,
  testIssuer,
  type HttpClient,
} from '@crossroads/testing';
import { Pool } from 'pg';
import type { NoticesPorts } from '../src/application/ports.ts';
import { SubjectVault } from '../src/application/subject-vault.ts';
import type { NoticesCommand } from '../src/consumes.ts';
import { DEFAULT_LIMITS } from '../src/domain/allowance.ts';
import { fieldSets } from '../src/http/field-sets.ts';
import { problems } from '../src/http/problems.ts';
import { NoticesModule } from '../src/notices.module.ts';
import { noticesParts, rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';

export const siteList = [siteOf('abq'), siteOf('lcr')];

/** Who may act in these specs. */
export const PEOPLE = {
  server: somebody('notification-team'),
  colleague: somebody('notification-team'),
  farServer: somebody('notification-team', 'lcr'),
  lawyer: somebody('legal-reviewer'),
  farLawyer: somebody('legal-reviewer', 'lcr'),
  auditor: somebody('notices-auditor'),
} as const;
export type Handle = keyof typeof PEOPLE;

/** What escalation asks: plain, before it is sealed. */
export const plainQuestion = (more: Partial<AttestationRequestPlain> = {}): AttestationRequestPlain => ({
  v: 1,
  requestId: randomUUID(),
  site: 'abq',
  givenName: 'Somebody',
  familyName: 'Else',
  birthDate: '1997-02-28',
  identifiers: [
    { kind: 'STATE_ID', value: 'NM1234567' },
    { kind: 'FBI_NUMBER', value: '900001AB1' },
  ],
  agencyCode: 'NM0010100',
  incidentNumber: '26-0001234',
  actAt: '2026-05-01T03:15:00.000Z',
  requester: 'requester-1',
  ...more,
});

type Told = { readonly type: string; readonly subject: string; readonly data: Readonly<Record<string, unknown>> };

/** Notices as they run, on a database of their own. The broker is away: what would be published stays to be read. */
export const bootNotices = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'));
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const bridge = { signing: bridgeKey('sig', 'n-sig-1'), sealing: bridgeKey('enc', 'n-enc-1') };
  const [database, issuer] = await Promise.all([freshDatabase({ plane: 'neutral' }), testIssuer({ plane: 'neutral' })]);
  const sitesFile = json('sites.json', { sites: siteList });
  const keysFile = json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key, ...bridge });
  const databaseUrl = database.urlOf('notices');
  const running = await bootService({
    plane: 'neutral',
    service: 'notices',
    module: NoticesModule,
    problems,
    fieldSets,
    config: serviceConfig({
      PORT: '0',
      MANAGEMENT_PORT: String(await freePort()),
      SITE_CONFIG: sitesFile,
      KEYS_FILE: keysFile,
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: '127.0.0.1:1',
      KAFKA_USERNAME: 'u',
      KAFKA_PASSWORD: 'p',
      CLOCK_OFFSET_MS: '0',
      LOG_LEVEL: 'silent',
      ...issuer.env('notices'),
    }),
    rows,
    migrations,
  });
  const own = createPool({ databaseUrl, databasePoolMax: 6, schema: 'notices' });
  // The database's owner, who sees the rows of every site.
  const pool = new Pool({ connectionString: database.adminUrl, max: 2, options: '-c search_path=notices' });
  const sites = new Sites(siteList);
  const vault = new SubjectVault(KeyRing.load(keysFile), randomId);
  const ports: NoticesPorts = { newId: uuidv7, sites, vault, bridge, limits: DEFAULT_LIMITS };
  const clock = { now: () => new Date() };
  const work = standaloneWork({ service: 'notices', store: pgStore(own), clock, newId: uuidv7 });
  await hire(work, Object.values(PEOPLE));
  const tokens = new Map<string, string>();
  for (const [handle, person] of Object.entries(PEOPLE)) tokens.set(handle, await issuer.tokenFor(person));

  /** A new process each time: what it knows of limits is in rows. */
  const hear = (received: readonly Received<NoticesCommand>[]): Promise<void> => {
    const parts = noticesParts(ports);
    return work.run({ sites: [...new Set(received.map(({ site }) => site))] }, tx => parts.handle(received, tx));
  };
  const sealed = (plain: object, to: PrivateJwk = bridge.sealing) => sealTo(publicHalfOf(to), plain, SEALED_BYTES);
  const received = (command: NoticesCommand, at: Date, site: string): Received<NoticesCommand> => {
    const eventId = uuidv7();
    const subject = 'requestId' in command ? command.requestId : command.letterId;
    return { command, eventId, site, subject, cause: { correlationId: eventId }, at };
  };
  const asking = async (plain: AttestationRequestPlain, at = new Date()): Promise<Received<NoticesCommand>> => {
    const { requestId, site } = plain;
    return received({ type: 'AnswerQuestion', requestId, sealed: await sealed(plain) }, at, site);
  };
  /** Everything that waits to be sent, in order. */
  const told = async (): Promise<Told[]> => {
    const { rows: found } = await pool.query<{ value: Told }>(
      `select convert_from(value, 'UTF8')::json as value from outbox order by id`,
    );
    return found.map(({ value }) => value);
  };
  const replies = async (requestId: string): Promise<readonly string[]> =>
    (await told())
      .filter(({ type, subject }) => type === 'notices.attestation.answered.v1' && subject === requestId)
      .map(({ data }) => String(data['attestation']));
  const opened = async (jws: string | undefined) =>
    attestationReplyOf(await verifyWith([publicHalfOf(bridge.signing)], jws ?? ''));

  return {
    ...running,
    adminUrl: database.adminUrl,
    databaseUrl,
    sitesFile,
    folder,
    pool,
    work,
    ports,
    sealed,
    received,
    asking,
    hear,
    told,
    replies,
    opened,
    as: (handle: Handle): HttpClient => httpClient(running.url, tokens.get(handle)),
    stale: (handle: Handle): Promise<HttpClient> =>
      signedIn({ issuer, url: running.url }, PEOPLE[handle], { signedInAt: new Date(Date.now() - 6 * 60_000) }),
    stranger: httpClient(running.url),
    /** Asks and gets the answer that was signed. */
    ask: async (more: Partial<AttestationRequestPlain> = {}, at = new Date()) => {
      const plain = plainQuestion(more);
      await hear([await asking(plain, at)]);
      const attestation = (await replies(plain.requestId)).at(-1);
      const { rows: logged } = await pool.query('select * from attestation_request where id = $1', [plain.requestId]);
      return { attestation, reply: await opened(attestation), log: logged[0] };
    },
    /** Fires what is due by then, like the worker does. */
    fireAt: async (at: Date): Promise<number> => {
      type Stored = { kind: string; key: string; site: string; due_at: Date; data: FiredDeadline['data'] };
      const { rows: due } = await pool.query<Stored>(
        `delete from deadline where due_at <= $1 and kind not like 'staff%' returning kind, key, site, due_at, data`,
        [at],
      );
      const { deadlines } = noticesParts(ports);
      for (const { due_at: dueAt, ...each } of due) {
        const fired = { ...each, dueAt, cause: { correlationId: each.key }, firedAt: at };
        await work.run({ sites: [each.site] }, async tx => deadlines[each.kind]?.([fired], tx));
      }
      return due.length;
    },
    stop: async (): Promise<void> => {
      await running.close();
      await Promise.all([pool.end(), own.end(), issuer.close()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type BootedNotices = Awaited<ReturnType<typeof bootNotices>>;
export type Who = Parameters<BootedNotices['as']>[0];

export const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');
export const field = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));

/** A policy in force and an approved text that rests on it, written and approved through the API, but two years ago. */
export const approvedText = async (notices: BootedNotices, more: { language?: string; policy?: string } = {}) => {
  const { language = 'es', policy = 'p1' } = more;
  await notices.as('lawyer').post('/v1/charging-policies', { version: policy, effectiveOn: '2020-01-01' });
  const text = { language, title: 'Aviso', body: `Le ofrecemos ayuda. ${randomUUID()}`, chargingPolicyVersion: policy };
  const written = await notices.as('server').post('/v1/notice-texts', text);
  const textId = field(written.body, 'textId');
  const approved = await notices.as('lawyer').post(`/v1/notice-texts/${textId}/approvals`, { legalBasis: 'Memo 4' });
  expect(approved.status).toBe(201);
  await notices.pool.query(`update notice_text set approved_at = '2020-02-01T00:00:00Z' where id = $1`, [textId]);
  return textId;
};

/** A notice as the team tells of it. */
export const noticeBody = (textId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  subject: {
    givenName: 'Ramiro',
    familyName: 'Quintana',
    birthDate: '1997-02-28',
    identifiers: [
      { kind: 'STATE_ID', value: 'nm-123 4567' },
      { kind: 'FBI_NUMBER', value: '900001AB1' },
    ],
  },
  textId,
  language: 'es',
  servedAt: { local: '2026-03-07T23:59' },
  methodCode: 'IN_PERSON_HOME',
  serverRoles: ['NOTIFICATION_TEAM', 'INTERPRETER'],
  understood: true,
  helpOfferMade: true,
  helpOfferedOn: '2026-03-07',
  helpOfferMode: 'IN_PERSON',
  copyLeft: true,
  counselStatus: 'NONE',
  ...more,
});

/** Somebody else, told by identifiers of their own. */
export const newSubject = (more: object = {}) => {
  const word = () => randomUUID().replaceAll('-', '').toUpperCase().slice(0, 12);
  return {
    givenName: 'Ramiro',
    familyName: 'Quintana',
    birthDate: '1997-02-28',
    identifiers: [
      { kind: 'STATE_ID' as const, value: word() },
      { kind: 'PASSPORT' as const, value: word() },
    ] as const,
    ...more,
  };
};
