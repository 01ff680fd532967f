import 'reflect-metadata';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freshDatabase, testIssuer, type FreshDatabase, type TestIssuer } from '@crossroads/testing';
import { Body, Controller, Inject, Module, Post, UseInterceptors } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import pg from 'pg';
import { Column, DataSource, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Clock } from '@crossroads/kernel';
import { FewStaff, KeptRecords, REFERRER, Tells } from '../../test/edge.ts';
import { AccessRecorder } from '../access/access-fact.ts';
import { StaffDirectory } from '../access/staff-directory.ts';
import { serviceConfig } from '../config/service-config.ts';
import { createDataSource } from '../data/data-source.ts';
import { Action } from '../http/action.ts';
import { ManagementServer } from '../management/management-server.ts';
import { PolicyEngine } from '../policy/policy-engine.ts';
import { currentTraceparent, withSpan } from '../telemetry/spans.ts';
import { bootService, type RunningService } from './boot-service.ts';
import { CLOCK } from './tokens.ts';

@Entity({ name: 'thing' })
class ThingRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'seen_on', type: 'date' }) seenOn: string;
}

class CreateThing1771000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table thing (id text not null constraint thing_pk primary key, seen_on date not null)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thing');
  }
}

class ThingDto {
  @ApiProperty() @IsString() id: string;
}

@Controller('v1/things')
@UseInterceptors(Tells)
class ThingsController {
  constructor(
    private readonly pool: pg.Pool,
    private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    management: ManagementServer,
  ) {
    management.page('/messaging', () => ({ outbox: 0 }));
  }

  @Post()
  @Action('SubmitReferral')
  async make(@Body() { id }: ThingDto): Promise<object> {
    return withSpan('make thing', {}, async () => {
      await this.pool.query('insert into thing (id, seen_on) values ($1, $2)', [id, '2026-11-24']);
      const found = await this.source.getRepository(ThingRow).findOneByOrFail({ id });
      const { rows } = await this.pool.query('select seen_on from thing where id = $1', [id]);
      const traceparent = currentTraceparent();
      return { found, raw: rows[0]?.seen_on, traceparent, now: this.clock.now().toISOString() };
    });
  }
}

const staff = { provide: StaffDirectory, useValue: new FewStaff() };
const recorder = { provide: AccessRecorder, useValue: new KeptRecords() };
@Module({ controllers: [ThingsController], providers: [staff, recorder] })
class ThingsModule {}

