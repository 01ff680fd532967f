import { maxRecordBytes } from '../transport.ts';
import { bytesOf, checkSizes, chunksOf } from './chunks.ts';

const record = (bytes: number, key = 'k') => ({ topic: 't', partition: 0, key, value: Buffer.alloc(bytes) });

describe('the chunks of a send', () => {
  it('never hold more than 500 records, and keep the order', () => {
    const records = Array.from({ length: 1_201 }, (_, index) => record(10, String(index)));
    const chunks = chunksOf(records);
    expect(chunks.map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(chunks.flat()).toEqual(records);
  });

  it('never hold more bytes than the broker takes for one partition', () => {
    const chunks = chunksOf(Array.from({ length: 30 }, () => record(100_000)));
    expect(chunks.flat()).toHaveLength(30);
    for (const chunk of chunks) expect(bytesOf(chunk)).toBeLessThanOrEqual(maxRecordBytes);
  });

  it('are refused before anything is sent when one record is too large', () => {
    const records = [record(1), record(maxRecordBytes), record(2), record(maxRecordBytes)];
    expect(() => checkSizes(records)).toThrow(
      expect.objectContaining({ code: 'transport.record-too-large', retriable: false, records: [1, 3] }),
    );
    expect(() => checkSizes([record(maxRecordBytes - 200)])).not.toThrow();
  });
});
