const GONE = Symbol('gone');

/** Rows by key. What a transaction writes is its own until it is applied; everybody else reads what was committed. */
export class MemoryTable<V> {
  readonly #rows = new Map<string, V>();
  readonly #own = new Map<object, Map<string, V | typeof GONE>>();

  constructor(readonly name: string) {}

  /** Committed rows. */
  get committed(): ReadonlyMap<string, V> {
    return this.#rows;
  }

  get(tx: object, key: string): V | undefined {
    const own = this.#own.get(tx)?.get(key);
    if (own === GONE) return undefined;
    return own ?? this.#rows.get(key);
  }

  set(tx: object, key: string, value: V): void {
    this.#ownOf(tx).set(key, value);
  }

  delete(tx: object, key: string): void {
    this.#ownOf(tx).set(key, GONE);
  }

  /** Keys that the transaction sees. */
  keys(tx: object): string[] {
    const own = this.#own.get(tx);
    if (!own) return [...this.#rows.keys()];
    const kept = [...this.#rows.keys()].filter(key => !own.has(key));
    return [...kept, ...[...own].flatMap(([key, value]) => (value === GONE ? [] : [key]))];
  }

  /** Makes the transaction's rows everybody's. */
  apply(tx: object): void {
    for (const [key, value] of this.#own.get(tx) ?? []) {
      if (value === GONE) this.#rows.delete(key);
      else this.#rows.set(key, value);
    }
    this.#own.delete(tx);
  }

  discard(tx: object): void {
    this.#own.delete(tx);
  }

  #ownOf(tx: object): Map<string, V | typeof GONE> {
    const known = this.#own.get(tx);
    if (known) return known;
    const made = new Map<string, V | typeof GONE>();
    this.#own.set(tx, made);
    return made;
  }
}
