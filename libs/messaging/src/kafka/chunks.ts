import { maxRecordBytes, maxRecordsPerSend, TransportError, type OutgoingRecord } from '../transport.ts';

/** Bytes that one record takes besides its contents, generously. */
const overheadBytes = 64;

/** Bytes of a record on the wire, at most. */
export const sizeOf = ({ key, value, headers }: OutgoingRecord): number => {
  const held = Object.entries(headers ?? {}).reduce((sum, [name, text]) => sum + name.length + text.length * 3 + 8, 0);
  return Buffer.byteLength(key) + value.length + held + overheadBytes;
};

/** Refuses before the send what the broker would refuse after it stored the rest. @throws {TransportError} `transport.record-too-large` */
export const checkSizes = (records: readonly OutgoingRecord[]): void => {
  const tooLarge = records.flatMap((record, index) => (sizeOf(record) > maxRecordBytes ? [index] : []));
  if (tooLarge.length === 0) return;
  throw new TransportError('transport.record-too-large', `A record may have ${maxRecordBytes} bytes`, {
    records: tooLarge,
  });
};

/** Sends, in order: each within the count that kafkajs bears and the bytes that the broker takes for one partition. */
export const chunksOf = (records: readonly OutgoingRecord[]): OutgoingRecord[][] => {
  const chunks: OutgoingRecord[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = sizeOf(record);
    const last = chunks.at(-1);
    const fits = last !== undefined && last.length < maxRecordsPerSend && bytes + size <= maxRecordBytes;
    if (fits) last.push(record);
    else chunks.push([record]);
    bytes = fits ? bytes + size : size;
  }
  return chunks;
};

/** Bytes of a whole send. */
export const bytesOf = (records: readonly OutgoingRecord[]): number =>
  records.reduce((sum, record) => sum + sizeOf(record), 0);
