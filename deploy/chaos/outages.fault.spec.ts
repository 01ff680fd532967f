import { topics } from '@crossroads/contracts';
import { eventually, KafkaProxy, readTopics, TcpProxy } from '@crossroads/testing';
import { impatient, pipeline, startFaultSystem } from './fault-system.ts';
import type { FaultSystem } from './fault-system.ts';
import { allEventsOf, consumers, expectAllWell } from './oracle.ts';
import { readFromTheBeginning, storeAgain, unreadBy } from './read-again.ts';
import { behind, routeEnv } from './second-instance.ts';

/** In what is sent to Postgres it stands alone only where a transaction ends. */
const COMMIT = /\bcommit\b/i;

let faults: FaultSystem;
const proxies: TcpProxy[] = [];

beforeAll(async () => {
  faults = await startFaultSystem();
}, 180_000);
afterEach(async () => {
  for (const name of ['kafka', 'postgres-help'])
    if (!faults.system.unit(name).process()) await faults.system.unit(name).start(); // where a test failed in between
  if (proxies.length > 0) await faults.restart(pipeline);
  await Promise.all(proxies.splice(0).map(proxy => proxy.close()));
}, 60_000);
afterAll(() => faults?.stop(), 60_000);

it('sends again what the broker stored but did not confirm, and nobody acts on it twice', async () => {
  const [host = '', port = ''] = faults.servers.kafka.brokers.split(':');
  const proxy = new KafkaProxy({ host, port: Number(port) });
  proxies.push(proxy);
  const routed = { ...faults.servers, ...behind(faults.servers, { kafka: await proxy.listen() }) };
  await faults.restart(pipeline, service => routeEnv(routed, service));
  const submitter = faults.submitter();
  proxy.dropAnswers('produce', 4);
  const flow = submitter.flow(10);
  await eventually(() => expect(proxy.counts.dropped).toBe(4), { withinMs: 60_000 });
  await flow.end();
  const { duplicates } = await expectAllWell(faults, submitter.accepted());
  expect(duplicates).toBeGreaterThan(0);
}, 150_000);

it('finds out what became of a commit when the connection is cut right after it was sent', async () => {
  const proxy = new TcpProxy(faults.servers.postgres.help);
  proxies.push(proxy);
  const routed = { ...faults.servers, ...behind(faults.servers, { postgres: await proxy.listen() }) };
  await faults.restart(pipeline, service => routeEnv(routed, service));
  const submitter = faults.submitter();
  proxy.cutAfterSending(COMMIT, 20);
  const flow = submitter.flow(10);
  await eventually(() => expect(proxy.counts.cut).toBe(20), { withinMs: 60_000 });
  await flow.end();
  await expectAllWell(faults, submitter.accepted());
  expect(pipeline.filter(service => faults.log(service).includes('OutcomeUnknown'))).not.toEqual([]);
}, 150_000);

it('keeps what was accepted while the broker is dead, and says come back later when that is too much', async () => {
  await faults.restart(['intake'], () => ({ MESSAGING_OUTBOX_LIMIT: '40' }));
  const { system } = faults;
  const pid = system.unit('kafka').process()?.pid;
  await system.unit('kafka').kill();
  const submitter = faults.submitter();
  const flow = submitter.flow(40); // intake looks at its outbox once a second
  await eventually(() => expect(submitter.counts.comeBackLater).toBeGreaterThan(10), { withinMs: 30_000 });
  const [waiting] = await faults.query<{ count: number }>('select count(*)::int as count from intake.outbox');
  expect(waiting?.count).toBeGreaterThan(40);
  const accepted = submitter.accepted().length;
  expect(accepted).toBeGreaterThan(0);
  await system.unit('kafka').start();
  expect(system.unit('kafka').process()?.pid).not.toBe(pid);
  await flow.end();
  expect(submitter.accepted().length).toBeGreaterThan(accepted);
  await expectAllWell(faults, submitter.accepted());
  await faults.restart(['intake']);
}, 150_000);

it('goes on where it was when Postgres is stopped at once and comes back', async () => {
  const { system } = faults;
  const postgres = system.unit('postgres-help');
  const submitter = faults.submitter();
  const flow = submitter.flow(20);
  await eventually(() => expect(submitter.accepted().length).toBeGreaterThan(20));
  const running = postgres.process();
  process.kill(running?.pid ?? 0, 'SIGQUIT'); // immediate: no checkpoint, the log is replayed at the next start
  await running?.exited;
  await eventually(() => expect(submitter.counts.notNow + submitter.counts.comeBackLater).toBeGreaterThan(0));
  await postgres.start();
  await flow.end();
  await expectAllWell(faults, submitter.accepted());
}, 150_000);

/** What the clock says and no referral: one may fall due meanwhile. */
const isOfTheClock = (type: string): boolean => /\.(tally\.published|staff\.confirmed)\.v1$/.test(type);

/** Ids of all events but tallies, each once, and all that routing decided. */
const effects = async (): Promise<object> => {
  const events = await allEventsOf(faults);
  return {
    ids: [...new Set(events.filter(({ type }) => !isOfTheClock(type)).map(({ id }) => id))].toSorted(),
    placements: await faults.query('select id, version, updated_at from routing.placement order by id'),
    capacity: await faults.query('select id, version, available, held from routing.capacity order by id'),
  };
};

it('does nothing again when every topic is stored twice and read from its beginning', async () => {
  const submitter = faults.submitter();
  await submitter.submit(50);
  await expectAllWell(faults, submitter.accepted());
  const names = topics.map(({ name }) => name);
  const [before, records] = [await effects(), await readTopics(faults.servers, names)];
  await Promise.all(pipeline.map(service => faults.system.unit(service).stop()));
  await storeAgain(faults, records);
  await readFromTheBeginning(faults);
  for (const { group, reads } of consumers) expect(await unreadBy(faults, group, reads)).toBeGreaterThan(50);
  await Promise.all(pipeline.map(service => faults.system.unit(service).start(impatient)));
  for (const { group, reads } of consumers)
    await eventually(async () => expect(await unreadBy(faults, group, reads)).toBe(0), { withinMs: 30_000 });
  const { duplicates } = await expectAllWell(faults, submitter.accepted());
  expect(duplicates).toBeGreaterThanOrEqual(records.length);
  expect(await effects()).toEqual(before);
}, 150_000);
