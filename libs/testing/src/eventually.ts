import { setTimeout as sleep } from 'node:timers/promises';

/** How long to go on trying, and how often, in milliseconds. */
export type Patience = { readonly withinMs?: number; readonly everyMs?: number };

/** Repeats a check until it passes; fails with its last error when the time is over. For what happens soon, never for what must not happen. */
export const eventually = async <T>(
  check: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 20 }: Patience = {},
): Promise<T> => {
  const end = performance.now() + withinMs;
  const attempt = async (): Promise<T> => {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(everyMs);
      return attempt();
    }
  };
  return attempt();
};
