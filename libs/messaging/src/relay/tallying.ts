import type { PendingEvent, Tally } from '../store/outbox-store.ts';
import { instantOf } from '../uuid-v7.ts';

const ZERO = 0n;
const bitsOf = (id: string): bigint => BigInt(`0x${id.replaceAll('-', '')}`);

/** The hour that an event is counted in: that of its id, so that a reader finds it from the event alone. UTC. */
export const periodOf = (eventId: string): string => instantOf(eventId).toISOString().slice(0, 13);

// Counting the counts would never end.
const isTally = (topic: string): boolean => topic.endsWith('.tally.v1');

/** Counts and XOR of event ids, by topic and hour. */
export const talliesOf = (events: readonly PendingEvent[]): Tally[] => {
  const found = new Map<string, { topic: string; period: string; count: number; xor: bigint }>();
  for (const { topic, eventId } of events) {
    if (isTally(topic)) continue;
    const period = periodOf(eventId);
    const name = `${topic} ${period}`;
    const tally = found.get(name) ?? { topic, period, count: 0, xor: ZERO };
    found.set(name, { ...tally, count: tally.count + 1, xor: tally.xor ^ bitsOf(eventId) });
  }
  return [...found.values()].map(({ xor, ...tally }) => ({ ...tally, xor: xor.toString(16).padStart(32, '0') }));
};
