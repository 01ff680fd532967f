import type { RunResult } from './run.ts';

const STEPS = [300, 400, 500, 600, 700, 800, 900, 1000, 1200, 1400] as const;

/** The highest rate of a ramp that holds; each step runs once, and the ramp ends at the first that does not. */
export const findCeiling = async (
  runAt: (rate: number) => Promise<RunResult>,
  say: (result: RunResult) => void,
): Promise<number> => {
  let held = 0;
  for (const rate of STEPS) {
    const result = await runAt(rate);
    say(result);
    if (!result.holds || result.refused > 0) return held;
    held = rate;
  }
  return held;
};
