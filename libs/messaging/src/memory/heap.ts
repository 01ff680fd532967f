type Entry<T> = { readonly at: number; readonly order: number; readonly item: T };

const isBefore = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Items by time; those of equal time in the order in which they came. */
export class TimeHeap<T> {
  readonly #entries: Entry<T>[] = [];
  #order = 0;

  get size(): number {
    return this.#entries.length;
  }

  push(at: number, item: T): void {
    const entries = this.#entries;
    const added = { at, order: this.#order++, item };
    let hole = entries.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = entries[parent];
      if (!above || !isBefore(added, above)) break;
      entries[hole] = above;
      hole = parent;
    }
    entries[hole] = added;
  }

  /** Takes the earliest. */
  pop(): { readonly at: number; readonly item: T } | undefined {
    const [top] = this.#entries;
    const last = this.#entries.pop();
    if (top && last && top !== last) this.#sink(last);
    return top;
  }

  #sink(moved: Entry<T>): void {
    const entries = this.#entries;
    let hole = 0;
    for (;;) {
      const [left, right] = [entries[2 * hole + 1], entries[2 * hole + 2]];
      const rightFirst = left && right && isBefore(right, left);
      const child = rightFirst ? right : left;
      if (!child || isBefore(moved, child)) break;
      entries[hole] = child;
      hole = 2 * hole + (rightFirst ? 2 : 1);
    }
    entries[hole] = moved;
  }
}
