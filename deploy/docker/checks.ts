import type { Progress } from '../local/progress.ts';

/** Runs named checks one after the other, says how each ended, and counts. */
export type Checks = {
  /** @returns what the work gave, or undefined where it failed */
  check<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  readonly counts: () => { readonly passed: number; readonly failed: number };
};

export const checksOn = (progress: Progress): Checks => {
  let passed = 0;
  let failed = 0;
  return {
    counts: () => ({ passed, failed }),
    async check(name, work) {
      try {
        const result = await progress.step(`ok      ${name}`, work);
        passed += 1;
        return result;
      } catch (error) {
        failed += 1;
        progress.say(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
  };
};

/** @throws {Error} with that sentence where it does not hold */
export const must = (holds: boolean, sentence: string): void => {
  if (!holds) throw new Error(sentence);
};
