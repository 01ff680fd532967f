import { murmur2, partitionFor } from './partition.ts';

// Known answers of the Java client (org.apache.kafka.common.utils.UtilsTest).
it.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('hashes %s as the Java client does', (text, hash) => {
  expect(murmur2(Buffer.from(text))).toBe(hash);
});

it('never leaves the range of partitions', () => {
  for (let index = 0; index < 1000; index++) {
    const partition = partitionFor(`key-${index}`, 6);
    expect(partition).toBeGreaterThanOrEqual(0);
    expect(partition).toBeLessThan(6);
  }
});
