import { allEvents } from '@crossroads/contracts';
import type { AccessRecord, ToldAccess } from '@crossroads/platform';
import type { Outgoing, Tx } from '../ports.ts';

const typeOf = (service: string): string => `${service}.access.decided.v1`;

/** Refuses to start a service whose access nobody could read about. @throws {TypeError} when it has no such contract */
export const checkAccessContract = (service: string): void => {
  const type = typeOf(service);
  if (!allEvents().some(event => event.type === type)) throw new TypeError(`no contract ${type}`);
};

/** What somebody did or was refused, as events: one a decision, in the order of whoever asked. */
export const accessEvents = (service: string, { actorId, role, site, facts }: AccessRecord): readonly Outgoing[] =>
  facts.map(fact => ({ type: typeOf(service), site, subject: actorId, data: { actorId, role, ...fact } }));

/** Publishes what was decided of these requests with whatever else the transaction does. */
export const tellAccess = (service: string, accesses: readonly ToldAccess[], tx: Pick<Tx, 'publish'>): void => {
  for (const { actor, record } of accesses) {
    tx.publish({ correlationId: actor.actorId }, accessEvents(service, record));
  }
};
