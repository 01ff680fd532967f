import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from './progress.ts';
import type { System } from './system.ts';
import type { Unit } from './unit.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

const revive = async (unit: Unit, progress: Progress, isStopping: () => boolean): Promise<void> => {
  for (let wait = FIRST_WAIT_MS; !isStopping(); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    await sleep(wait);
    try {
      await progress.step(`${unit.name} is back`, () => unit.start());
      return;
    } catch (error) {
      progress.say(error instanceof Error ? error.message : String(error));
    }
  }
};

/** Starts again whatever ends without having been asked to, with growing pauses, until the system is being stopped. */
export const supervise = (system: System, progress: Progress, isStopping: () => boolean): void => {
  for (const unit of system.units)
    unit.onUnexpectedEnd(reason => {
      if (isStopping()) return;
      progress.say(`${unit.name} ${reason}: starting it again`);
      void revive(unit, progress, isStopping);
    });
};
