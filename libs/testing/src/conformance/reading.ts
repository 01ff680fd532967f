/* oxlint-disable max-lines-per-function -- a suite, like a spec file */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetched, Transport } from '@crossroads/messaging';
import { eventually } from '../eventually.ts';
import { past, record, textsOf, type TransportHarness } from './harness.ts';

const quietMs = 300;

/** What holds for one member of a group. */
export const reading = (harness: () => TransportHarness): void => {
  let transport: Transport;
  let topic: string;
  let group: string;
  const crashes: Error[] = [];
  const onCrash = (error: Error) => void crashes.push(error);
  beforeEach(async () => {
    crashes.length = 0;
    transport = harness().transport();
    topic = await harness().topic(4);
    group = harness().group();
    await transport.open([topic]);
  });
  afterEach(() => transport.close({ drain: false }));
  const produce = (...records: [partition: number, text: string][]) =>
    transport.produceBatch(records.map(([partition, text]) => record(topic, partition, text)));
  const everyPartition = (text: string) => produce([0, text], [1, text], [2, text], [3, text]);

  it('hands over all partitions of one fetch at once', async () => {
    await everyPartition('a');
    const fetches: Fetched[] = [];
    const onFetch = (fetched: Fetched) => {
      fetches.push(fetched);
      return Promise.resolve(past(fetched));
    };
    await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    await eventually(() => expect(fetches.flatMap(textsOf)).toHaveLength(4));
    expect(fetches[0]?.partitions.map(({ partition }) => partition).toSorted()).toEqual([0, 1, 2, 3]);
    expect(fetches[0]?.partitions.map(({ highWatermark }) => highWatermark)).toEqual([1, 1, 1, 1]);
  });

  it('hands over key, value, headers and offset as they were sent', async () => {
    const value = Buffer.from([0, 255, 10]);
    await transport.produceBatch([{ topic, partition: 2, key: 'k', value, headers: { traceparent: 't' } }]);
    const fetches: Fetched[] = [];
    const onFetch = (fetched: Fetched) => Promise.resolve(past(fetched)).finally(() => fetches.push(fetched));
    await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    const [fetched] = await eventually(() => (expect(fetches).toHaveLength(1), fetches));
    expect(fetched?.partitions[0]).toMatchObject({
      topic,
      partition: 2,
      messages: [{ offset: 0, key: 'k', headers: { traceparent: 't' } }],
    });
    expect(fetched?.partitions[0]?.messages[0]?.value).toEqual(value);
  });

  it('reads again what the handler left out, and jumps where it says', async () => {
    await produce([0, 'a'], [0, 'b'], [0, 'c'], [1, 'x']);
    const seen: string[][] = [];
    const answers = [
      (fetched: Fetched) => past(fetched).filter(({ partition }) => partition === 1), // 0 left out
      () => [{ topic, partition: 0, next: 1 }], // one of three
      () => [{ topic, partition: 0, next: 0 }], // back
      () => [{ topic, partition: 0, next: 2 }], // ahead
    ];
    const onFetch = (fetched: Fetched) => {
      seen.push(textsOf(fetched));
      return Promise.resolve((answers.shift() ?? past)(fetched));
    };
    await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    await eventually(() => expect(seen).toHaveLength(5));
    expect(seen[0]?.toSorted()).toEqual(['a', 'b', 'c', 'x']);
    expect(seen.slice(1)).toEqual([['a', 'b', 'c'], ['b', 'c'], ['a', 'b', 'c'], ['c']]);
  });

  it('pauses a partition, and resumes it where it was', async () => {
    const seen: string[] = [];
    const onFetch = (fetched: Fetched) => {
      seen.push(...textsOf(fetched));
      return Promise.resolve(past(fetched));
    };
    const subscription = await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    await everyPartition('a');
    await eventually(() => expect(seen).toHaveLength(4));
    subscription.pause([{ topic, partition: 0 }]);
    await sleep(quietMs); // a fetch that was on its way may still bring it
    await produce([0, 'p1'], [0, 'p2'], [1, 'b']);
    await eventually(() => expect(seen).toContain('b'));
    await sleep(quietMs);
    expect(seen).not.toContain('p1');
    subscription.resume([{ topic, partition: 0 }]);
    await eventually(() => expect(seen.slice(-2)).toEqual(['p1', 'p2']));
  });

  it('tells how far behind it is', async () => {
    const blocked = Promise.withResolvers<void>();
    const onFetch = (fetched: Fetched) => blocked.promise.then(() => past(fetched));
    await produce([0, 'a'], [0, 'b'], [3, 'c']);
    const subscription = await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    const lags = async () => (await subscription.lag()).reduce((sum, { lag }) => sum + lag, 0);
    await eventually(async () => expect(await lags()).toBe(3));
    expect(subscription.health()).toMatchObject({ group, state: 'running', lastProgressAt: undefined });
    blocked.resolve();
    await eventually(async () => expect(await lags()).toBe(0));
    expect(subscription.health().assigned).toHaveLength(4);
    expect(subscription.health().lastProgressAt).toBeInstanceOf(Date);
  });

  it('dies aloud when the handler fails, once', async () => {
    await produce([0, 'a']);
    const onFetch = () => Promise.reject(new TypeError('a bug'));
    await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    await eventually(() => expect(crashes).toHaveLength(1));
    await sleep(quietMs);
    expect(crashes).toHaveLength(1);
    expect(transport.health().subscriptions.filter(({ state }) => state === 'running')).toEqual([]);
  });

  it('aborts the work at hand when it is closed without draining', async () => {
    await produce([0, 'a']);
    const signals: AbortSignal[] = [];
    const onFetch = ({ signal }: Fetched): Promise<never> => {
      signals.push(signal);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    };
    const subscription = await transport.subscribe({ group, topics: [topic], onFetch, onCrash });
    await eventually(() => expect(signals).toHaveLength(1));
    await subscription.close({ drain: false });
    expect(signals[0]?.aborted).toBe(true);
    expect(crashes).toEqual([]);
  });
};
