import { createRequire } from 'node:module';
import kafkajs from 'kafkajs';
import lz4 from 'lz4-napi';
import './cut-fetch.ts';

type RequestQueue = { readonly pending: readonly unknown[] };
type RequestQueueModule = { readonly prototype: { scheduleCheckPendingRequests: (this: RequestQueue) => void } };

const require = createRequire(import.meta.url);
const { prototype }: RequestQueueModule = require('kafkajs/src/network/requestQueue');

// kafkajs#1556: the stock method re-arms a 1 ms timer for ever once a connection answered (2 % of a core per client, and
// TimeoutNegativeWarning on newer Node). With nothing pending there is nothing to check.
const scheduleCheckPendingRequests = prototype.scheduleCheckPendingRequests;
prototype.scheduleCheckPendingRequests = function scheduleOnlyWhenPending() {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
};

// kafkajs ships a stub that throws. Kafka wants the LZ4 frame format. On this thread: a batch of three events takes 4 us,
// and a trip to the thread pool and back ten times that.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
  compress: async ({ buffer }: { buffer: Buffer }) => lz4.compressFrameSync(buffer),
  decompress: async (buffer: Buffer) => lz4.decompressFrameSync(buffer),
});

/** kafkajs with its patches in place. Nothing else in the project imports the package. */
export const { Kafka, CompressionTypes, Partitioners, logLevel } = kafkajs;
