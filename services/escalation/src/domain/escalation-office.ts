import { RuleViolation } from '@crossroads/kernel';
import { ANSWER_MS, MAX_RETURNS } from './clocks.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import type { ClosedState, Disposition, ExistingEscalation, Sent } from './escalation-state.ts';
import { reviewStarted } from './escalation-transmit.ts';
import { plusMs } from './minutes.ts';
import { requireInOffice, requireOpen } from './standing.ts';

/** The office asks for more, twice at most; the nominator has 15 days. @source domain.md 6.6: RETURNED_FOR_MORE */
export const returnForMore = (
  found: ExistingEscalation,
  command: CommandOf<'ReturnForMore'>,
): readonly EscalationEvent[] => {
  const { returnId, infoCodes, at } = command;
  const open = requireInOffice(found, command);
  const { returns } = open.sent;
  if (returns.some(each => each.returnId === returnId)) return [];
  if (open.status !== 'USAO_RECEIVED' && open.status !== 'UNDER_REVIEW')
    throw new RuleViolation('return.not-possible', 'Only what the office has, and has not returned, can be returned');
  if (returns.length >= MAX_RETURNS)
    throw new RuleViolation('return.too-often', 'It was returned twice: the office decides on what it has');
  const answerDueAt = plusMs(at, ANSWER_MS);
  return [{ type: 'NominationReturned', returnId, round: returns.length + 1, infoCodes, answerDueAt, at }];
};

/** The nominator answers in time, and the office goes on. @source domain.md 6.6: RETURNED_FOR_MORE */
export const answerReturn = (
  found: ExistingEscalation,
  { returnId, at }: CommandOf<'AnswerReturn'>,
): readonly EscalationEvent[] => {
  const open = requireOpen(found);
  const asked = 'sent' in open ? open.sent.returns.find(each => each.returnId === returnId) : undefined;
  if (!asked || !('sent' in open)) throw new RuleViolation('return.unknown', 'Nothing was returned under this id');
  if (asked.answeredAt) return [];
  if (at >= asked.answerDueAt || at >= open.sent.lapsesAt)
    throw new RuleViolation('return.overdue', 'The time for an answer has ended');
  const answered: EscalationEvent = { type: 'NominationAnswered', returnId, round: asked.round, at };
  return open.sent.review ? [answered] : [answered, reviewStarted(at)];
};

/** The state that each disposition leads to. @source domain.md 6.6 */
export const stateOf: Readonly<Record<Disposition['code'], ClosedState>> = {
  ACCEPT: 'ACCEPTED',
  DECLINE: 'DECLINED',
  DEFER_STATE: 'DEFERRED_STATE',
  DEFER_TRIBAL: 'DEFERRED_TRIBAL',
  DIVERT: 'DIVERTED',
};

const isRepeat = (found: ExistingEscalation, { code, reasonCode, decidedOn }: Disposition): boolean =>
  'closure' in found &&
  found.status === stateOf[code] &&
  found.closure.reasonCode === reasonCode &&
  found.closure.decidedOn === decidedOn;

const requireReason = ({ code, reasonCode }: Disposition): void => {
  if (code === 'DECLINE' && reasonCode === null)
    throw new RuleViolation('disposition.reason-missing', 'A declination has its reason');
  if (code !== 'DECLINE' && reasonCode !== null)
    throw new RuleViolation('disposition.reason-not-taken', 'Only a declination has a reason');
};

const requireDate = ({ decidedOn }: Disposition, { transmittedOn }: Sent, today: string): void => {
  if (decidedOn > today) throw new RuleViolation('disposition.date-in-future', 'It was decided today or before');
  if (decidedOn < transmittedOn)
    throw new RuleViolation('disposition.date-before-transmission', 'Nothing is decided before it is sent');
};

/**
 * The office decides, with a code. What it accepted is its own from then on and is purged here at once.
 * @source R30; domain.md 6.6; 13 T24
 */
export const recordDisposition = (
  found: ExistingEscalation,
  { disposition, on, at, keepUntil }: CommandOf<'RecordDisposition'>,
): readonly EscalationEvent[] => {
  const { officeId, code, reasonCode, decidedOn } = disposition;
  if (isRepeat(found, disposition)) return [];
  const open = requireInOffice(found, { officeId, at });
  if (open.status !== 'UNDER_REVIEW')
    throw new RuleViolation('disposition.not-under-review', 'Only what is under review is decided');
  requireReason(disposition);
  requireDate(disposition, open.sent, on);
  const purgeAt = code === 'ACCEPT' ? at : keepUntil;
  return [{ type: 'DispositionRecorded', disposition: { officeId, code, reasonCode, decidedOn }, purgeAt, at }];
};
