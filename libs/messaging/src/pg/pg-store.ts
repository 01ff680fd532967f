import type { Pool } from 'pg';
import type { Store } from '../store/store.ts';
import { Connections } from './connections.ts';
import { consumerStore } from './consumer-store.ts';
import { deadlineStore } from './deadline-store.ts';
import { operatorStore } from './operator-store.ts';
import { outboxStore } from './relay-sql.ts';

/**
 * The store on Postgres: prepared, set-based statements on a pool, best one with `pipeline: true`. Names are found by
 * the login's `search_path`; the tables are those of {@link MessagingTables1770000000000}.
 */
export const pgStore = (pool: Pool): Store => {
  const connections = new Connections(pool);
  return {
    transaction: (sites, work) => connections.transaction(sites, work),
    ...outboxStore(connections),
    ...consumerStore(connections),
    ...deadlineStore(connections),
    ...operatorStore(connections),
  };
};
