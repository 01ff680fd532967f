import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@crossroads/contracts';
import { attestationReplyOf, EscalationAttestationRequestedV1, SEALED_BYTES } from '@crossroads/contracts/bridge';
import {
  createMessaging,
  MemoryBroker,
  MemoryTransport,
  messagingConfig,
  pgStore,
  realTime,
} from '@crossroads/messaging';
import {
  createPool,
  KeyRing,
  publicHalfOf,
  randomId,
  sealTo,
  Sites,
  systemClock,
  uuidv7,
  verifyWith,
} from '@crossroads/platform';
import { bridgeKey, eventOf, eventually, freshDatabase } from '@crossroads/testing';
import { Pool } from 'pg';
import { SubjectVault } from '../src/application/subject-vault.ts';
import { DEFAULT_LIMITS } from '../src/domain/allowance.ts';
import { noticesParts } from '../src/parts.ts';
import { plainQuestion, siteList } from './booted.ts';

const PARTITIONS = 3;
const REQUESTS = 'bridge.attestation-request.v1';
const REPLIES = 'bridge.attestation-reply.v1';
const DEAD = 'neutral.notices.dead-letter.v1';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const open = async () => {
  const database = await freshDatabase({ plane: 'neutral' });
  const folder = mkdtempSync(join(tmpdir(), 'notices-wire-'));
  const key = Buffer.alloc(32, 7).toString('base64');
  const bridge = { signing: bridgeKey('sig', 'n-sig-1'), sealing: bridgeKey('enc', 'n-enc-1') };
  const keysFile = join(folder, 'keys.json');
  writeFileSync(
    keysFile,
    JSON.stringify({ kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key, ...bridge }),
  );
  const vault = new SubjectVault(KeyRing.load(keysFile), randomId);
  const ports = { newId: uuidv7, sites: new Sites(siteList), vault, bridge, limits: DEFAULT_LIMITS };
  const broker = new MemoryBroker(realTime, {
    topics: Object.fromEntries(topics.map(({ name }) => [name, PARTITIONS])),
  });
  const pool = createPool({ databaseUrl: database.urlOf('notices'), databasePoolMax: 4, schema: 'notices' });
  const store = pgStore(pool);
  const messaging = createMessaging(noticesParts(ports), {
    store,
    transport: new MemoryTransport(broker, { scheduler: realTime }),
    clock: systemClock,
    time: realTime,
    newId: uuidv7,
    log: quiet,
    digest: (value: unknown) => JSON.stringify(value),
    config: messagingConfig(),
  });
  messaging.start();
  // The database's owner, who sees the rows of every site.
  const admin = new Pool({ connectionString: database.adminUrl, max: 1, options: '-c search_path=notices' });
  const append = (topic: string, event: object): void => {
    const value = Buffer.from(JSON.stringify(event));
    broker.append({ topic, partition: 0 }, [{ key: 'k', value, headers: {}, timestamp: new Date() }]);
  };
  return {
    bridge,
    store,
    append,
    ask: (requestId: string, sealed: string, more: object = {}): void =>
      append(REQUESTS, {
        ...eventOf(EscalationAttestationRequestedV1.type, { subject: requestId, data: { requestId, sealed } }),
        ...more,
      }),
    sealed: (plain: object, to = bridge.sealing) => sealTo(publicHalfOf(to), plain, SEALED_BYTES),
    on: (topic: string) =>
      Array.from({ length: PARTITIONS }, (_, partition) => broker.read({ topic, partition, next: 0 }, 99))
        .flat()
        .map(({ value }) => JSON.parse(String(value))),
    incidents: async (): Promise<readonly string[]> =>
      (await admin.query<{ kind_code: string }>('select kind_code from incident order by kind_code')).rows.map(
        row => row.kind_code,
      ),
    close: async (): Promise<void> => {
      await messaging.stop();
      await Promise.all([pool.end(), admin.end()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

let wire: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  wire = await open();
}, 60_000);
afterAll(() => wire?.close(), 30_000);

it('answers what comes over the bridge, and says nothing on it but the answer', async () => {
  const plain = plainQuestion();
  wire.ask(plain.requestId, await wire.sealed(plain));
  await eventually(() => expect(wire.on(REPLIES)).toHaveLength(1));
  const [event] = wire.on(REPLIES);
  expect(event).toMatchObject({ type: 'notices.attestation.answered.v1', subject: plain.requestId, site: 'abq' });
  expect(Object.keys(event).filter(name => /correlation|causation|trace/.test(name))).toEqual([]);
  const reply = attestationReplyOf(await verifyWith([publicHalfOf(wire.bridge.signing)], event.data.attestation));
  expect(reply).toMatchObject({ requestId: plain.requestId, answer: 'UNKNOWN', helpOffered: null });
});

it('gives up what no contract knows and what nobody can open, each with its reason and an incident (T15)', async () => {
  const before = await wire.incidents();
  const plain = plainQuestion();
  const sealed = await wire.sealed(plain);
  const foreign = await wire.sealed(plain, bridgeKey('enc', 'somebody-else'));
  const forged = await wire.sealed(plain, bridgeKey('enc', wire.bridge.sealing.kid));
  const more = await wire.sealed({ ...plain, sessionsAttended: 6 });
  wire.ask(plain.requestId, sealed, { data: { requestId: plain.requestId, sealed, sessionsAttended: 6 } });
  for (const text of [more, foreign, forged]) wire.ask(randomUUID(), text);
  const good = plainQuestion();
  wire.ask(good.requestId, await wire.sealed(good));
  await eventually(async () =>
    expect(await wire.incidents()).toEqual([...before, 'CANNOT_OPEN', 'UNKNOWN_FIELD', 'UNKNOWN_FIELD', 'UNKNOWN_KEY']),
  );
  const reasons = wire.on(DEAD).map(({ data }) => String(data.reasonCode));
  expect(reasons.toSorted()).toEqual(['bridge.cannot-open', 'bridge.unknown-key', 'unknown-field', 'unknown-field']);
  await eventually(() => expect(wire.on(REPLIES).map(({ subject }) => subject)).toContain(good.requestId));
  expect(wire.on(REPLIES).map(({ subject }) => subject)).not.toContain(plain.requestId);
  expect(JSON.stringify(wire.on(DEAD))).not.toContain('sessionsAttended');
});

it('never answers its own dead letters with more of them', async () => {
  const dead = async () => (await wire.store.backlog()).deadLetters;
  const before = await dead();
  wire.append(DEAD, { type: 'notices.dead-letter.parked.v1', data: { payload: 'x' } });
  await eventually(async () => expect(await dead()).toBe(before + 1));
  // What comes after it is handled after it: had it made another, that would be there by then.
  const own = () => wire.on(DEAD).filter(({ data }) => data?.topicName === DEAD);
  await eventually(() => expect(own()).toMatchObject([{ data: { reasonCode: 'schema' } }]));
  const plain = plainQuestion();
  wire.ask(plain.requestId, await wire.sealed(plain));
  await eventually(() => expect(wire.on(REPLIES).map(({ subject }) => subject)).toContain(plain.requestId));
  expect(await dead()).toBe(before + 1);
});
