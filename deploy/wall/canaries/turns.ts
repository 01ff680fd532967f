/** Does the work for each, so many at a time. Gives the results in the order of what was given. */
export const inTurns = async <T, R>(
  all: readonly T[],
  atOnce: number,
  work: (one: T, nth: number) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = [];
  const waiting = all.entries();
  const worker = async (): Promise<void> => {
    for (const [nth, one] of waiting) results[nth] = await work(one, nth);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
