import { OutcomeUnknown, StoreUnavailable } from '../store/store.ts';
import type { StoreFaults } from './faults.ts';
import type { MemoryDatabase } from './memory-database.ts';
import type { MemoryTable } from './memory-table.ts';
import { pause, type Scheduler } from './scheduler.ts';

/** The process at the other end of the connection. */
export type MemoryClient = Scheduler & { readonly onKill?: (tell: () => void) => () => void };

/** What a session needs from outside. */
export type SessionPorts = {
  readonly database: MemoryDatabase;
  readonly client: MemoryClient;
  readonly faults: StoreFaults;
};

type Touched = Pick<MemoryTable<unknown>, 'apply' | 'discard'>;

/**
 * One open transaction at READ COMMITTED, as Postgres has it: statements run in order, see what was committed when they
 * began and their own writes, and wait for locked rows. The first failure makes all later statements fail, and the commit.
 */
export class MemorySession {
  readonly #touched = new Set<Touched>();
  #last: Promise<unknown> = Promise.resolve();
  #failure: Error | undefined;
  #state: 'open' | 'committing' | 'ended' = 'open';
  readonly #forgetClient: (() => void) | undefined;

  /** @param sites whose rows are seen */
  constructor(
    private readonly ports: SessionPorts,
    readonly sites: readonly string[],
  ) {
    const { database, client, faults } = ports;
    this.#forgetClient = client.onKill?.(() => {
      // The server notices that nobody is there; a COMMIT that was sent is carried out all the same.
      database.scheduler.after(faults.delayMs(), () => {
        if (this.#state === 'open') this.#end(false);
      });
    });
  }

  get database(): MemoryDatabase {
    return this.ports.database;
  }

  /** Runs a statement after those before it. Its failure is also remembered, so the promise may be let go. */
  send<T>(statement: () => T | Promise<T>): Promise<T> {
    const answer = this.#last.then(async () => {
      if (this.#failure) throw this.#failure;
      await pause(this.ports.client, this.ports.faults.delayMs());
      if (this.#state !== 'open') throw new StoreUnavailable('the transaction is over');
      if (this.ports.faults.statementFails()) throw new StoreUnavailable('the connection was cut');
      return statement();
    });
    this.#last = answer.catch((error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error('a statement failed', { cause: error });
    });
    return answer;
  }

  /** Sends a statement and lets its answer come later, at the latest with the commit. */
  post(statement: () => void | Promise<void>): Promise<void> {
    void this.send(statement).catch(() => undefined);
    return Promise.resolve();
  }

  /** Waits for a row. @throws {StoreUnavailable} when the transaction ended meanwhile: nobody would ever let the row go */
  async lock<V>(table: MemoryTable<V>, key: string): Promise<void> {
    if (this.#state === 'ended') throw new StoreUnavailable('the transaction is over');
    const waiting = this.ports.database.locks.acquire(this, `${table.name} ${key}`);
    if (!waiting) return;
    await waiting;
    await pause(this.ports.client, 0); // a process that is dead or frozen does not go on because somebody let go of a lock
  }

  /** Waits for rows, in order of their keys. */
  async lockAll<V>(table: MemoryTable<V>, keys: readonly string[]): Promise<void> {
    for (const key of keys.toSorted()) await this.lock(table, key);
  }

  write<V>(table: MemoryTable<V>, key: string, value: V): void {
    this.#touched.add(table);
    table.set(this, key, value);
  }

  erase<V>(table: MemoryTable<V>, key: string): void {
    this.#touched.add(table);
    table.delete(this, key);
  }

  /** @throws {OutcomeUnknown} when the connection was cut after COMMIT was sent */
  async commit(): Promise<void> {
    await this.#last;
    if (this.#failure) throw this.#failure;
    const { database, client, faults } = this.ports;
    const fate = faults.commit();
    if (fate === 'refused') throw new StoreUnavailable('the commit was refused');
    this.#state = 'committing';
    await new Promise<void>(resolve => {
      database.scheduler.after(faults.delayMs(), () => {
        this.#end(fate !== 'cut-rolled-back');
        resolve();
      });
    });
    await pause(client, faults.delayMs());
    if (fate !== 'committed') throw new OutcomeUnknown('the connection was cut during the commit');
  }

  rollback(): void {
    if (this.#state === 'open') this.#end(false);
  }

  #end(applies: boolean): void {
    this.#state = 'ended';
    this.#forgetClient?.();
    for (const table of this.#touched) {
      if (applies) table.apply(this);
      else table.discard(this);
    }
    this.ports.database.locks.release(this);
  }
}

/** Runs work in a transaction of its own. */
export const inSession = async <T>(
  ports: SessionPorts,
  sites: readonly string[],
  work: (session: MemorySession) => Promise<T>,
): Promise<T> => {
  const session = new MemorySession(ports, sites);
  try {
    const result = await work(session);
    await session.commit();
    return result;
  } catch (error) {
    session.rollback();
    throw error;
  }
};

/** Runs one statement in a transaction of its own. */
export const atOnce = <T>(ports: SessionPorts, statement: (session: MemorySession) => T | Promise<T>): Promise<T> =>
  inSession(ports, [], session => session.send(() => statement(session)));
