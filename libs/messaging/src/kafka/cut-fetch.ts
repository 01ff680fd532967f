import { createRequire } from 'node:module';

type Connection = { rejectRequests: (error: Error) => void };
type Broker = { readonly connectionPool: { readonly pool: readonly Connection[] } };
type Runner = {
  readonly running: boolean;
  readonly consumerGroup: {
    readonly cluster: { readonly brokerPool: { readonly brokers: Readonly<Record<string, Broker>> } };
  };
  fetch: (this: Runner, nodeId: number) => Promise<readonly unknown[]>;
  stop: (this: Runner) => Promise<void>;
};

const require = createRequire(import.meta.url);
const { prototype }: { readonly prototype: Runner } = require('kafkajs/src/consumer/runner');

/** Of the connections to a broker, the one that fetches have for themselves. */
const FETCHES = 1;

// kafkajs waits for the fetch that is under way before it stops, so a patient fetch would make every stop slow. Whoever
// stops wants nothing more: the request is given up, and the fetch ends with nothing before the consumer leaves its group.
const { fetch, stop } = prototype;

prototype.fetch = async function fetchUntilStopped(nodeId) {
  try {
    return await fetch.call(this, nodeId);
  } catch (error) {
    if (this.running) throw error;
    return [];
  }
};

prototype.stop = function stopAtOnce() {
  const stopped = stop.call(this);
  for (const { connectionPool } of Object.values(this.consumerGroup.cluster.brokerPool.brokers))
    connectionPool.pool[FETCHES]?.rejectRequests(new Error('The consumer stops'));
  return stopped;
};
