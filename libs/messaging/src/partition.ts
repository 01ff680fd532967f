const seed = 0x9747b28c;
const m = 0x5bd1e995;
const r = 24;

const tail = (bytes: Buffer, hash: number): number => {
  const rest = bytes.length & 3;
  const at = bytes.length & ~3;
  let mixed = hash;
  for (let index = rest - 1; index >= 0; index--) mixed ^= bytes.readUInt8(at + index) << (8 * index);
  return rest === 0 ? mixed : Math.imul(mixed, m);
};

/** Kafka's murmur2 hash of the bytes, as a signed 32-bit number: the same as the Java client's. */
export const murmur2 = (bytes: Buffer): number => {
  let hash = seed ^ bytes.length;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    let block = Math.imul(bytes.readInt32LE(at), m);
    block = Math.imul(block ^ (block >>> r), m);
    hash = Math.imul(hash, m) ^ block;
  }
  hash = tail(bytes, hash);
  hash = Math.imul(hash ^ (hash >>> 13), m);
  return (hash ^ (hash >>> 15)) | 0;
};

/** The partition of a key: computed here and always sent, so that changing the client never moves a key. */
export const partitionFor = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
