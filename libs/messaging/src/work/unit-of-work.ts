import { isRetriable } from '@crossroads/kernel';
import type { ToldAccess } from '@crossroads/platform';
import { delayOf } from '../backoff.ts';
import type { Reached, WorkKind } from '../crash-points.ts';
import { pause } from '../memory/scheduler.ts';
import type { Scheduler } from '../memory/scheduler.ts';
import { UnitOfWork } from '../ports.ts';
import type { Scope, Tx } from '../ports.ts';
import { OutcomeUnknown } from '../store/store.ts';
import type { Store, StoreTx } from '../store/store.ts';
import { tellAccess } from './access-events.ts';
import { BufferedTx } from './buffered-tx.ts';
import type { Caused, EventPorts } from './buffered-tx.ts';

/** What transactions need from outside. `committed` is told after each commit. */
export type WorkPorts = EventPorts & {
  /** Whose access events these are. */
  readonly service: string;
  readonly store: Pick<Store, 'transaction'>;
  readonly time: Scheduler;
  readonly reached: Reached;
  readonly committed: (caused: Caused) => void;
};

/** A {@link Scope} of several requests that share a transaction. */
export type WideScope = { readonly sites: readonly string[]; readonly accesses: readonly ToldAccess[] };

/** How a piece of work is run. */
export type WorkOptions = {
  /** Default: no site's rows, nobody's access. */
  readonly scope?: WideScope;
  readonly kind?: WorkKind;
  /** Tries altogether; 1 leaves retrying to the caller. */
  readonly tries?: number;
  /** Also after a commit whose outcome is unknown: only for work that finds out what happened (fence, idempotency key). */
  readonly retryUnknown?: boolean;
};

type InTransaction<T> = (tx: Tx, store: StoreTx) => Promise<T>;

const NOWHERE: WideScope = { sites: [], accesses: [] };

const TRIES = 6;
const BACKOFF = { baseMs: 5, capMs: 250 };

/** Runs work in store transactions: retries, crash points, and telling who waits for what was committed. */
export class StoreUnitOfWork extends UnitOfWork {
  constructor(private readonly ports: WorkPorts) {
    super();
  }

  run<T>({ sites, access }: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.runWith(tx => work(tx), { scope: { sites, accesses: access ? [access] : [] } });
  }

  /** As {@link run}, with the store's transaction beside the handler's, for the rows of messaging itself. */
  runWith<T>(work: InTransaction<T>, options: WorkOptions = {}): Promise<T> {
    return this.attempt(work, options, 1);
  }

  private async attempt<T>(work: InTransaction<T>, options: WorkOptions, nth: number): Promise<T> {
    const { tries = TRIES, retryUnknown = false, kind = 'accept' } = options;
    try {
      return await this.once(work, kind, options.scope ?? NOWHERE);
    } catch (error) {
      const isUnknown = error instanceof OutcomeUnknown && !retryUnknown;
      if (nth >= tries || isUnknown || !isRetriable(error)) throw error;
      await pause(this.ports.time, delayOf(BACKOFF, nth, this.ports.time.random));
      return this.attempt(work, options, nth + 1);
    }
  }

  private async once<T>(work: InTransaction<T>, kind: WorkKind, { sites, accesses }: WideScope): Promise<T> {
    const { store, reached, committed, service } = this.ports;
    accesses.forEach(access => access.rewind());
    let caused: Caused = { events: 0, earliestDeadline: undefined };
    const result = await store.transaction(sites, async storeTx => {
      const tx = new BufferedTx(storeTx, this.ports);
      const made = await work(tx, storeTx);
      tellAccess(service, accesses, tx);
      caused = await tx.flush();
      await reached(`${kind}BeforeCommit`);
      return made;
    });
    accesses.forEach(access => access.written());
    await reached(`${kind}AfterCommit`);
    committed(caused);
    return result;
  }
}
