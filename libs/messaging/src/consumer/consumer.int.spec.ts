import { randomUUID } from 'node:crypto';
import { eventOf, eventually, freshDatabase } from '@crossroads/testing';
import type { FreshDatabase } from '@crossroads/testing';
import type pg from 'pg';
import { addThings, thing, ThingRow } from '../../test/thing-store.ts';
import {
  appendRaw,
  closed,
  createMessaging,
  failing,
  GROUP,
  newBroker,
  notesOf,
  notingParts,
  portsOf,
  publishingParts,
  ruleBroken,
  TOPIC,
} from '../../test/pipeline.ts';
import type { MemoryBroker } from '../memory/broker.ts';
import type { Messaging } from '../messaging.ts';
import type { Received, Tx } from '../ports.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { MessageRefused } from './message-refused.ts';

let database: FreshDatabase;
let broker: MemoryBroker;
let publisher: Messaging<never>;
let running: Pick<Messaging<unknown>, 'stop'>[] = [];
let pools: pg.Pool[] = [];

const start = (more: Parameters<typeof portsOf>[2] = {}) => {
  const { pool, ports } = portsOf(database.urlOf('screening'), broker, more);
  const consumer = createMessaging(notingParts(), ports);
  consumer.start();
  running.push(consumer);
  pools.push(pool);
  return { consumer, pool, store: ports.store };
};

const publish = (subject: string, ...words: string[]): Promise<void> =>
  publisher.work.run({ sites: ['abq'] }, async tx =>
    tx.publish(
      { correlationId: subject },
      words.map(word => closed(subject, word)),
    ),
  );

const event = (subject: string, word: string, sequence = 1) =>
  Buffer.from(JSON.stringify(eventOf('intake.referral.closed.v1', { ...closed(subject, word), sequence })));

beforeAll(async () => {
  database = await freshDatabase();
  await addThings(database.adminUrl, 'screening');
});

afterAll(() => database.drop());

beforeEach(async () => {
  failing.clear();
  broker = newBroker();
  const { pool, ports } = portsOf(database.urlOf('intake'), broker);
  publisher = createMessaging(publishingParts(), ports);
  publisher.start();
  running.push(publisher);
  pools.push(pool);
  // The broker is new, so the fences of the one before do not hold.
  const { pool: admin } = portsOf(database.urlOf('screening'), broker);
  await admin.query(
    'delete from consumer_offset; delete from parked_message; delete from dead_letter; delete from consumer_attempt',
  );
  await admin.end();
});

afterEach(async () => {
  await Promise.all(running.map(({ stop }) => stop()));
  await Promise.all(pools.map(pool => pool.end()));
  running = [];
  pools = [];
});

it('brings events from one service to the next, in order, once', async () => {
  const { pool } = start();
  const subjects = Array.from({ length: 20 }, () => randomUUID());
  await Promise.all(subjects.map(subject => publish(subject, 'A', 'B', 'C')));
  for (const subject of subjects) {
    await eventually(async () => expect(await notesOf(pool, subject)).toEqual(['A', 'B', 'C']));
  }
});

it('takes a whole topic again without any effect', async () => {
  const subject = randomUUID();
  const first = start();
  await publish(subject, 'A', 'B');
  await eventually(async () => expect(await notesOf(first.pool, subject)).toEqual(['A', 'B']));
  await first.consumer.stop();
  await first.pool.query('delete from consumer_offset');
  const again = start();
  await publish(subject, 'C');
  await eventually(async () => expect(await notesOf(again.pool, subject)).toEqual(['A', 'B', 'C']));
  expect((await again.store.backlog()).deadLetters).toBe(0);
});

