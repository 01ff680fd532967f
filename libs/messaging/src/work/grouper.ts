import { isRetriable } from '@crossroads/kernel';
import { overloaded } from './admission.ts';

/** What became of one item of a group. */
export type Outcome<R> = { readonly result: R } | { readonly error: unknown };

type Waiting<I, R> = {
  readonly item: I;
  readonly done: (result: R) => void;
  readonly failed: (error: unknown) => void;
};

/** Sizes of groups. Our own defaults. */
export type GroupLimits = { readonly group: number; readonly queue: number };

const LIMITS: GroupLimits = { group: 128, queue: 1_024 };

/**
 * Groups what arrives while the group before is at work: no timer, one group in flight. Alone, an item waits for nobody;
 * under load a commit is shared. A group that fails by its content is tried one by one, so that a bad item fails alone.
 */
export class Grouper<I, R> {
  private readonly queue: Waiting<I, R>[] = [];
  private isBusy = false;

  constructor(
    private readonly runGroup: (items: readonly I[]) => Promise<readonly Outcome<R>[]>,
    private readonly limits: GroupLimits = LIMITS,
  ) {}

  /** @throws {Problem} `overloaded` when the queue is full */
  submit(item: I): Promise<R> {
    if (this.queue.length >= this.limits.queue) return Promise.reject(overloaded());
    return new Promise((done, failed) => {
      this.queue.push({ item, done, failed });
      if (this.isBusy) return;
      this.isBusy = true;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) await this.settle(this.queue.splice(0, this.limits.group));
    this.isBusy = false;
  }

  private async settle(group: readonly Waiting<I, R>[]): Promise<void> {
    try {
      const outcomes = await this.runGroup(group.map(({ item }) => item));
      group.forEach(({ done, failed }, at) => {
        const outcome = outcomes[at];
        if (outcome && 'result' in outcome) done(outcome.result);
        else failed(outcome?.error ?? new TypeError('a group gave too few outcomes'));
      });
    } catch (error) {
      await this.failed(group, error);
    }
  }

  private async failed(group: readonly Waiting<I, R>[], error: unknown): Promise<void> {
    if (group.length === 1 || isRetriable(error)) group.forEach(({ failed }) => failed(error));
    else for (const waiting of group) await this.settle([waiting]);
  }
}
