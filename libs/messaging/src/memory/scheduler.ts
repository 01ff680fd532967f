import type { Random } from '@crossroads/kernel';

/** Where the in-memory parts get their time and their luck. Times are milliseconds. */
export type Scheduler = {
  readonly random: Random;
  readonly now: () => number;
  /** Runs later; the returned function takes it back. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Waits on the scheduler. Never resolves when its process is killed meanwhile. */
export const pause = (scheduler: Scheduler, ms: number): Promise<void> =>
  new Promise(resolve => {
    scheduler.after(ms, resolve);
  });

/** A time between the bounds, drawn. */
export const between = (random: Random, fromMs: number, toMs: number): number => fromMs + random() * (toMs - fromMs);

/** The machine's own time and luck: for the conformance suite. */
export const realTime: Scheduler = {
  random: () => Math.random(),
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
