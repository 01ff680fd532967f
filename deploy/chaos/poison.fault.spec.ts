import { randomUUID } from 'node:crypto';
import { accountOf, adminKafka, balanced, eventually, readTopics, unsettledOf } from '@crossroads/testing';
import { build } from '../local/build.ts';
import { writeIssuerFile } from '../local/issuers.ts';
import { silent } from '../local/progress.ts';
import { connectionsOf, migrateServers, roleUrl, startServers } from '../local/servers.ts';
import type { ServerConnections, StartedServers } from '../local/servers.ts';
import { crashesAt } from './crash-plan.ts';
import { draftedEvent } from './drafted-event.ts';
import type { DraftedEvent } from './drafted-event.ts';
import { emptyInstallation, queryOf } from './fault-system.ts';
import { FrailProcess, setFrailties } from './frail-process.ts';

const TOPIC = 'help.intake.referral.v1';
const EFFECTS = `
  set role screening_owner;
  create table screening.frail_effect (
    ordinal bigint generated always as identity primary key, event_id uuid not null, subject uuid not null, sequence integer not null
  );`;

type Letter = {
  readonly reason: string;
  readonly attempts: number;
  readonly bytes: number;
  readonly event_id: string | null;
};

let started: StartedServers;
let servers: ServerConnections;
let query: ReturnType<typeof queryOf>;
let producer: ReturnType<ReturnType<typeof adminKafka>['producer']>;
let frail: FrailProcess;

beforeAll(async () => {
  const environment = await emptyInstallation();
  [started] = await Promise.all([startServers(environment, silent), build()]);
  servers = await connectionsOf(environment, started);
  await migrateServers(servers, silent, environment.planes);
  writeIssuerFile(environment, 'help', 'http://127.0.0.1:1'); // nobody signs in here
  query = queryOf(servers);
  await query(EFFECTS);
  // Produced by the principal that owns the topic: nobody else may.
  const own = servers.kafka.principals['help.intake'] ?? { user: '', password: '' };
  producer = adminKafka({ kafka: { ...servers.kafka, admin: own } }).producer();
  await producer.connect();
}, 180_000);
afterAll(async () => {
  await producer?.disconnect();
  await Promise.all((started?.units ?? []).map(unit => unit.stop()));
}, 60_000);

beforeEach(() => {
  setFrailties({});
  frail = new FrailProcess(servers);
});
afterEach(() => frail.stop(), 60_000);

const messageOf = (event: DraftedEvent) => ({ key: event.subject, value: JSON.stringify(event) });

const send = (messages: Parameters<typeof producer.send>[0]['messages']) => producer.send({ topic: TOPIC, messages });

const sendEvents = (events: readonly DraftedEvent[]) => send(events.map(messageOf));

const byNumber = (a: number, b: number): number => a - b;

const many = (count: number): readonly DraftedEvent[] => Array.from({ length: count }, () => draftedEvent());

const effectsOf = async (events: readonly DraftedEvent[]): Promise<readonly string[]> => {
  const ids = events.map(({ id }) => id);
  const rows = await query<{ event_id: string }>(
    'select event_id::text from screening.frail_effect where event_id = any($1::uuid[]) order by ordinal',
    [ids],
  );
  return rows.map(row => row.event_id);
};

const lettersSince = async (died: Date): Promise<readonly Letter[]> =>
  query<Letter>(
    `select reason, attempts, coalesce(length(raw), 0) as bytes, event_id::text from screening.dead_letter where died_at >= $1
      order by reason`,
    [died],
  );

/** Each event took effect once, nothing waits, and each dead letter was announced once. */
const expectAllWell = async (events: readonly DraftedEvent[]): Promise<void> => {
  const ids = events.map(({ id }) => id);
  await eventually(async () => expect(accountOf(ids, await effectsOf(events))).toEqual(balanced), { withinMs: 60_000, everyMs: 100 }); // prettier-ignore
  await eventually(async () => expect(await frail.waiting()).toMatchObject({ lag: 0, outbox: 0, parked: 0 }), { withinMs: 30_000, everyMs: 100 }); // prettier-ignore
  expect(await unsettledOf(roleUrl(servers.postgres.help, 'screening'), servers)).toMatchObject({
    outbox: 0,
    blocked: 0,
    parked: 0,
  });
  const [letters] = await query<{ count: number }>('select count(*)::int as count from screening.dead_letter');
  const announced = await readTopics(servers, ['help.screening.dead-letter.v1']);
  expect(new Set(announced.map(({ value }) => value)).size).toBe(letters?.count);
};

