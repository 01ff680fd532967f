/** Beats beside a batch that is at work, until stopped. */
export type Heartbeat = {
  /** Why the group let us go, if it did. */
  readonly failure: () => Error | undefined;
  readonly stop: () => void;
};

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error('heartbeat failed'));

/**
 * kafkajs beats only between batches, so a long one would be taken for dead. A refused beat aborts the work: the
 * generation is over and somebody else may own the partitions.
 */
export const startHeartbeat = (
  beat: () => Promise<void>,
  { everyMs, abort }: { readonly everyMs: number; readonly abort: AbortController },
): Heartbeat => {
  let failure: Error | undefined;
  let beating = false;
  const timer = setInterval(() => {
    if (beating || failure) return;
    beating = true;
    beat()
      .catch((cause: unknown) => {
        failure = asError(cause);
        abort.abort(failure);
      })
      .finally(() => {
        beating = false;
      });
  }, everyMs);
  return { failure: () => failure, stop: () => clearInterval(timer) };
};
