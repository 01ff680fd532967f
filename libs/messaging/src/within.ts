import type { Scheduler } from './memory/scheduler.ts';

/** What the work gives, or what `late` gives when it took too long. No timer is left behind. */
export const within = async <T>(
  time: Scheduler,
  ms: number,
  run: { work: () => Promise<T>; late: () => T | Promise<T> },
): Promise<T> => {
  let cancel = (): void => undefined;
  const timeout = new Promise<void>(resolve => {
    cancel = time.after(ms, resolve);
  });
  try {
    return await Promise.race([run.work(), timeout.then(run.late)]);
  } finally {
    cancel();
  }
};
