import type { Clock, NewId } from '@crossroads/kernel';
import type { MemoryBroker, Store, VirtualTime } from '@crossroads/messaging';
import type { Luck } from './luck.ts';

/** A log of one process. */
export type SimulatedLog = Record<'info' | 'warn' | 'error', (message: string, fields?: object) => void>;

/** What a simulated process finds around it. */
export type Surroundings = {
  readonly time: VirtualTime;
  readonly luck: Luck;
  readonly broker: MemoryBroker;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The store as the services get it: as it is, or with a faulty part. */
  readonly wrapStore: (store: Store) => Store;
  readonly log: (name: string) => SimulatedLog;
};
