import { LeaseLost, type Lease, type OutboxStore } from '../store/outbox-store.ts';
import type { Store } from '../store/store.ts';
import { calmStore, type StoreFaults } from './faults.ts';
import { memoryConsumerStore } from './memory-consumer-store.ts';
import type { MemoryDatabase } from './memory-database.ts';
import { memoryDeadlineStore, memoryOperatorStore } from './memory-operator-store.ts';
import { atOnce, inSession, type MemoryClient, type SessionPorts } from './memory-session.ts';
import { keys, memoryStoreTx } from './memory-store-tx.ts';

const isHeld = (lease: Lease | undefined, { owner, epoch }: Lease): boolean =>
  lease !== undefined && lease.owner === owner && lease.epoch === epoch;

const xorOf = (a: string, b: string): string => (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(16).padStart(32, '0');

const leasing = (ports: SessionPorts): Pick<OutboxStore, 'takeLease' | 'dropLease'> => ({
  takeLease: (name, owner, ttlMs) =>
    atOnce(ports, async session => {
      const { leases, scheduler } = session.database;
      await session.lock(leases, name);
      const found = leases.get(session, name);
      const isOwn = found?.owner === owner;
      if (found && !isOwn && found.untilMs >= scheduler.now()) return undefined;
      const lease = { name, owner, epoch: (found?.epoch ?? 0) + (isOwn ? 0 : 1) };
      session.write(leases, name, { ...lease, untilMs: scheduler.now() + ttlMs });
      return lease;
    }),
  dropLease: lease =>
    atOnce(ports, async session => {
      const { leases, scheduler } = session.database;
      await session.lock(leases, lease.name);
      if (isHeld(leases.get(session, lease.name), lease)) {
        session.write(leases, lease.name, { ...lease, untilMs: scheduler.now() });
      }
    }),
});

const relaying = (ports: SessionPorts): Omit<OutboxStore, 'takeLease' | 'dropLease'> => ({
  readPending: (limit, fromId) =>
    atOnce(ports, ({ database: { outbox, blocked } }) => {
      const stopped = new Set(blocked.committed.values());
      return [...outbox.committed.values()]
        .filter(({ id, topic, key }) => id >= fromId && !stopped.has(keys.subject({ topic, subject: key })))
        .toSorted((a, b) => a.id - b.id)
        .slice(0, limit);
    }),
  removeSent: async (lease, ids, tallies) => {
    await atOnce(ports, async session => {
      const { leases, outbox, tallies: table } = session.database;
      await session.lock(leases, lease.name);
      if (!isHeld(leases.get(session, lease.name), lease)) throw new LeaseLost(lease);
      if (ports.faults.removalLost()) return;
      for (const id of ids) session.erase(outbox, String(id));
      for (const { topic, period, count, xor } of tallies) {
        const key = `${topic}|${period}`;
        const before = table.get(session, key) ?? { count: 0, xor: '0', published: 0 };
        const after = { topic, period, count: before.count + count, xor: xorOf(before.xor, xor) };
        session.write(table, key, { ...after, published: before.published });
      }
    });
  },
  block: ({ id, topic, key }) =>
    atOnce(ports, session =>
      session.write(session.database.blocked, String(id), keys.subject({ topic, subject: key })),
    ),
  outboxSize: atMost =>
    atOnce(ports, ({ database: { outbox, blocked } }) => ({
      pending: Math.min(atMost, outbox.committed.size),
      blocked: blocked.committed.size,
    })),
});

/** The store in memory: the twin of the one on Postgres, with drawn faults. `client` is the process that uses it. */
export const memoryStore = (
  database: MemoryDatabase,
  client: MemoryClient,
  faults: Partial<StoreFaults> = {},
): Store => {
  const ports: SessionPorts = { database, client, faults: { ...calmStore, ...faults } };
  return {
    transaction: (sites, work) => inSession(ports, sites, session => work(memoryStoreTx(session))),
    ...leasing(ports),
    ...relaying(ports),
    ...memoryConsumerStore(ports),
    ...memoryDeadlineStore(ports),
    ...memoryOperatorStore(ports),
  };
};
