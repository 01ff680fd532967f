import { unreachable } from '@crossroads/kernel';
import type { EventOf } from './escalation-events.ts';
import { stateOf } from './escalation-office.ts';
import type { Closed, ClosedState, Closure, ExistingEscalation, Open, Purged } from './escalation-state.ts';
import { isOpen } from './standing.ts';

export type EndingEvent = EventOf<
  | 'NominationRejected'
  | 'NominationRefused'
  | 'NominationWithdrawn'
  | 'NominationLapsed'
  | 'DispositionRecorded'
  | 'NominationRecalled'
>;

const closureOf = (event: EndingEvent, ending: Partial<Closure>): Closure => ({
  closedAt: event.at,
  purgeAt: event.purgeAt,
  reasonCode: null,
  failedCodes: [],
  decidedOn: null,
  recall: null,
  ...ending,
});

const closed = (open: Open, status: ClosedState, closure: Closure): Closed => ({
  ...open,
  status,
  closure,
  purged: null,
});

/** Every ending but a recall. */
export const endedBy = (open: Open, event: Exclude<EndingEvent, { type: 'NominationRecalled' }>): Closed => {
  switch (event.type) {
    case 'NominationRejected': {
      const closure = closureOf(event, { failedCodes: event.failedCodes });
      const { checklist, attestation } = event;
      return { ...closed(open, 'REJECTED_PRECONDITION', closure), checklist, ...(attestation ? { attestation } : {}) };
    }
    case 'NominationRefused':
      return closed(open, 'REFUSED_BY_REVIEW', closureOf(event, { reasonCode: event.kind }));
    case 'NominationWithdrawn':
      return closed(open, 'WITHDRAWN', closureOf(event, { reasonCode: event.reasonCode }));
    case 'NominationLapsed':
      return closed(open, 'LAPSED', closureOf(event, { reasonCode: event.reasonCode }));
    case 'DispositionRecorded': {
      const { code, reasonCode, decidedOn } = event.disposition;
      return closed(open, stateOf[code], closureOf(event, { reasonCode, decidedOn }));
    }
    default:
      return unreachable(event);
  }
};

/** A recall comes whenever the error is found, also after another ending. */
export const recalled = (found: ExistingEscalation, event: EventOf<'NominationRecalled'>): Closed | Purged => {
  const { officeId, reportDueAt } = event;
  const closure = closureOf(event, { recall: { officeId, reportDueAt, destruction: null } });
  return isOpen(found) ? closed(found, 'RECALLED_ERROR', closure) : { ...found, status: 'RECALLED_ERROR', closure };
};

const purged = (found: Closed, { causeCode, receiptId, at }: EventOf<'SubjectPurged'>): Purged => {
  const { status, openedAt, closure, sent } = found;
  const remains = sent
    ? { officeId: sent.officeId, packageHash: sent.packageHash, transmittedAt: sent.transmittedAt }
    : null;
  return { status, openedAt, closure, sent: remains, purged: { causeCode, receiptId, at } };
};

const withHold = <S extends Open | Closed>(found: S, event: EventOf<'HoldPlaced' | 'HoldEnded'>): S => {
  const { holdId } = event;
  return event.type === 'HoldPlaced'
    ? { ...found, holds: [...found.holds, { holdId, basisCode: event.basisCode, endedAt: null }] }
    : { ...found, holds: found.holds.map(hold => (hold.holdId === holdId ? { ...hold, endedAt: event.at } : hold)) };
};

const confirmed = <S extends Closed | Purged>(found: S, event: EventOf<'DestructionConfirmed'>): S => {
  const { closure } = found;
  if (!closure.recall) return found;
  const destruction = { receiptId: event.receiptId, confirmedAt: event.at };
  return { ...found, closure: { ...closure, recall: { ...closure.recall, destruction } } };
};

export type KeepingEvent = EventOf<'DestructionConfirmed' | 'HoldPlaced' | 'HoldEnded' | 'SubjectPurged'>;

/** What is kept, and until when. */
export const keptBy = (found: ExistingEscalation, event: KeepingEvent): ExistingEscalation => {
  switch (event.type) {
    case 'HoldPlaced':
    case 'HoldEnded':
      return 'holds' in found ? withHold(found, event) : found;
    case 'DestructionConfirmed':
      return 'closure' in found ? confirmed(found, event) : found;
    case 'SubjectPurged':
      return 'closure' in found && 'holds' in found ? purged(found, event) : found;
    default:
      return unreachable(event);
  }
};
