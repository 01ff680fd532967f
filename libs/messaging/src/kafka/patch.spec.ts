import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { jest } from '@jest/globals';
import kafkajs from 'kafkajs';
import './patch.ts';
import { openSocket } from './socket.ts';

const require = createRequire(import.meta.url);
const RequestQueue = require('kafkajs/src/network/requestQueue');

describe('kafkajs, patched', () => {
  const queueWith = (pending: readonly unknown[]) =>
    Object.assign(Object.create(RequestQueue.prototype), { pending, throttledUntil: 0, throttleCheckTimeoutId: null });

  it('arms no timer while no request waits', () => {
    const queue = queueWith([]);
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeNull();
  });

  it('still arms one when a request waits', () => {
    const queue = queueWith([{}]);
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    clearTimeout(queue.throttleCheckTimeoutId);
  });

  it('compresses with LZ4 frames and reads them', async () => {
    const codec = kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4]();
    const buffer = Buffer.from('the same again and again '.repeat(200));
    const compressed: Buffer = await codec.compress({ buffer });
    expect(compressed.readUInt32LE(0)).toBe(0x184d2204);
    expect(compressed.length).toBeLessThan(buffer.length / 4);
    expect(await codec.decompress(compressed)).toEqual(buffer);
  });

  it('opens sockets without delay that notice a silent peer', () => {
    const noDelay = jest.spyOn(Socket.prototype, 'setNoDelay');
    const keepAlive = jest.spyOn(Socket.prototype, 'setKeepAlive');
    const socket = openSocket({ host: '127.0.0.1', port: 1, onConnect: () => undefined });
    socket.on('error', () => undefined).destroy();
    expect(noDelay).toHaveBeenCalledWith(true);
    expect(keepAlive).toHaveBeenCalledWith(true, 10_000);
    jest.restoreAllMocks();
  });
});