const folder = mkdtempSync(join(tmpdir(), 'boot-'));
const json = (name: string, content: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const key = Buffer.alloc(32, 7).toString('base64');
const business = { days: [1], opens: '08:00', closes: '17:00', holidays: [] };
const abq = { code: 'abq', name: 'A', timeZone: 'America/Denver', languages: ['en'], servedLanguages: ['en'] };
// Any service that the policies know.
const service = 'intake';
const fields = ['found', 'raw', 'traceparent', 'now'];
const fieldSets = Object.fromEntries(
  PolicyEngine.load()
    .viewsOf(service)
    .map(view => [view, fields]),
);
const traceFile = join(folder, 'traces', 'spans.jsonl');

let issuer: TestIssuer;
let token: string;
let database: FreshDatabase;
let running: RunningService;
const managementPort = 20_000 + Math.floor(Math.random() * 10_000);
const managementUrl = `http://127.0.0.1:${managementPort}`;

const envOf = (databaseUrl: string): Record<string, string> => ({
  PORT: '0',
  MANAGEMENT_PORT: String(managementPort),
  SITE_CONFIG: json('sites.json', { sites: [{ ...abq, minimumAge: 14, areas: [], business }] }),
  KEYS_FILE: json('keys.json', { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key }),
  ...issuer.env(service),
  DATABASE_URL: databaseUrl,
  KAFKA_BROKERS: 'localhost:1',
  KAFKA_USERNAME: 'u',
  KAFKA_PASSWORD: 'p',
  CLOCK_OFFSET_MS: '0',
  TRACE_FILE: traceFile,
  LOG_LEVEL: 'silent',
});

const boot = (migrations: readonly (new () => MigrationInterface)[]): Promise<RunningService> =>
  bootService({
    plane: 'help',
    service,
    fieldSets,
    module: ThingsModule,
    problems: {},
    config: serviceConfig(envOf(database.adminUrl)),
    rows: [ThingRow],
    migrations,
  });

const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${managementUrl}${path}`);
  return { status: response.status, text: await response.text() };
};

const migrate = async (): Promise<void> => {
  const settings = { databaseUrl: database.adminUrl, databasePoolMax: 1, schema: service };
  const source = createDataSource(settings, [ThingRow], [CreateThing1771000000000]);
  await source.initialize();
  await source.runMigrations();
  const drift = await source.driver.createSchemaBuilder().log();
  await source.destroy();
  expect(drift.upQueries).toEqual([]);
};

beforeAll(async () => {
  issuer = await testIssuer();
  token = await issuer.tokenFor({ actorId: REFERRER, site: 'abq' });
  database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(`drop schema ${service} cascade; create schema ${service}`);
  await client.end();
}, 120_000);
afterAll(async () => {
  await running?.close();
  await database?.drop();
  await issuer?.close();
});

const make = async (id: string, headers: Record<string, string> = {}): Promise<Record<string, never>> => {
  const response = await fetch(`${running.url}/v1/things`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ id }),
  });
  return (await response.json()) as Record<string, never>;
};

describe('a service', () => {
  it('is live but not ready until its schema is at head', async () => {
    const booting = boot([CreateThing1771000000000]);
    await eventually(async () => expect((await get('/health/live')).status).toBe(200));
    expect(await get('/health/ready')).toEqual({ status: 503, text: '{"status":"not-ready","failing":["started"]}' });
    await migrate();
    running = await booting;
    expect(await get('/health/ready')).toEqual({ status: 200, text: '{"status":"ready"}' });
  }, 30_000);

  it('shares one pool between SQL and TypeORM and keeps calendar dates as they are', async () => {
    expect(await make('one')).toMatchObject({ found: { id: 'one', seenOn: '2026-11-24' }, raw: '2026-11-24' });
  });

  it('continues the trace of the request and writes its spans', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await make('two', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(answer['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    const spansOf = (): { name: string; spanId: string; parentSpanId: string; service: string }[] =>
      readFileSync(traceFile, 'utf8')
        .split('\n')
        .filter(line => line.includes(traceId))
        .map(line => JSON.parse(line));
    await eventually(() => expect(spansOf()).toHaveLength(2));
    const [inner, outer] = spansOf()
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .toReversed();
    expect(outer).toMatchObject({ name: 'make thing', service });
    expect(inner).toMatchObject({ name: 'POST /v1/things', parentSpanId: '00f067aa0ba902b7' });
    expect(outer?.parentSpanId).toBe(inner?.spanId);
  });

  it('moves its clock when a test system says so', async () => {
    const response = await fetch(`${managementUrl}/clock`, { method: 'PUT', body: '{"offsetMs": 86400000}' });
    expect(response.status).toBe(200);
    const { now } = await make('three');
    expect(Date.parse(String(now)) - Date.now()).toBeGreaterThan(86_000_000);
    for (const body of ['', '{}', '{"offsetMs":"1"}', '{"offsetMs":1e99}'])
      expect((await fetch(`${managementUrl}/clock`, { method: 'PUT', body })).status).toBe(400);
  });

  it('tells operators its metrics, its pages and its API', async () => {
    const metrics = await get('/metrics');
    expect(metrics.text).toMatch(/http_server_request_duration_count\{[^}]*http_route="\/v1\/things"/);
    expect(metrics.text).toMatch(/process_cpu_time_total/);
    expect(await get('/messaging')).toEqual({ status: 200, text: '{"outbox":0}' });
    expect(JSON.parse((await get('/openapi.json')).text)).toMatchObject({ openapi: '3.1.0' });
    expect((await get('/none')).status).toBe(404);
  });

  it('is not ready when its schema moved on, and a build that does not know it refuses to start', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query("insert into intake.migrations (timestamp, name) values (1, 'FromTheFuture1')");
    await client.end();
    expect(await get('/health/ready')).toEqual({ status: 503, text: '{"status":"not-ready","failing":["schema"]}' });
    await running.close();
    await expect(boot([CreateThing1771000000000])).rejects.toMatchObject({ code: 'schema.ahead' });
    await expect(get('/health/live')).rejects.toThrow();
  });
});