it('buries what nobody can read, says why, and goes on', async () => {
  const subject = randomUUID();
  const alarms: unknown[] = [];
  const silent = () => undefined;
  const log = {
    info: silent,
    warn: silent,
    error: (text: string, fields?: object) => void alarms.push([text, fields]),
  };
  const { pool, store } = start({ log });
  const wrong = JSON.stringify({ ...JSON.parse(event(subject, 'A').toString()), data: { referralId: 7 } });
  appendRaw(broker, subject, Buffer.from('{"broken'));
  appendRaw(broker, subject, Buffer.from([0xff, 0xfe]));
  appendRaw(broker, subject, Buffer.from('[1]'));
  appendRaw(broker, subject, null);
  appendRaw(broker, subject, Buffer.from(wrong));
  appendRaw(broker, subject, Buffer.from(wrong.replaceAll('referral.closed', 'referral.evaporated')));
  appendRaw(broker, subject, Buffer.from(wrong.replaceAll('intake.referral.closed', 'screening.case.opened')));
  appendRaw(broker, subject, event(subject, 'GOOD', 9));
  await eventually(async () => expect(await notesOf(pool, subject)).toEqual(['GOOD']));
  const letters = await store.deadLetters({ topic: TOPIC, limit: 100 });
  expect(letters.map(({ reason }) => reason).toSorted()).toEqual([
    'empty',
    'not-json',
    'not-json',
    'schema',
    'schema',
    'unknown-type',
    'wrong-topic',
  ]);
  expect(letters.find(({ reason }) => reason === 'schema')?.raw).toBeDefined();
  const announced = Array.from({ length: 3 }, (_, partition) =>
    broker.read({ topic: 'help.screening.dead-letter.v1', partition, next: 0 }, 99),
  ).flat();
  await eventually(() =>
    expect(
      Array.from({ length: 3 }, (_, partition) =>
        broker.highWatermark({ topic: 'help.screening.dead-letter.v1', partition }),
      ).reduce((a, b) => a + b),
    ).toBe(7),
  );
  expect(announced.map(({ value }) => String(value)).join()).not.toContain('broken');
  expect(JSON.stringify(alarms).match(/"message refused"/g)).toHaveLength(7);
  expect(JSON.stringify(alarms)).not.toContain('broken');
});

it('parks one failing key among a thousand, keeps its order, and lets it go when it is cured', async () => {
  const { pool, store, consumer } = start();
  const [bad, ...good] = Array.from({ length: 1_000 }, () => randomUUID());
  failing.set('BAD', ruleBroken('case.closed'));
  if (!bad) throw new Error('no subject');
  await publish(bad, 'FIRST', 'BAD', 'THEN');
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      publisher.work.run({ sites: ['abq'] }, async tx => {
        for (const subject of good.slice(at * 50, at * 50 + 50))
          tx.publish({ correlationId: subject }, [closed(subject, 'OK')]);
      }),
    ),
  );
  await publish(bad, 'LAST');
  await eventually(async () => {
    const { rows } = await pool.query('select count(*)::int as n from thing_note where word = $1', ['OK']);
    expect(rows).toEqual([{ n: 999 }]);
  });
  expect(await notesOf(pool, bad)).toEqual(['FIRST']);
  await eventually(async () =>
    expect((await store.parkedOf(GROUP, TOPIC, bad)).map(({ reason }) => reason)).toEqual([
      'handler.case.closed',
      'behind',
      'behind',
    ]),
  );
  failing.clear();
  await eventually(async () => {
    await consumer.drain.round();
    expect(await notesOf(pool, bad)).toEqual(['FIRST', 'BAD', 'THEN', 'LAST']);
  });
  expect(await store.backlog()).toMatchObject({ parked: 0, deadLetters: 0 });
});

it('gives a message up after its attempts, lets those behind it go on, and replays it with one effect', async () => {
  const { pool, store, consumer } = start();
  const subject = randomUUID();
  failing.set('BAD', new TypeError('a bug'));
  await publish(subject, 'BAD', 'THEN');
  await eventually(async () => {
    await consumer.drain.round();
    expect(await notesOf(pool, subject)).toEqual(['THEN']);
  });
  const [letter] = await store.deadLetters({ reason: 'handler.TypeError', limit: 5 });
  expect(letter).toMatchObject({ attempts: 3, topic: TOPIC, type: 'intake.referral.closed.v1' });
  failing.clear();
  expect(await store.replayDeadLetters([letter?.id ?? ''], 'actor', new Date())).toHaveLength(1);
  await eventually(async () => {
    await consumer.drain.round();
    expect(await notesOf(pool, subject)).toEqual(['BAD', 'THEN']);
  });
  expect(await store.replayDeadLetters([letter?.id ?? ''], 'actor', new Date())).toHaveLength(0);
  expect(await store.backlog()).toMatchObject({ parked: 0, deadLetters: 0 });
});

