import { randomUUID } from 'node:crypto';
import { eventually, faultyStores, freshDatabase } from '@crossroads/testing';
import type { FreshDatabase } from '@crossroads/testing';
import pg from 'pg';
import { record, storeOn } from '../../test/thing-store.ts';
import { realTime } from '../memory/scheduler.ts';
import { LeaseLost } from '../store/outbox-store.ts';
import type { Store } from '../store/store.ts';
import { TransportError } from '../transport.ts';
import type { OutgoingRecord } from '../transport.ts';
import { Relay } from './relay.ts';
import type { RelayPorts } from './relay.ts';
import { periodOf } from './tallying.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let store: Store;

beforeAll(async () => {
  database = await freshDatabase();
  ({ pool, store } = storeOn(database.urlOf('intake')));
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(() =>
  pool.query('delete from outbox; delete from outbox_blocked; delete from relay_lease; delete from tally_count'),
);

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const relayOn = (more: Partial<RelayPorts> = {}) => {
  const sent: OutgoingRecord[] = [];
  const transport = {
    partitionsOf: () => 6,
    produceBatch: async (records: readonly OutgoingRecord[]) => {
      sent.push(...records);
      return [];
    },
  };
  const relay = new Relay({
    store,
    transport,
    time: realTime,
    owner: randomUUID(),
    isOpen: () => true,
    reached: () => undefined,
    log: quiet,
    leaseMs: 5_000,
    ...more,
  });
  return { relay, sent };
};

const append = (...subjects: string[]) =>
  store.transaction(['abq'], tx => tx.appendOutbox(subjects.map(subject => record(subject))));
const keysOf = (records: readonly OutgoingRecord[]): string[] =>
  records.map(({ key, value }) => `${key}:${JSON.parse(value.toString()).sequence}`);

it('sends in order, empties the outbox, and counts what it sent by topic and hour', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  await append(a, b, a);
  const { relay, sent } = relayOn();
  expect(await relay.turn()).toBe(3);
  expect(await relay.turn()).toBe(0);
  expect(keysOf(sent)).toEqual([`${a}:1`, `${b}:1`, `${a}:2`]);
  expect(new Set(sent.filter(({ key }) => key === a).map(({ partition }) => partition)).size).toBe(1);
  expect(await store.outboxSize(9)).toEqual({ pending: 0, blocked: 0 });
  const tallies = await store.unpublishedTallies('9999');
  expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(periodOf('019a0000-0000-7000-8000-000000000001')).toBe('2025-10-20T05');
});

it('sends again after a death between send and removal: duplicates, no loss, in order', async () => {
  const subject = randomUUID();
  await append(subject, subject);
  const died = relayOn({
    reached: point => {
      if (point === 'afterProduceBeforeDelete') throw new Error('killed');
    },
    leaseMs: 100,
  });
  await expect(died.relay.turn()).rejects.toThrow('killed');
  const next = relayOn();
  await eventually(async () => expect(await next.relay.turn()).toBe(2));
  expect(keysOf([...died.sent, ...next.sent])).toEqual([1, 2, 1, 2].map(sequence => `${subject}:${sequence}`));
});

it('leaves the outbox alone when another relay has taken over', async () => {
  const subject = randomUUID();
  await append(subject);
  const frozen = relayOn({
    leaseMs: 50,
    reached: async point => {
      if (point === 'afterProduceBeforeDelete')
        await eventually(async () => expect(await relayOn().relay.turn()).toBe(1));
    },
  });
  await expect(frozen.relay.turn()).rejects.toThrow(LeaseLost);
  const [tally] = await store.unpublishedTallies('9999');
  expect(tally?.count).toBe(1);
});

it('is one of two: the other sends nothing while the lease holds', async () => {
  await append(randomUUID());
  const [first, second] = [relayOn(), relayOn()];
  await Promise.all([first.relay.turn(), second.relay.turn()]);
  expect(first.sent.length + second.sent.length).toBe(1);
});

it('stops the key of an event that can never be sent, and no other', async () => {
  const [good, huge] = [randomUUID(), randomUUID()];
  await append(good, huge, good, huge, good);
  const sent: OutgoingRecord[] = [];
  const produceBatch = async (records: readonly OutgoingRecord[]) => {
    if (records.some(({ key }) => key === huge)) throw new TransportError('transport.record-too-large', 'too large');
    sent.push(...records);
    return [];
  };
  const { relay } = relayOn({ transport: { partitionsOf: () => 6, produceBatch } });
  await relay.turn();
  await relay.turn();
  expect(keysOf(sent)).toEqual([1, 2, 3].map(sequence => `${good}:${sequence}`));
  expect(await store.outboxSize(9)).toEqual({ pending: 2, blocked: 1 });
});

describe('an event that commits late', () => {
  // A writer draws its id, then stays open while later ones are committed and sent.
  const lateCommit = async (read: Store): Promise<{ sent: readonly string[]; late: string; early: string }> => {
    const [late, early] = [randomUUID(), randomUUID()];
    const { relay, sent } = relayOn({ store: read });
    await store.transaction(['abq'], async slow => {
      await slow.appendOutbox([record(late)]);
      await slow.keptAnswers([{ caller: 'x', key: randomUUID() }]);
      await append(early);
      expect(await relay.turn()).toBe(1);
    });
    await relay.turn();
    return { sent: sent.map(({ key }) => key), late, early };
  };

  it('is sent after those that overtook it', async () => {
    const { sent, late, early } = await lateCommit(store);
    expect(sent).toEqual([early, late]);
  });

  it('is lost to a reader with a cursor: the control', async () => {
    const { sent, early } = await lateCommit(faultyStores.readsOutboxByCursor(store));
    expect(sent).toEqual([early]);
  });
});

it('runs by itself: wakes at a kick, sends all on the way out', async () => {
  const { relay, sent } = relayOn();
  relay.start();
  await append(randomUUID());
  relay.kick();
  await eventually(() => expect(sent).toHaveLength(1));
  await append(randomUUID(), randomUUID());
  await relay.stop(5_000);
  expect(sent).toHaveLength(3);
  expect(relay.health()).toMatchObject({ epoch: undefined, sent: 3, failedTurns: 0 });
});
