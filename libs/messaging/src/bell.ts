import type { Scheduler } from './memory/scheduler.ts';

/** Wakes a loop that waits: a ring before the wait counts too. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  constructor(private readonly time: Scheduler) {}

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves when rung, at the latest after the time. True when it was rung. */
  async wait(ms: number): Promise<boolean> {
    if (!this.rung && ms > 0) {
      await new Promise<void>(resolve => {
        const cancel = this.time.after(ms, resolve);
        this.wake = () => {
          cancel();
          resolve();
        };
      });
      this.wake = undefined;
    }
    const was = this.rung;
    this.rung = false;
    return was;
  }
}
