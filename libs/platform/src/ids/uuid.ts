import { randomFillSync, randomUUID } from 'node:crypto';
import type { NewId } from '@crossroads/kernel';

const pool = Buffer.alloc(4096);
let used = pool.length;

const tenRandomBytes = (): Buffer => {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return pool.subarray(used - 10, used);
};

const COUNTER_END = 0x1000;

/**
 * A source of UUIDv7 that never repeats and never goes back, also within a millisecond and when the clock steps back.
 * @param now milliseconds since 1970; real time unless a test says otherwise, because ids keep real time
 */
export const uuidv7Source = (now: () => number = Date.now): NewId => {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const random = tenRandomBytes();
    const ms = now();
    counter = ms > lastMs ? random.readUInt16BE(0) & 0x7ff : counter + 1;
    lastMs = Math.max(ms, lastMs) + (counter === COUNTER_END ? 1 : 0);
    counter %= COUNTER_END;
    const time = lastMs.toString(16).padStart(12, '0');
    const variant = (random.readUInt16BE(2) & 0x3fff) | 0x8000;
    const head = `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}`;
    return `${head}-${variant.toString(16)}-${random.toString('hex', 4)}`;
  };
};

/** A new id for an aggregate or an event: UUIDv7 of the real time, growing within this process. */
export const uuidv7: NewId = uuidv7Source();

/** A new id for a person or a subject: UUIDv4, with no time in it. */
export const randomId: NewId = () => randomUUID();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a UUID in lower case, the only form that is stored. */
export const isUuid = (text: string): boolean => UUID.test(text);
