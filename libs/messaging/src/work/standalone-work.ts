import type { Clock, NewId } from '@crossroads/kernel';
import { passBy } from '../crash-points.ts';
import { realTime } from '../memory/scheduler.ts';
import type { UnitOfWork } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { StoreUnitOfWork } from './unit-of-work.ts';

/** What a command line needs to run work of a service. */
export type StandalonePorts = {
  readonly service: string;
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: Clock;
  readonly newId: NewId;
};

/**
 * Work of a service outside the service, such as a loader: the same transactions and retries. Promise: events and timers
 * are stored with the rows; the running service sends and fires them, now or when it next starts.
 */
export const standaloneWork = ({ service, store, clock, newId }: StandalonePorts): UnitOfWork =>
  new StoreUnitOfWork({
    service,
    store,
    clock,
    newEventId: newId,
    time: realTime,
    reached: passBy,
    committed: () => undefined,
  });
