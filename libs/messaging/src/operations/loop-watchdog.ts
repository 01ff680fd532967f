import { Worker } from 'node:worker_threads';

const TICK_MS = 500;

// Runs in its own thread, where a blocked event loop of the main thread does not reach.
// It counts its own ticks and not time, because a process that was stopped and goes on has not hung.
const WATCH = `
const { workerData: { beats, ticks } } = require('node:worker_threads');
const seen = new Int32Array(beats);
let last = Atomics.load(seen, 0), still = 0;
setInterval(() => {
  const now = Atomics.load(seen, 0);
  still = now === last ? still + 1 : 0;
  last = now;
  if (still > ticks) process.kill(process.pid, 'SIGKILL');
}, ${TICK_MS});
`;

/**
 * Kills the process when its event loop does not turn for so long: a message with an endless loop behind it then counts
 * as one that kills, and is found by its attempts. Returns how to stop watching.
 */
export const watchLoop = (limitMs: number): (() => void) => {
  if (limitMs === 0) return () => undefined;
  const beats = new SharedArrayBuffer(4);
  const seen = new Int32Array(beats);
  const limits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 };
  const worker = new Worker(WATCH, {
    eval: true,
    workerData: { beats, ticks: Math.ceil(limitMs / TICK_MS) },
    resourceLimits: limits,
  });
  worker.unref();
  const timer = setInterval(() => Atomics.add(seen, 0, 1), TICK_MS).unref();
  return () => {
    clearInterval(timer);
    void worker.terminate();
  };
};
