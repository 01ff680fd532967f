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
const SWEEP_LIMIT = 5_000;

/** Removes what is past its keep time. Returns rows removed. */
export const sweep = (store: OperatorStore, realNow: Date): Promise<number> =>
  store.sweep({
    inbox: new Date(realNow.getTime() - INBOX_DAYS * DAY_MS),
    answers: new Date(realNow.getTime() - ANSWER_DAYS * DAY_MS),
    limit: SWEEP_LIMIT,
  });

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
