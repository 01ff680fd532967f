import { randomUUID } from 'node:crypto';
import { KafkaTransport, type Fetched, type Position } from '@crossroads/messaging';
import type { Connections } from '../local/system.ts';

const TOPIC = 'help.routing.offer.v1';
const MADE = Buffer.from('"routing.offer.made.v1"');

/** When each referral's first offer was seen on its topic, by referral id (milliseconds of `performance.now()`). */
export type OfferWatch = { readonly seen: ReadonlyMap<string, number>; readonly close: () => Promise<void> };

const positionsOf = ({ partitions }: Fetched): readonly Position[] =>
  partitions.map(({ topic, partition, messages }) => ({ topic, partition, next: (messages.at(-1)?.offset ?? -1) + 1 }));

/** Referrals that an offer was made for. */
const offersIn = ({ partitions }: Fetched): readonly string[] =>
  partitions
    .flatMap(({ messages }) => messages)
    .flatMap(({ key, value }) => (key !== null && value?.includes(MADE) ? [key] : []));

/** Reads the offers' topic as intake may, in a group of its own, from the first message on. */
export const watchOffers = async ({ kafka }: Connections): Promise<OfferWatch> => {
  const principal = kafka.principals['help.intake'];
  if (!principal) throw new Error('there is no sign-in for help.intake');
  const seen = new Map<string, number>();
  const transport = new KafkaTransport({
    clientId: 'bench',
    brokers: kafka.brokers.split(','),
    sasl: { username: principal.user, password: principal.password },
  });
  await transport.open([TOPIC]);
  const failed: Error[] = [];
  await transport.subscribe({
    group: `help.intake.bench-${randomUUID()}`,
    topics: [TOPIC],
    onCrash: error => failed.push(error),
    onFetch: async fetched => {
      const at = performance.now();
      for (const key of offersIn(fetched)) seen.set(key, seen.get(key) ?? at);
      return positionsOf(fetched);
    },
  });
  return {
    seen,
    close: async () => {
      await transport.close({ drain: false });
      if (failed[0]) throw failed[0];
    },
  };
};
