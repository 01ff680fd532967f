import { eventually } from '@crossroads/testing';
import type { Child } from '@crossroads/testing';
import type { Client } from 'pg';
import { draftedEvent } from './drafted-event.ts';
import { impatient, startFaultSystem } from './fault-system.ts';
import type { FaultSystem } from './fault-system.ts';
import { HeldProxy } from './held-proxy.ts';
import { allEventsOf, expectAllWell, expectSteps } from './oracle.ts';
import { behind, startInstance } from './second-instance.ts';

const HOLD_MS = 30_000;

let faults: FaultSystem;

beforeAll(async () => {
  faults = await startFaultSystem();
}, 180_000);
afterAll(() => faults?.stop(), 60_000);

const epoch = async (): Promise<number> => {
  const [lease] = await faults.query<{ epoch: number }>('select epoch::int from screening.relay_lease');
  return lease?.epoch ?? 0;
};

/** Screening as a process behind a proxy before Postgres, which has the lease, and its usual process beside it. */
const withTwin = async (work: (twin: Child, proxy: HeldProxy) => Promise<void>): Promise<void> => {
  const { servers, system } = faults;
  const proxy = new HeldProxy(servers.postgres.help);
  await system.unit('screening').stop();
  const routed = { ...servers, ...behind(servers, { postgres: await proxy.listen() }) };
  const twin = await startInstance(routed, 'screening');
  try {
    await eventually(() => expect(twin.output()).toContain('relay leads'));
    await system.unit('screening').start(impatient);
    await work(twin, proxy);
  } finally {
    twin.thaw();
    proxy.release();
    await twin.stop().catch(() => twin.kill());
    await proxy.close();
  }
};

it.each([
  { who: 'consumer', moment: 'its fence moves', statement: /fence\.move/, loss: 'FenceLost' },
  { who: 'relay', moment: 'it removes what it sent', statement: /outbox\.remove/, loss: 'LeaseLost' },
])(
  'takes nothing from a $who that slept beyond its time just before $moment',
  ({ statement, loss, who }) =>
    withTwin(async (twin, proxy) => {
      const before = await epoch();
      const reached = proxy.holdAt(statement);
      const submitter = faults.submitter();
      const flow = submitter.flow(10);
      await reached;
      twin.freeze();
      await eventually(async () => expect(await epoch()).toBeGreaterThan(before), { withinMs: 20_000 });
      await flow.end();
      await expectAllWell(faults, submitter.accepted()); // the other process has taken over everything
      expect(twin.output()).not.toContain(loss);
      twin.thaw();
      proxy.release();
      await eventually(() => expect(twin.output()).toContain(loss));
      const { duplicates } = await expectAllWell(faults, submitter.accepted());
      if (who === 'relay') expect(duplicates).toBeGreaterThan(0);
    }),
  120_000,
);

/** Writes an event as intake would, in a transaction that stays open: its row has an early id and shows late. */
const writeEvent = async (client: Client): Promise<string> => {
  const event = draftedEvent();
  const { id, subject } = event;
  const topic = 'help.intake.referral.v1';
  await client.query('begin');
  await client.query('insert into intake.event_sequence (topic, subject, last) values ($1, $2, 1)', [topic, subject]);
  await client.query(
    'insert into intake.outbox (event_id, topic, subject, value) values ($1, $2, $3, $4)',
    [id, topic, subject, Buffer.from(JSON.stringify(event))], // prettier-ignore
  );
  return id;
};

it('neither waits for a writing transaction that stays open for 30 s nor skips what it wrote', async () => {
  const writer = await faults.connect();
  const submitter = faults.submitter();
  const id = await writeEvent(writer);
  const isOut = async (): Promise<boolean> => (await allEventsOf(faults)).some(event => event.id === id);
  const until = performance.now() + HOLD_MS;
  while (performance.now() < until) {
    await submitter.submit(4);
    await eventually(() => expectSteps(faults, submitter.accepted()), { withinMs: 10_000, everyMs: 250 });
  }
  const [open] = await faults.query<{ seconds: number }>(
    `select extract(epoch from clock_timestamp() - xact_start)::float8 as seconds from pg_stat_activity
      where backend_xid is not null and state = 'idle in transaction'`,
  );
  expect(open?.seconds).toBeGreaterThan(HOLD_MS / 1_000);
  expect(await isOut()).toBe(false);
  await writer.query('commit');
  await writer.end();
  await eventually(async () => expect(await isOut()).toBe(true), { everyMs: 250 });
  await expectAllWell(faults, submitter.accepted());
}, 120_000);