it('sets aside what nobody can read, with its bytes, and goes on with all the rest', async () => {
  const since = new Date();
  const good = many(200);
  const [doubled, foreign] = [draftedEvent(), draftedEvent()];
  const poison = [
    { key: randomUUID(), value: '{"specversion":"1.0","id":' },
    { key: randomUUID(), value: 'x'.repeat(1_000_000) }, // more than we ever send, less than the broker refuses
    messageOf({ ...foreign, data: { sourceType: 7 } }),
    messageOf({ ...foreign, type: 'intake.referral.unheard-of.v1' }),
    messageOf({ ...foreign, type: 'routing.offer.made.v1' }),
    { key: randomUUID(), value: null },
    { key: null, value: Buffer.from([0xff, 0xfe, 0x00]) },
  ];
  await frail.start();
  await sendEvents(good.slice(0, 100));
  for (const message of poison) await send([message]);
  await send([{ ...messageOf(doubled), headers: { 'content-type': ['a', 'b'], traceparent: ['no', 'trace'] } }]);
  await sendEvents(good.slice(100));
  await expect(send([{ key: 'k', value: 'x'.repeat(2_000_000) }])).rejects.toMatchObject({ type: 'MESSAGE_TOO_LARGE' });
  await expectAllWell([...good, doubled]);
  const letters = await lettersSince(since);
  expect(letters.map(({ reason }) => reason)).toEqual(
    ['empty', 'not-json', 'not-json', 'not-json', 'schema', 'unknown-type', 'wrong-topic'], // prettier-ignore
  );
  const sizes = poison.map(({ value }) => (value === null ? 0 : Buffer.byteLength(value)));
  expect(letters.map(({ bytes }) => bytes).toSorted(byNumber)).toEqual(sizes.toSorted(byNumber));
  expect(frail.deaths).toEqual([]);
}, 120_000);

it('gives up a message whose handler always throws, and its key goes on', async () => {
  const since = new Date();
  const subject = randomUUID();
  const [bad, ...later] = [1, 2, 3].map(sequence => draftedEvent(subject, sequence));
  const good = many(50);
  setFrailties({ [bad?.id ?? '']: 'throw' });
  await frail.start();
  await sendEvents([...good, ...(bad ? [bad] : []), ...later]);
  await expectAllWell([...good, ...later]);
  expect(await effectsOf(later)).toEqual(later.map(({ id }) => id));
  expect(await lettersSince(since)).toMatchObject([{ reason: 'handler.TypeError', attempts: 5, event_id: bad?.id }]);
}, 120_000);

it.each([
  { frailty: 'exit' as const, way: 'ends its process', death: 1 },
  { frailty: 'loop' as const, way: 'never comes back', death: 'SIGKILL' },
])(
  'gives up a message whose handler $way, and all others take effect',
  async ({ death, frailty }) => {
    const since = new Date();
    const bad = draftedEvent();
    const [before, after] = [many(30), many(30)];
    setFrailties({ [bad.id]: frailty });
    await frail.start();
    await sendEvents([...before, bad, ...after]);
    await expectAllWell([...before, ...after]);
    expect(await lettersSince(since)).toMatchObject([{ reason: 'killed-process', attempts: 2, event_id: bad.id }]);
    expect(frail.deaths).toEqual([death, death, death, death, death]); // three in a batch, two alone
  },
  150_000,
);

it.each(['nowhere', ...crashesAt('parked').map(([point]) => point)])(
  'lets a thousand keys pass one that fails, and keeps its order afterwards, when its process dies at %s',
  async point => {
    const dies = point !== 'nowhere';
    const subject = randomUUID();
    const failing = [1, 2, 3, 4, 5].map(sequence => draftedEvent(subject, sequence));
    const others = many(999);
    setFrailties({ [failing[0]?.id ?? '']: 'throw' });
    await frail.start({ MESSAGING_PARKED_ATTEMPTS: '50' }, dies ? { MESSAGING_CRASH_AT: point } : {});
    await sendEvents([...others.slice(0, 500), ...failing.slice(0, 3), ...others.slice(500), ...failing.slice(3)]);
    await eventually(async () => expect(await effectsOf(others)).toHaveLength(999), { withinMs: 30_000, everyMs: 100 });
    await eventually(async () => expect(await frail.waiting()).toMatchObject({ lag: 0, parked: 5 }));
    expect(await effectsOf(failing)).toEqual([]);
    setFrailties({});
    await expectAllWell([...others, ...failing]);
    expect(await effectsOf(failing)).toEqual(failing.map(({ id }) => id));
    expect(frail.deaths).toEqual(dies ? ['SIGKILL'] : []);
  },
  120_000,
);
