import type { DeadLetter } from './consumer-store.ts';
import type { Tally } from './outbox-store.ts';

/** Which dead letters: all when empty. `limit` at most 1,000. */
export type DeadLetterFilter = {
  readonly ids?: readonly string[] | undefined;
  readonly topic?: string | undefined;
  readonly reason?: string | undefined;
  readonly limit: number;
};

/** What stands still, for the management page and for readiness. */
export type Backlog = {
  readonly outbox: number;
  readonly blocked: number;
  readonly deadLetters: number;
  readonly parked: number;
  readonly deadlines: number;
};

/** What operators, housekeeping and tallies need. Each call is a transaction of its own. */
export interface OperatorStore {
  /** Dead letters that were not replayed since they died, oldest first. */
  deadLetters(filter: DeadLetterFilter): Promise<readonly DeadLetter[]>;
  /**
   * Hands dead letters to the retry worker of their consumer and writes down who asked; event ids stay the same.
   * Returns those handed over; one that was already is left out.
   */
  replayDeadLetters(ids: readonly string[], actorId: string, now: Date): Promise<readonly string[]>;
  backlog(): Promise<Backlog>;
  /** Tallies of periods before `period` whose totals were not published yet. */
  unpublishedTallies(period: string): Promise<readonly Tally[]>;
  /** Marks totals as published, unless they grew meanwhile. */
  markTalliesPublished(tallies: readonly Tally[]): Promise<void>;
  /**
   * Removes what is past its keep time: inbox, answers and dead letters. Times are the real ones. Returns rows removed, at
   * most `limit` of each.
   */
  sweep(before: {
    readonly inbox: Date;
    readonly answers: Date;
    readonly deadLetters: Date;
    readonly limit: number;
  }): Promise<number>;
}
