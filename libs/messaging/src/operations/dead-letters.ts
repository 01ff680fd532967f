import type { DeadLetter } from '../store/consumer-store.ts';
import type { DeadLetterFilter, OperatorStore } from '../store/operator-store.ts';

/** A dead letter as an operator sees it: where, why, how often; never what it holds. */
export type DeadLetterLine = Omit<DeadLetter, 'raw' | 'key'> & { readonly bytes: number };

/** How dead letters are replayed. */
export type ReplayOptions = {
  readonly filter: DeadLetterFilter;
  /** Opaque id of who asks; written down with each replay. */
  readonly actorId: string;
  /** Names what would be replayed, and replays nothing. */
  readonly dryRun: boolean;
  readonly now: Date;
};

/** Dead letters that were not replayed since they died, oldest first. */
export const listDeadLetters = async (store: OperatorStore, filter: DeadLetterFilter): Promise<DeadLetterLine[]> => {
  const letters = await store.deadLetters(filter);
  return letters.map(({ raw, ...letter }) => {
    const line: Omit<DeadLetter, 'raw' | 'key'> & { key?: unknown } = letter;
    delete line.key;
    return { ...line, bytes: raw?.length ?? 0 };
  });
};

/**
 * Hands dead letters to the retry worker of the service that gave them up: they go through its usual handler, under
 * their own event ids, so that one that took effect after all has none again. Returns the ids handed over.
 */
export const replayDeadLetters = async (store: OperatorStore, options: ReplayOptions): Promise<readonly string[]> => {
  const { filter, actorId, dryRun, now } = options;
  const ids = (await store.deadLetters(filter)).map(({ id }) => id);
  return dryRun ? ids : store.replayDeadLetters(ids, actorId, now);
};
