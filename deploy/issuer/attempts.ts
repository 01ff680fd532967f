const MOST_BAD = 5;
const WITHIN_MS = 15 * 60_000;
/** Handles that are remembered at once; somebody who tries more is forgotten oldest first. */
const MOST_HANDLES = 10_000;

/**
 * Counts bad passwords by handle, known or not, so that the answer tells nothing: after five within 15 minutes nobody
 * gets in by that handle, with any password, until the oldest of them is 15 minutes old.
 */
export class Attempts {
  readonly #bad = new Map<string, readonly number[]>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Seconds until the handle may be tried again; 0 when it may be now. */
  lockedForSeconds(handle: string): number {
    const recent = this.#recent(handle);
    const oldest = recent.at(-MOST_BAD);
    return oldest === undefined ? 0 : Math.ceil((oldest + WITHIN_MS - this.#now()) / 1000);
  }

  failed(handle: string): void {
    const recent = [...this.#recent(handle), this.#now()];
    this.#bad.delete(handle);
    this.#bad.set(handle, recent);
    const [first] = this.#bad.keys();
    if (this.#bad.size > MOST_HANDLES && first !== undefined) this.#bad.delete(first);
  }

  succeeded(handle: string): void {
    this.#bad.delete(handle);
  }

  #recent(handle: string): readonly number[] {
    return (this.#bad.get(handle) ?? []).filter(at => at > this.#now() - WITHIN_MS);
  }
}
