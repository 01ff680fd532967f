import { errorFields } from '@crossroads/platform';
import type { Logger } from '@crossroads/platform';
import { Bell } from '../bell.ts';
import type { Scheduler } from '../memory/scheduler.ts';
import type { OperatorStore } from '../store/operator-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days that event ids are remembered: retention of topics (14) and of replays (30), and a day more. Our own default. */
export const INBOX_DAYS = 45;
/** Days that answers to repeated requests are kept. Our own default; at least 30. */
export const ANSWER_DAYS = 35;
/** Days that dead letters are kept after they died, replayed or not: the envelope's seven years. @source architecture.md 7 (C1) */
export const DEAD_LETTER_DAYS = 7 * 365;
const SWEEP_LIMIT = 5_000;

// A million rows of each kind in ten minutes, in steps that hold nobody back: more than ever comes in.
const MOST_SWEEPS = 200;

/** Removes what is past its keep time, all of it as far as it goes at one time. Returns rows removed. */
export const sweep = async (store: Pick<OperatorStore, 'sweep'>, realNow: Date): Promise<number> => {
  const daysAgo = (days: number): Date => new Date(realNow.getTime() - days * DAY_MS);
  const [inbox, answers, deadLetters] = [daysAgo(INBOX_DAYS), daysAgo(ANSWER_DAYS), daysAgo(DEAD_LETTER_DAYS)];
  let removed = 0;
  for (let nth = 0; nth < MOST_SWEEPS; nth += 1) {
    const some = await store.sweep({ inbox, answers, deadLetters, limit: SWEEP_LIMIT });
    removed += some;
    if (some < SWEEP_LIMIT) break;
  }
  return removed;
};

/** Something done again and again. */
export type Chore = { readonly everyMs: number; readonly name: string; readonly run: () => Promise<unknown> };

/** Does chores at their times; one that fails is done again at its next time. */
export class Chores {
  private readonly bells: Bell[] = [];
  private isStopping = false;

  constructor(
    private readonly time: Scheduler,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  start(chores: readonly Chore[]): void {
    for (const chore of chores) void this.repeat(chore);
  }

  /** No chore begins any more; no timer is left. */
  stop(): void {
    this.isStopping = true;
    for (const bell of this.bells) bell.ring();
  }

  private async repeat(chore: Chore): Promise<void> {
    const bell = new Bell(this.time);
    this.bells.push(bell);
    for (;;) {
      await bell.wait(chore.everyMs);
      if (this.isStopping) return;
      try {
        await chore.run();
      } catch (error) {
        this.log.warn('chore failed', { name: chore.name, ...errorFields(error) });
      }
    }
  }
}
