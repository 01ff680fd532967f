import { randomUUID } from 'node:crypto';
import '@crossroads/contracts/help'; // registers its events
import { eventOf } from '@crossroads/testing';

export type DraftedEvent = ReturnType<typeof eventOf>;

/** An event of intake that no service acts on: tests put it where they like. */
export const draftedEvent = (subject: string = randomUUID(), sequence = 1): DraftedEvent => {
  const data = { referralId: subject, actorId: 'SYSTEM', sourceType: 'HOSPITAL' };
  return eventOf('intake.referral.drafted.v1', { subject, sequence, data });
};
