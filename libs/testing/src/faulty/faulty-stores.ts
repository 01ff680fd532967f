import type { Store } from '@crossroads/messaging';

/**
 * A store that moves the fence in a transaction of its own, before the work: what "commit the offset first" does.
 * A crash between the two loses the messages. Only to prove that our tests would see it.
 */
export const commitsOffsetsFirst = (store: Store): Store => ({
  ...store,
  transaction: (sites, work) =>
    store.transaction(sites, tx =>
      work({ ...tx, advanceOffsets: (group, moves) => store.transaction([], own => own.advanceOffsets(group, moves)) }),
    ),
});

/** A store without an inbox: every event looks new, so a producer's duplicate takes effect twice. */
export const forgetsInbox = (store: Store): Store => ({
  ...store,
  transaction: (sites, work) =>
    store.transaction(sites, tx => work({ ...tx, claimInbox: (_, eventIds) => Promise.resolve(new Set(eventIds)) })),
});

/** A store whose outbox is read as a log with a cursor: an event that commits late below the cursor is never sent. */
export const readsOutboxByCursor = (store: Store): Store => {
  let sentUpTo = 0;
  return {
    ...store,
    readPending: (limit, fromId) => store.readPending(limit, Math.max(fromId, sentUpTo + 1)),
    removeSent: async (lease, ids, tallies) => {
      await store.removeSent(lease, ids, tallies);
      sentUpTo = Math.max(sentUpTo, ...ids);
    },
  };
};

/** The three ways of messaging that lose or double; each has to be caught by simulation and fault tests. */
export const faultyStores = { commitsOffsetsFirst, forgetsInbox, readsOutboxByCursor } as const;
