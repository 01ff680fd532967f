import { RuleViolation } from '@crossroads/kernel';
import { DISPOSITION_MS, lapseOf, REMIND_MS, REVIEW_MS } from './clocks.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import type { ExistingEscalation } from './escalation-state.ts';
import { plusMs } from './minutes.ts';
import { checkBeforeTransmission, provesAllTen } from './preconditions.ts';
import { requireInOffice, requireOpen } from './standing.ts';

/**
 * A package goes out once, after ten proofs and two approvals, within 14 × 24 hours of the attorney's.
 * @source domain.md 6.1 P10; 6.6; R28
 */
export const transmitPackage = (
  found: ExistingEscalation,
  command: CommandOf<'TransmitPackage'>,
): readonly EscalationEvent[] => {
  const { officeId, packageHash, on, receiptDueAt, at } = command;
  const open = requireOpen(found);
  if ('sent' in open) {
    if (open.sent.officeId === officeId) return [];
    throw new RuleViolation('transmission.already-sent', 'The package was sent to another office');
  }
  const checklist = open.status === 'APPROVED' ? checkBeforeTransmission(open) : undefined;
  if (!checklist || !provesAllTen(checklist))
    throw new RuleViolation('transmission.not-approved', 'Ten proofs and two approvals come before transmission');
  if (lapseOf(open, at)) throw new RuleViolation('transmission.lapsed', 'The approvals were not used within 14 days');
  const lapsesAt = plusMs(at, DISPOSITION_MS);
  return [
    { type: 'PackageTransmitted', officeId, packageHash, transmittedOn: on, checklist, receiptDueAt, lapsesAt, at },
  ];
};

/** The office has it. @source domain.md 6.6: USAO_RECEIVED */
export const recordReceipt = (
  found: ExistingEscalation,
  command: CommandOf<'RecordReceipt'>,
): readonly EscalationEvent[] => {
  const { officeId, at } = command;
  const open = requireInOffice(found, command);
  return open.status === 'TRANSMITTED' ? [{ type: 'PackageReceived', officeId, at }] : [];
};

export const reviewStarted = (at: Date): EscalationEvent => ({
  type: 'ReviewStarted',
  remindAt: plusMs(at, REMIND_MS),
  dueAt: plusMs(at, REVIEW_MS),
  at,
});

/** The office begins its review; its clock runs 30 days, with a reminder at 21. @source domain.md 6.6: UNDER_REVIEW */
export const startReview = (
  found: ExistingEscalation,
  command: CommandOf<'StartReview'>,
): readonly EscalationEvent[] => {
  const open = requireInOffice(found, command);
  if (open.status === 'TRANSMITTED')
    throw new RuleViolation('office.not-received', 'The office confirms receipt before it reviews');
  return open.status === 'USAO_RECEIVED' ? [reviewStarted(command.at)] : [];
};

/** Once, at 21 days, while nothing is decided. @source domain.md 6.6: UNDER_REVIEW */
export const remindOffice = (
  found: ExistingEscalation,
  { at }: CommandOf<'RemindOffice'>,
): readonly EscalationEvent[] => {
  if (found.status !== 'UNDER_REVIEW' && found.status !== 'RETURNED_FOR_MORE') return [];
  const { review } = found.sent;
  return review && !review.remindedAt && at >= review.remindAt ? [{ type: 'OfficeReminded', at }] : [];
};