it('buries at once what its handler refuses for good, under its own reason, and handles all others', async () => {
  const [subject, other] = [randomUUID(), randomUUID()];
  failing.set('BAD', new MessageRefused('bridge.bad-signature'));
  await publish(subject, 'A', 'BAD', 'THEN');
  await publish(other, 'B', 'C');
  const { pool, store, consumer } = start();
  await eventually(async () => {
    expect(await notesOf(pool, subject)).toEqual(['A', 'THEN']);
    expect(await notesOf(pool, other)).toEqual(['B', 'C']);
  });
  expect(await store.backlog()).toMatchObject({ parked: 0, deadLetters: 1 });
  const [letter] = await store.deadLetters({ reason: 'bridge.bad-signature', limit: 5 });
  expect(letter).toMatchObject({ attempts: 1, key: subject });
  expect(await store.replayDeadLetters([letter?.id ?? ''], 'actor', new Date())).toHaveLength(1);
  await eventually(async () => {
    await consumer.drain.round();
    expect(await store.backlog()).toMatchObject({ parked: 0, deadLetters: 1 });
  });
  expect(await store.deadLetters({ reason: 'bridge.bad-signature', limit: 5 })).toMatchObject([
    { id: letter?.id, attempts: 1 },
  ]);
});

it('waits while the database is away, and loses nothing', async () => {
  let refused = 0;
  const { ports } = portsOf(database.urlOf('screening'), broker);
  const flaky: Store = {
    ...ports.store,
    transaction: (sites, work) => {
      refused += 1;
      return refused <= 12 ? Promise.reject(new StoreUnavailable('away')) : ports.store.transaction(sites, work);
    },
  };
  const { pool, store } = start({ store: flaky });
  const subject = randomUUID();
  await publish(subject, 'A');
  await eventually(async () => expect(await notesOf(pool, subject)).toEqual(['A']));
  expect(refused).toBeGreaterThan(12);
  expect(await store.backlog()).toMatchObject({ parked: 0, deadLetters: 0 });
});

it('goes back once for a gap, and then believes that the messages are gone', async () => {
  const subject = randomUUID();
  const { pool, store } = portsWith();
  await store.openFences(GROUP, '', [{ topic: TOPIC, partition: 0, next: 0 }]);
  for (const word of ['A', 'B', 'C']) appendRaw(broker, subject, event(subject, word, word.charCodeAt(0)));
  const { consumer } = start();
  const partition = [0, 1, 2].find(at => broker.highWatermark({ topic: TOPIC, partition: at }) === 3) ?? 0;
  await eventually(async () => expect(await notesOf(pool, subject)).toEqual(['A', 'B', 'C']));
  await eventually(async () =>
    expect((await store.openFences(GROUP, '', [])).find(f => f.partition === partition)?.next).toBe(3),
  );
  const skipped = broker.read({ topic: TOPIC, partition, next: 0 }, 9).map(message => ({
    ...message,
    offset: message.offset + 10,
    value: event(subject, `X${message.offset}`, 120 + message.offset),
  }));
  const fetched = {
    partitions: [{ topic: TOPIC, partition, messages: skipped, highWatermark: 13 }],
    signal: new AbortController().signal,
  };
  expect(await consumer.consumer.onFetch(fetched)).toEqual([{ topic: TOPIC, partition, next: 3 }]);
  expect(await consumer.consumer.onFetch(fetched)).toEqual([{ topic: TOPIC, partition, next: 13 }]);
  expect(await notesOf(pool, subject)).toEqual(['A', 'B', 'C', 'X0', 'X1', 'X2']);
});

it('stands still when a topic was made anew below its fence', async () => {
  const { store } = portsWith();
  for (const partition of [0, 1, 2]) await store.openFences(GROUP, '', [{ topic: TOPIC, partition, next: 50 }]);
  const { consumer } = start();
  await publish(randomUUID(), 'A');
  await eventually(() => expect(consumer.consumer.haltedPartitions()).toHaveLength(1));
});

