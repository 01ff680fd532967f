import type { Random } from '@crossroads/kernel';

/** Waits that grow by `factor` up to a cap. Milliseconds. */
export type Backoff = { readonly baseMs: number; readonly capMs: number; readonly factor?: number };

/** The wait before the given attempt (1 is the first retry), drawn between half and all of it so that waiters spread. */
export const delayOf = ({ baseMs, capMs, factor = 2 }: Backoff, attempt: number, random: Random): number => {
  const full = Math.min(capMs, baseMs * factor ** Math.max(0, attempt - 1));
  return full / 2 + random() * (full / 2);
};
