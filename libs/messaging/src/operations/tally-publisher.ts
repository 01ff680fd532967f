import { allEvents } from '@crossroads/contracts';
import type { NewId } from '@crossroads/kernel';
import type { Outgoing, UnitOfWork } from '../ports.ts';
import type { OperatorStore } from '../store/operator-store.ts';
import type { Tally } from '../store/outbox-store.ts';

/** What publishing tallies needs. `realNow` is real time: tallies count by the ids' own time. */
export type TallyPorts = {
  readonly service: string;
  readonly store: OperatorStore;
  readonly work: UnitOfWork;
  readonly newId: NewId;
  readonly realNow: () => Date;
};

/** Tallies concern every site. */
const ALL_SITES = 'all';

/**
 * Publishes how many events each past hour had, by topic, with the XOR of their ids. An hour that grew afterwards is
 * published again with its new total; the last one counts. Returns how many were published.
 */
export const publishTallies = async (ports: TallyPorts): Promise<number> => {
  const { service, store, work, newId, realNow } = ports;
  const type = `${service}.tally.published.v1`;
  if (!allEvents().some(event => event.type === type)) return 0;
  const tallies = await store.unpublishedTallies(realNow().toISOString().slice(0, 13));
  if (tallies.length === 0) return 0;
  const event = ({ topic, period, count, xor }: Tally, subject: string): Outgoing => {
    const data = { topicName: topic, period: `${period}:00:00.000Z`, count, xor };
    return { type, site: ALL_SITES, subject, data };
  };
  await work.run({ sites: [] }, async tx => {
    for (const tally of tallies) {
      const id = newId();
      tx.publish({ correlationId: id }, [event(tally, id)]);
    }
  });
  await store.markTalliesPublished(tallies);
  return tallies.length;
};