it('finds the message that kills the process and buries it alone', async () => {
  const { store } = portsWith();
  const subject = randomUUID();
  for (const word of ['A', 'KILLER', 'C']) appendRaw(broker, subject, event(subject, word, word.charCodeAt(0)));
  const partition = [0, 1, 2].find(at => broker.highWatermark({ topic: TOPIC, partition: at }) === 3) ?? 0;
  await store.openFences(GROUP, '', [{ topic: TOPIC, partition, next: 0 }]);
  const fetchFrom = async () => {
    const next = (await store.openFences(GROUP, '', [])).find(f => f.partition === partition)?.next ?? 0;
    const messages = broker.read({ topic: TOPIC, partition, next }, 9);
    return {
      partitions: [{ topic: TOPIC, partition, messages, highWatermark: 3 }],
      signal: new AbortController().signal,
    };
  };
  // A process that dies: its handler never returns, and nothing of it is heard again.
  const dying = notingParts();
  let met = (): void => undefined;
  const never = {
    ...dying,
    handle: (received: Parameters<typeof dying.handle>[0], tx: Parameters<typeof dying.handle>[1]) => {
      if (!received.some(({ command }) => command.word === 'KILLER')) return dying.handle(received, tx);
      met();
      return Promise.reject(Object.assign(new Error('killed'), { retriable: true }));
    },
  };
  for (let death = 0; death < 5; death += 1) {
    const { pool, ports } = portsOf(database.urlOf('screening'), broker);
    const abort = new AbortController();
    met = () => abort.abort();
    const process = createMessaging(never, ports);
    await process.consumer.onFetch({ ...(await fetchFrom()), signal: abort.signal });
    await pool.end();
  }
  const { pool, ports } = portsOf(database.urlOf('screening'), broker);
  pools.push(pool);
  const last = createMessaging(never, ports);
  const signal = AbortSignal.timeout(20_000);
  expect(await last.consumer.onFetch({ ...(await fetchFrom()), signal })).toEqual([
    { topic: TOPIC, partition, next: 3 },
  ]);
  expect(await notesOf(pool, subject)).toEqual(['A', 'C']);
  expect(await store.deadLetters({ reason: 'killed-process', limit: 5 })).toHaveLength(1);
}, 30_000);

const portsWith = () => {
  const { pool, ports } = portsOf(database.urlOf('screening'), broker);
  pools.push(pool);
  return { pool, store: ports.store };
};

it('handles a batch of two sites in one transaction, and sees the rows of these and of no third', async () => {
  const [abq, lcr, third] = [randomUUID(), randomUUID(), thing({ site: 'ket' })];
  const { pool, ports } = portsOf(database.urlOf('screening'), broker);
  await ports.store.transaction(['ket'], tx => tx.save(ThingRow, [third]));
  const batches: (readonly string[])[] = [];
  const parts = {
    ...notingParts(),
    handle: async (received: readonly Received<unknown>[], tx: Tx): Promise<void> => {
      await tx.save(
        ThingRow,
        received.map(({ subject, site }) => thing({ id: subject, site })),
      );
      const seen = await tx.load(ThingRow, [...received.map(({ subject }) => subject), third.id]);
      batches.push([...seen.values()].map(({ site }) => site).toSorted());
    },
  };
  await publisher.work.run({ sites: [] }, async tx => {
    for (const [subject, site] of [[abq, 'abq'] as const, [lcr, 'lcr'] as const])
      tx.publish({ correlationId: subject }, [{ ...closed(subject, 'A'), site }]);
  });
  await eventually(() =>
    expect([0, 1, 2].reduce((sum, at) => sum + broker.highWatermark({ topic: TOPIC, partition: at }), 0)).toBe(2),
  );
  const consumer = createMessaging(parts, ports);
  running.push(consumer);
  pools.push(pool);
  consumer.start();
  await eventually(() => expect(batches.flat().toSorted()).toEqual(['abq', 'lcr']));
  expect(batches).toEqual([['abq', 'lcr']]);
});
