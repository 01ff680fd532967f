/** Remembers at most so many answers; the oldest is forgotten first. */
export class Memo<T> {
  readonly #known = new Map<string, T>();

  constructor(private readonly most: number) {}

  /** The answer known for the key, or the one that is made now. */
  get(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = this.#known.keys();
    if (this.#known.size >= this.most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, made);
    return made;
  }

  get size(): number {
    return this.#known.size;
  }
}
