/* oxlint-disable max-lines-per-function -- a suite, like a spec file */
import { maxRecordBytes, type Transport } from '@crossroads/messaging';
import { eventually } from '../eventually.ts';
import { past, record, textsOf, type TransportHarness } from './harness.ts';

const readAll = async (transport: Transport, topic: string, group: string): Promise<string[]> => {
  const seen: string[] = [];
  const onFetch = (fetched: Parameters<typeof past>[0]) => {
    seen.push(...textsOf(fetched));
    return Promise.resolve(past(fetched));
  };
  await transport.subscribe({ group, topics: [topic], onFetch, onCrash: () => undefined });
  return seen;
};

/** What holds for sending. */
export const producing = (harness: () => TransportHarness): void => {
  let transport: Transport;
  beforeEach(() => {
    transport = harness().transport();
  });
  afterEach(() => transport.close({ drain: false }));

  it('keeps the order of every partition over many batches', async () => {
    const topic = await harness().topic(3);
    await transport.open([topic]);
    const texts = [0, 1, 2].map(partition => Array.from({ length: 40 }, (_, index) => `${partition}:${index}`));
    for (let index = 0; index < 40; index += 4) {
      const batch = texts.flatMap((list, partition) =>
        list.slice(index, index + 4).map(text => record(topic, partition, text)),
      );
      await transport.produceBatch(batch);
    }
    const seen = await readAll(transport, topic, harness().group());
    await eventually(() => expect(seen).toHaveLength(120));
    for (const [partition, list] of texts.entries()) {
      expect(seen.filter(text => text.startsWith(`${partition}:`))).toEqual(list);
    }
  });

  it('stores more records at once than one request may hold', async () => {
    const topic = await harness().topic(2);
    await transport.open([topic]);
    const texts = Array.from({ length: 1_700 }, (_, index) => `${index % 2}:${index}`);
    await transport.produceBatch(texts.map((text, index) => record(topic, index % 2, text)));
    const seen = await readAll(transport, topic, harness().group());
    await eventually(() => expect(seen).toHaveLength(texts.length));
    expect(seen.filter(text => text.startsWith('1:'))).toEqual(texts.filter(text => text.startsWith('1:')));
  });

  it('acknowledges each partition with the offset of its first record', async () => {
    const topic = await harness().topic(2);
    await transport.open([topic]);
    await transport.produceBatch([record(topic, 1, 'a'), record(topic, 1, 'b')]);
    const acks = await transport.produceBatch([record(topic, 0, 'c'), record(topic, 1, 'd')]);
    expect(acks).toHaveLength(2);
    expect(acks).toContainEqual({ topic, partition: 0, baseOffset: 0 });
    expect(acks).toContainEqual({ topic, partition: 1, baseOffset: 2 });
  });

  it('refuses a record that is too large, stores nothing of its batch, and goes on', async () => {
    const topic = await harness().topic(2);
    await transport.open([topic]);
    const large = { ...record(topic, 1, ''), value: Buffer.alloc(maxRecordBytes + 1) };
    const failure = { code: 'transport.record-too-large', retriable: false, records: [1] };
    await expect(transport.produceBatch([record(topic, 0, 'a'), large])).rejects.toMatchObject(failure);
    await transport.produceBatch([record(topic, 0, 'b'), record(topic, 1, 'c')]);
    const seen = await readAll(transport, topic, harness().group());
    await eventually(() => expect(seen.toSorted()).toEqual(['b', 'c']));
  });

  it('refuses to open or to write a topic that does not exist', async () => {
    const topic = await harness().topic(1);
    await expect(transport.open([topic, 'no.such.topic'])).rejects.toMatchObject({
      code: 'transport.unknown-topic',
      retriable: false,
    });
    await transport.open([topic]);
    const batch = [record(topic, 0, 'a'), record('no.such.topic', 0, 'b')];
    const failure = { code: 'transport.unknown-topic', retriable: false, records: [1] };
    await expect(transport.produceBatch(batch)).rejects.toMatchObject(failure);
    expect(() => transport.partitionsOf('no.such.topic')).toThrow('was not opened');
    expect(transport.partitionsOf(topic)).toBe(1);
  });

  it('lets no stranger in', async () => {
    const topic = await harness().topic(1);
    const stranger = harness().stranger();
    try {
      await expect(stranger.open([topic])).rejects.toMatchObject({ code: 'transport.refused', retriable: false });
    } finally {
      await stranger.close({ drain: false });
    }
  });

  it('sends nothing once it is closed', async () => {
    const topic = await harness().topic(1);
    await transport.open([topic]);
    await transport.close({ drain: true });
    await expect(transport.produceBatch([record(topic, 0, 'a')])).rejects.toMatchObject({ code: 'transport.closed' });
  });
};
