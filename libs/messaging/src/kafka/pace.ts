import { setTimeout as sleep } from 'node:timers/promises';

/** Lets the rest of a pace go by, counted from when the work began; none where the work took as long already. */
export const restOfPace = async (paceMs: number, began: number, signal: AbortSignal): Promise<void> => {
  const left = paceMs - (performance.now() - began);
  if (left > 1) await sleep(left, undefined, { signal });
};
