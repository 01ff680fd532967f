/** What becomes of one produce request. `duplicate`: stored twice, as by a retry with a new producer id. */
export type ProduceFate = 'stored' | 'request-lost' | 'response-lost' | 'duplicate';

/** What becomes of one fetch: `again` reads from the committed offset, as after a crash. */
export type FetchFate = 'normal' | 'again';

/** What may go wrong on the wire. Times are milliseconds. */
export type WireFaults = {
  readonly produce: () => ProduceFate;
  readonly fetch: () => FetchFate;
  /** Time of one way. Drawn for each partition of a request, which is what mixes topics, partitions and keys. */
  readonly delayMs: () => number;
  /** After this the sender gives up. */
  readonly timeoutMs: number;
  /** Most messages of one partition in one fetch. */
  readonly fetchSize: () => number;
  /** Time until a member hears that its share changed: while it does not know, it works on what is no longer its own. */
  readonly rebalanceDelayMs: () => number;
  /** Time until the group notices that a member died. */
  readonly sessionMs: () => number;
  /** Time until resolved offsets are committed. */
  readonly commitAfterMs: () => number;
};

/** A wire on which nothing goes wrong. */
export const calmWire: WireFaults = {
  produce: () => 'stored',
  fetch: () => 'normal',
  delayMs: () => 1,
  timeoutMs: 1_000,
  fetchSize: () => 500,
  rebalanceDelayMs: () => 5,
  sessionMs: () => 200,
  commitAfterMs: () => 20,
};

/** What becomes of a commit. `cut-…`: the connection is cut after COMMIT was sent. */
export type CommitFate = 'committed' | 'refused' | 'cut-committed' | 'cut-rolled-back';

/** What may go wrong in the store. Times are milliseconds. */
export type StoreFaults = {
  readonly commit: () => CommitFate;
  /** True: the connection is lost at this statement. */
  readonly statementFails: () => boolean;
  /** True: a removal of sent events is lost, as by a crash of the database before its asynchronous commit. */
  readonly removalLost: () => boolean;
  readonly delayMs: () => number;
};

/** A store in which nothing goes wrong. */
export const calmStore: StoreFaults = {
  commit: () => 'committed',
  statementFails: () => false,
  removalLost: () => false,
  delayMs: () => 1,
};
