/* oxlint-disable max-lines-per-function -- a suite, like a spec file */
import type { Fetched, Transport } from '@crossroads/messaging';
import { eventually } from '../eventually.ts';
import { past, record, textsOf, type TransportHarness } from './harness.ts';

/** What holds over several members of a group, one after another or side by side. */
export const sharing = (harness: () => TransportHarness): void => {
  let topic: string;
  let group: string;
  const transports: Transport[] = [];
  const open = async (options?: { readonly commits: boolean }): Promise<Transport> => {
    const transport = harness().transport(options);
    transports.push(transport);
    await transport.open([topic]);
    return transport;
  };
  beforeEach(async () => {
    topic = await harness().topic(4);
    group = harness().group();
  });
  afterEach(async () => {
    await Promise.all(transports.splice(0).map(transport => transport.close({ drain: false })));
  });

  const reader = async (
    transport: Transport,
    handle: (fetched: Fetched) => Promise<void> = () => Promise.resolve(),
  ) => {
    const seen: string[] = [];
    const onFetch = async (fetched: Fetched) => {
      seen.push(...textsOf(fetched));
      await handle(fetched);
      return past(fetched);
    };
    const subscription = await transport.subscribe({ group, topics: [topic], onFetch, onCrash: () => undefined });
    return { seen, subscription };
  };

  it('goes on where the group committed', async () => {
    const first = await open({ commits: false });
    await first.produceBatch([record(topic, 0, 'a'), record(topic, 0, 'b'), record(topic, 1, 'c')]);
    const { seen, subscription } = await reader(first);
    await eventually(() => expect(seen).toHaveLength(3));
    await subscription.commit([{ topic, partition: 0, next: 1 }, { topic, partition: 1, next: 1 }]); // prettier-ignore
    await first.close({ drain: false });
    const second = await reader(await open());
    await eventually(() => expect(second.seen).toEqual(['b']));
  });

  it('delivers again what a dead member had not committed', async () => {
    const first = await open({ commits: false });
    await first.produceBatch([record(topic, 0, 'a'), record(topic, 3, 'b')]);
    const { seen } = await reader(first);
    await eventually(() => expect(seen).toHaveLength(2));
    await first.close({ drain: false });
    const second = await reader(await open());
    await eventually(() => expect(second.seen.toSorted()).toEqual(['a', 'b']));
  });

  it('finishes and commits the work at hand when it drains', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const first = await open({ commits: false });
    await first.produceBatch([record(topic, 0, 'a')]);
    const { seen } = await reader(first, () => {
      begun.resolve();
      return goOn.promise;
    });
    await begun.promise;
    const closed = first.close({ drain: true });
    goOn.resolve();
    await closed;
    expect(seen).toEqual(['a']);
    const second = await open();
    await second.produceBatch([record(topic, 0, 'b')]);
    const next = await reader(second);
    await eventually(() => expect(next.seen).toEqual(['b']));
  });

  it('shares the partitions among members and loses nothing when they come and go', async () => {
    const first = await open();
    const one = await reader(first);
    await eventually(() => expect(one.subscription.health().assigned).toHaveLength(4));
    const second = await open();
    const two = await reader(second);
    await eventually(() => expect(two.subscription.health().assigned).toHaveLength(2), { withinMs: 30_000 });
    await eventually(() => expect(one.subscription.health().assigned).toHaveLength(2), { withinMs: 30_000 });
    await first.produceBatch([0, 1, 2, 3].map(partition => record(topic, partition, `a${partition}`)));
    await eventually(() => expect([...one.seen, ...two.seen].toSorted()).toEqual(['a0', 'a1', 'a2', 'a3']));
    await second.close({ drain: true });
    await first.produceBatch([0, 1, 2, 3].map(partition => record(topic, partition, `b${partition}`)));
    await eventually(() => expect(one.seen).toEqual(expect.arrayContaining(['b0', 'b1', 'b2', 'b3'])), {
      withinMs: 30_000,
    });
    expect(two.seen.filter(text => text.startsWith('b'))).toEqual([]);
  });

  it('gives each group everything', async () => {
    const transport = await open();
    await transport.produceBatch([record(topic, 2, 'a')]);
    const one = await reader(transport);
    group = harness().group();
    const two = await reader(await open());
    await eventually(() => expect([one.seen, two.seen]).toEqual([['a'], ['a']]));
  });

  it('tells the handler when the work is no longer its own', async () => {
    const signals: AbortSignal[] = [];
    const first = await open();
    await first.produceBatch([0, 1, 2, 3].map(partition => record(topic, partition, 'a')));
    await reader(first, ({ signal }) => {
      signals.push(signal);
      return new Promise((resolve, reject) => {
        if (signals.length > 1) return resolve();
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    });
    await eventually(() => expect(signals).toHaveLength(1));
    await reader(await open());
    await eventually(() => expect(signals[0]?.aborted).toBe(true), { withinMs: 30_000 });
  });
};
