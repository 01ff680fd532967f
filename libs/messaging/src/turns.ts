/** Lets callers take turns: one at a time, in the order of asking. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs the work when everything asked for before has settled. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
