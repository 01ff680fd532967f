import { createRequire } from 'node:module';

type Batches = readonly unknown[];
type Runner = {
  fetch: (this: Runner, nodeId: number) => Promise<Batches>;
  stop: (this: Runner) => Promise<void>;
};
type Connection = { readonly host: string; readonly port: number; rejectRequests: (error: Error) => void };
type ConnectionPool = {
  readonly pool: readonly Connection[];
  destroy: (this: ConnectionPool) => Promise<void>;
};
type Errors = { readonly KafkaJSConnectionClosedError: new (message: string, at: Partial<Connection>) => Error };

const require = createRequire(import.meta.url);
const { prototype: runner }: { readonly prototype: Runner } = require('kafkajs/src/consumer/runner');
const { prototype: pool }: { readonly prototype: ConnectionPool } = require('kafkajs/src/network/connectionPool');
const { KafkaJSConnectionClosedError }: Errors = require('kafkajs/src/errors');

// kafkajs waits for the fetch that is under way before it stops, and again before it disconnects, so a patient fetch would
// make every stop slow. Whoever stops wants nothing more: the answer that still comes is dropped, and its offsets were
// never taken as read.
const cuts = new WeakMap<Runner, Set<() => void>>();

const cutsOf = (of: Runner): Set<() => void> => {
  const known = cuts.get(of) ?? new Set();
  cuts.set(of, known);
  return known;
};

const { fetch, stop } = runner;

runner.fetch = async function fetchUntilStopped(nodeId) {
  const { promise, resolve } = Promise.withResolvers<Batches>();
  const cut = (): void => resolve([]);
  cutsOf(this).add(cut);
  try {
    const fetched = fetch.call(this, nodeId);
    fetched.catch(() => undefined);
    return await Promise.race([fetched, promise]);
  } finally {
    cutsOf(this).delete(cut);
  }
};

runner.stop = function stopAtOnce() {
  const stopped = stop.call(this);
  for (const cut of cutsOf(this)) cut();
  return stopped;
};

const FETCHES = 1;
const { destroy } = pool;

pool.destroy = function destroyAtOnce() {
  const fetching = this.pool[FETCHES];
  fetching?.rejectRequests(new KafkaJSConnectionClosedError('Closed', fetching));
  return destroy.call(this);
};
