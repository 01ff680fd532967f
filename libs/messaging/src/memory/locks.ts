import { StoreConflict } from '../pg/errors.ts';

type Waiter = { readonly owner: object; readonly granted: () => void };
type Lock = { owner: object; readonly waiters: Waiter[] };

/** Row locks as Postgres has them: one holder, others wait in order, and a circle of waiters is broken at the last one. */
export class Locks {
  readonly #locks = new Map<string, Lock>();
  readonly #held = new Map<object, string[]>();
  readonly #waitingFor = new Map<object, string>();

  /** @throws {StoreConflict} when waiting would close a circle (a deadlock); retriable */
  acquire(owner: object, name: string): Promise<void> | undefined {
    const lock = this.#locks.get(name);
    if (!lock) return this.#grant(owner, name, { owner, waiters: [] });
    if (lock.owner === owner) return undefined;
    if (this.#closesCircle(owner, name)) return Promise.reject(new StoreConflict('deadlock'));
    this.#waitingFor.set(owner, name);
    return new Promise(granted => {
      lock.waiters.push({ owner, granted });
    });
  }

  /** Gives everything back, and leaves every queue. */
  release(owner: object): void {
    const waited = this.#waitingFor.get(owner);
    this.#waitingFor.delete(owner);
    const queue = waited === undefined ? undefined : this.#locks.get(waited)?.waiters;
    const at = queue?.findIndex(waiter => waiter.owner === owner) ?? -1;
    if (at >= 0) queue?.splice(at, 1);
    for (const name of this.#held.get(owner) ?? []) this.#pass(name);
    this.#held.delete(owner);
  }

  #grant(owner: object, name: string, lock: Lock): undefined {
    this.#locks.set(name, lock);
    const held = this.#held.get(owner);
    if (held) held.push(name);
    else this.#held.set(owner, [name]);
  }

  #pass(name: string): void {
    const lock = this.#locks.get(name);
    const next = lock?.waiters.shift();
    if (!lock || !next) {
      this.#locks.delete(name);
      return;
    }
    lock.owner = next.owner;
    this.#waitingFor.delete(next.owner);
    this.#grant(next.owner, name, lock);
    next.granted();
  }

  #closesCircle(owner: object, name: string): boolean {
    for (let at: string | undefined = name; at !== undefined;) {
      const holder: object | undefined = this.#locks.get(at)?.owner;
      if (holder === owner) return true;
      at = holder && this.#waitingFor.get(holder);
    }
    return false;
  }
}
