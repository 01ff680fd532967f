import type { TopicRecord } from './topic-reader.ts';

/** An event as far as the oracle looks at it. */
export type SeenEvent = {
  readonly id: string;
  readonly type: string;
  readonly topic: string;
  readonly subject: string;
  readonly sequence: number;
  readonly data: unknown;
};

/** The event of a record. @throws when it is none */
export const seenEvent = ({ topic, value }: Pick<TopicRecord, 'topic' | 'value'>): SeenEvent => {
  const event = JSON.parse(value) as Omit<SeenEvent, 'topic'>;
  return { ...event, topic };
};

/** What is wrong with the order of events, in words; and how many were stored twice, which delivery allows. */
export type SequenceReport = {
  readonly faults: readonly string[];
  readonly duplicates: number;
  readonly events: number;
};

/**
 * Checks that each subject of each topic was published as 1, 2, 3 and so on. The same event may stand there twice (a
 * sender that got no answer sends again), but a number may not be missing, come out of turn, or name two events.
 * @param records in order within each partition
 */
export const sequenceReport = (records: Iterable<SeenEvent>): SequenceReport => {
  const ids = new Set<string>();
  const last = new Map<string, number>();
  const faults: string[] = [];
  let duplicates = 0;
  for (const { id, type, topic, subject, sequence } of records) {
    if (ids.has(id)) {
      duplicates += 1;
      continue;
    }
    ids.add(id);
    const place = `${topic} ${subject}`;
    const expected = (last.get(place) ?? 0) + 1;
    if (sequence !== expected) faults.push(`${place}: ${type} has ${sequence} where ${expected} belongs`);
    last.set(place, Math.max(sequence, expected));
  }
  return { faults, duplicates, events: ids.size };
};
