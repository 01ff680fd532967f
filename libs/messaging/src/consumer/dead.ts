import { allEvents } from '@crossroads/contracts';
import type { NewId } from '@crossroads/kernel';
import type { Cause, Outgoing, Tx } from '../ports.ts';
import type { DeadLetter } from '../store/consumer-store.ts';
import type { StoreTx } from '../store/store.ts';
import { MessageRefused } from './message-refused.ts';

/** A message on its way to the dead letters, and what is known of its event. */
export type Dying = Omit<DeadLetter, 'id' | 'group' | 'diedAt' | 'replayCount'> & {
  /** Id of the dead letter that was replayed and died again. */
  readonly id?: string | undefined;
  readonly site: string | undefined;
  readonly correlationId: string | undefined;
};

/** Who buries. */
export type Burial = {
  readonly service: string;
  readonly group: string;
  readonly newId: NewId;
  readonly now: Date;
};

/** Site of an event that names none. */
const NO_SITE = 'none';
const CODE = /^[\w.-]{1,70}$/;

/** A stable word for an error: its code where it has one, else its name. Never its message. A refusal says all itself. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof MessageRefused) return error.code;
  const of = (name: string): string | undefined => {
    const value: unknown = Reflect.get(Object(error), name);
    return typeof value === 'string' && CODE.test(value) ? value : undefined;
  };
  return `handler.${of('code') ?? of('name') ?? 'unknown'}`;
};

const announced = new Map<string, boolean>();

const canAnnounce = (type: string): boolean => {
  const known = announced.get(type) ?? allEvents().some(event => event.type === type);
  announced.set(type, known);
  return known;
};

const announcement = (service: string, letter: DeadLetter, site: string): Outgoing => ({
  type: `${service}.dead-letter.parked.v1`,
  site,
  subject: letter.id,
  data: {
    topicName: letter.topic,
    consumer: letter.group,
    reasonCode: letter.reason,
    attempts: letter.attempts,
  },
});

/** Stores dead letters and announces them, without what they hold, in the given transaction. */
export const bury = async (burial: Burial, dying: readonly Dying[], to: { tx: Tx; store: StoreTx }): Promise<void> => {
  const { service, group, newId, now } = burial;
  const letters = dying.map(({ id, site, correlationId, ...letter }) => ({
    letter: { ...letter, id: id ?? newId(), group, diedAt: now, replayCount: 0 },
    site: /^[a-z]{2,8}$/.test(site ?? '') && site ? site : NO_SITE,
    correlationId,
  }));
  await to.store.addDeadLetters(letters.map(({ letter }) => letter));
  if (!canAnnounce(`${service}.dead-letter.parked.v1`)) return;
  for (const { letter, site, correlationId } of letters) {
    const cause: Cause = { correlationId: correlationId ?? letter.eventId ?? letter.id, causationId: letter.eventId };
    to.tx.publish(cause, [announcement(service, letter, site)]);
  }
};
