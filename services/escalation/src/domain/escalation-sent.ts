import { unreachable } from '@crossroads/kernel';
import type { EventOf } from './escalation-events.ts';
import type { InOffice, InReview, Sent, Transmitted } from './escalation-state.ts';

/** A package that goes out, with the checklist of all ten. */
export const sentOff = (found: InReview, event: EventOf<'PackageTransmitted'>): InOffice => {
  const { officeId, packageHash, transmittedOn, receiptDueAt, lapsesAt, checklist, at } = event;
  const sent: Sent = {
    officeId,
    packageHash,
    transmittedAt: at,
    transmittedOn,
    receiptDueAt,
    lapsesAt,
    receivedAt: null,
    review: null,
    returns: [],
  };
  return { ...found, status: 'TRANSMITTED', checklist, sent };
};

export type OfficeEvent = EventOf<
  'PackageReceived' | 'ReviewStarted' | 'OfficeReminded' | 'NominationReturned' | 'NominationAnswered'
>;

const withSent = <S extends Transmitted>(found: S, change: Partial<Sent>): S => ({
  ...found,
  sent: { ...found.sent, ...change },
});

/** What an office does to what it holds, and how it is answered. */
export const inOffice = (found: InOffice, event: OfficeEvent): InOffice => {
  const { sent } = found;
  switch (event.type) {
    case 'PackageReceived':
      return { ...withSent(found, { receivedAt: event.at }), status: 'USAO_RECEIVED' };
    case 'ReviewStarted': {
      const { remindAt, dueAt, at } = event;
      return {
        ...withSent(found, { review: { startedAt: at, remindAt, dueAt, remindedAt: null } }),
        status: 'UNDER_REVIEW',
      };
    }
    case 'OfficeReminded':
      return sent.review ? withSent(found, { review: { ...sent.review, remindedAt: event.at } }) : found;
    case 'NominationReturned': {
      const { returnId, round, infoCodes, answerDueAt, at } = event;
      const asked = { returnId, round, infoCodes, returnedAt: at, answerDueAt, answeredAt: null };
      return { ...withSent(found, { returns: [...sent.returns, asked] }), status: 'RETURNED_FOR_MORE' };
    }
    case 'NominationAnswered': {
      const returns = sent.returns.map(each =>
        each.returnId === event.returnId ? { ...each, answeredAt: event.at } : each,
      );
      return { ...withSent(found, { returns }), status: 'UNDER_REVIEW' };
    }
    default:
      return unreachable(event);
  }
};
