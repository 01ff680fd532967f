import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attestationRequestOf, type AttestationReplyPayload } from '@crossroads/contracts/bridge';
import { pgStore, standaloneWork, type FiredDeadline, type Received } from '@crossroads/messaging';
import {
  bootService,
  createPool,
  KeyRing,
  openWith,
  PeerKeys,
  publicHalfOf,
  serviceConfig,
  signWith,
  Sites,
  uuidv7,
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
import type { EscalationNews } from '../src/consumes.ts';
import { consumes } from '../src/consumes.ts';
import { EscalationModule, escalationPorts } from '../src/escalation.module.ts';
import { fieldSets } from '../src/http/field-sets.ts';
import { problems } from '../src/http/problems.ts';
import { escalationParts, rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';
import { readRuleLists } from '../src/rule-lists.ts';

const [lineA, lineB, lineC, office, otherOffice] = Array.from({ length: 5 }, () => randomUUID());

/** An office to which packages are sent, and another. */
export const OFFICE = String(office);
export const OTHER_OFFICE = String(otherOffice);

/** Who may act in these specs. A, B and C are reporting lines. */
export const PEOPLE = {
  nominator: somebody('nominator', 'abq', lineA),
  colleague: somebody('nominator', 'abq', lineA),
  unplaced: somebody('nominator'),
  process: somebody('process-reviewer', 'abq', lineB),
  processOfLineA: somebody('process-reviewer', 'abq', lineA),
  attorney: somebody('attorney-reviewer', 'abq', lineC),
  attorneyOfLineB: somebody('attorney-reviewer', 'abq', lineB),
  prosecutor: somebody('prosecutor', 'abq', office),
  otherProsecutor: somebody('prosecutor', 'abq', otherOffice),
  liaison: somebody('state-liaison'),
  manager: somebody('process-manager'),
  coordinator: somebody('victim-witness-coordinator'),
  auditor: somebody('enforcement-auditor'),
  farNominator: somebody('nominator', 'lcr', lineA),
  farProcess: somebody('process-reviewer', 'lcr', lineB),
  farAttorney: somebody('attorney-reviewer', 'lcr', lineC),
  farProsecutor: somebody('prosecutor', 'lcr', office),
  farManager: somebody('process-manager', 'lcr'),
} as const;
export type Handle = keyof typeof PEOPLE;

type Told = { readonly type: string; readonly subject: string; readonly data: Readonly<Record<string, unknown>> };

/** Escalation as it runs, on a database of its own. The broker is away: what would be published stays to be read. */
export const bootEscalation = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'escalation-'));
  const json = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const notices = { signing: bridgeKey('sig', 'n-sig-1'), sealing: bridgeKey('enc', 'n-enc-1') };
  const signing = bridgeKey('sig', 'e-sig-1');
  const [database, issuer, lists] = await Promise.all([
    freshDatabase({ plane: 'enforcement' }),
    testIssuer({ plane: 'enforcement' }),
    readRuleLists(new URL('../data', import.meta.url).pathname),
  ]);
  const peers = PeerKeys.load(json('peers.json', { keys: Object.values(notices).map(publicHalfOf) }));
  const siteList = [siteOf('abq'), siteOf('lcr')];
  const keysFile = json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key, signing });
  const databaseUrl = database.urlOf('escalation');
  const settings = { peers, lists };
  const running = await bootService({
    plane: 'enforcement',
    service: 'escalation',
    module: EscalationModule.with(settings),
    problems,
    fieldSets,
    config: serviceConfig({
      PORT: '0',
      MANAGEMENT_PORT: String(await freePort()),
      SITE_CONFIG: json('sites.json', { sites: siteList }),
      KEYS_FILE: keysFile,
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: '127.0.0.1:1',
      KAFKA_USERNAME: 'u',
      KAFKA_PASSWORD: 'p',
      CLOCK_OFFSET_MS: '0',
      LOG_LEVEL: 'silent',
      ...issuer.env('escalation'),
    }),
    rows,
    migrations,
  });
  const own = createPool({ databaseUrl, databasePoolMax: 4, schema: 'escalation' });
  // The database's owner, who sees the rows of every site.
  const pool = new Pool({ connectionString: database.adminUrl, max: 2, options: '-c search_path=escalation' });
  // Its connections are cut when the database goes.
  pool.on('error', () => undefined);
  const ports = escalationPorts({ newId: uuidv7, sites: new Sites(siteList), keys: KeyRing.load(keysFile) }, settings);
  const work = standaloneWork({
    service: 'escalation',
    store: pgStore(own),
    clock: { now: () => new Date() },
    newId: uuidv7,
  });
  await hire(work, Object.values(PEOPLE));
  const tokens = new Map<string, string>();
  for (const [handle, person] of Object.entries(PEOPLE)) tokens.set(handle, await issuer.tokenFor(person));

  const told = async (): Promise<Told[]> => {
    const { rows: found } = await pool.query<{ value: Told }>(
      `select convert_from(value, 'UTF8')::json as value from outbox order by id`,
    );
    return found.map(({ value }) => value);
  };
  /** An event from outside, as the consumer takes it: read by its contract, then handled in one transaction. */
  const hear = async (
    event: { readonly type: string; readonly subject: string; readonly site?: string; readonly correlationid?: string },
    at = new Date(),
  ) => {
    const { site = 'abq', subject } = event;
    const command = consumes.find(({ type }) => type === event.type)?.toCommand(event);
    if (!command) return;
    const eventId = uuidv7();
    const received: Received<EscalationNews> = {
      command,
      eventId,
      site,
      subject,
      cause: { correlationId: eventId },
      at,
    };
    await work.run({ sites: [site] }, tx => escalationParts(ports).handle([received], tx));
  };
  const envelope = (type: string, subject: string, data: object, site = 'abq') => {
    const [owner = ''] = type.split('.');
    return {
      specversion: '1.0',
      id: uuidv7(),
      source: owner === 'notices' ? '/neutral/notices' : '/enforcement/escalation',
      type,
      subject,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      dataschema: `urn:crossroads:${type}`,
      partitionkey: subject,
      site,
      sequence: 1,
      data,
    };
  };
  const answerEvent = (requestId: string, attestation: string, site = 'abq') =>
    envelope('notices.attestation.answered.v1', requestId, { requestId, attestation }, site);
  /** The questions about an escalation that wait to be sent, opened as only the registry can. */
  const questions = async () => {
    const asked = (await told()).filter(({ type }) => type === 'escalation.attestation.requested.v1');
    return Promise.all(
      asked.map(async ({ data }) => attestationRequestOf(await openWith(notices.sealing, String(data['sealed'])))),
    );
  };

  return {
    ...running,
    adminUrl: database.adminUrl,
    databaseUrl,
    signer: publicHalfOf(signing),
    notices,
    pool,
    work,
    ports,
    told,
    hear,
    envelope,
    answerEvent,
    questions,
    as: (handle: Handle): HttpClient => httpClient(running.url, tokens.get(handle)),
    token: (handle: Handle): string => tokens.get(handle) ?? '',
    stale: (handle: Handle): Promise<HttpClient> =>
      signedIn({ issuer, url: running.url }, PEOPLE[handle], { signedInAt: new Date(Date.now() - 6 * 60_000) }),
    stranger: httpClient(running.url),
    /** The registry answers, signed by its key or another. */
    answer: async (payload: AttestationReplyPayload, more: { signer?: PrivateJwk; at?: Date; site?: string } = {}) =>
      hear(answerEvent(payload.requestId, await signWith(more.signer ?? notices.signing, payload), more.site), more.at),
    /** Types of what waits to be sent about a subject, in order. */
    events: async (subject: string): Promise<string[]> =>
      (await told())
        .filter(event => event.subject === subject)
        .map(({ type }) => type.replace(/^escalation\./, '').replace(/\.v1$/, '')),
    /** Fires what is due by then, like the worker does. */
    fireAt: async (at: Date): Promise<number> => {
      type Stored = { kind: string; key: string; site: string; due_at: Date; data: FiredDeadline['data'] };
      const { rows: due } = await pool.query<Stored>(
        `delete from deadline where due_at <= $1 and kind not like 'staff%' returning kind, key, site, due_at, data`,
        [at],
      );
      const { deadlines } = escalationParts(ports);
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

export type BootedEscalation = Awaited<ReturnType<typeof bootEscalation>>;

export const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');
export const field = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));
