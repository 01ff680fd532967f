import type { EachBatchPayload } from 'kafkajs';

type Waiting = { readonly payload: EachBatchPayload; readonly settle: PromiseWithResolvers<void> };

/**
 * Joins the batches of one fetch. kafkajs calls `eachBatch` per partition, all in the same turn when it may run enough of
 * them at once, and fetches again only after the last has settled; so what waits at the end of the turn is one fetch.
 */
export const joinFetch = (
  handle: (batches: readonly EachBatchPayload[]) => Promise<void>,
): ((payload: EachBatchPayload) => Promise<void>) => {
  let waiting: Waiting[] = [];
  let busy = false;

  const flush = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      const handled = handle(taken.map(({ payload }) => payload));
      await handled.then(
        () => taken.forEach(({ settle }) => settle.resolve()),
        (error: unknown) => taken.forEach(({ settle }) => settle.reject(error)),
      );
    }
    busy = false;
  };

  return payload => {
    const settle = Promise.withResolvers<void>();
    waiting.push({ payload, settle });
    if (waiting.length === 1 && !busy) setImmediate(() => void flush());
    return settle.promise;
  };
};
