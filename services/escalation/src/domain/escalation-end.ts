import { RuleViolation } from '@crossroads/kernel';
import { lapseOf, REPORT_MS } from './clocks.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import type { ExistingEscalation } from './escalation-state.ts';
import { plusMs } from './minutes.ts';
import { requireOpen } from './standing.ts';

/** Any time before a disposition, with a reason. @source domain.md 6.6: WITHDRAWN */
export const withdraw = (
  found: ExistingEscalation,
  { reasonCode, at, keepUntil }: CommandOf<'Withdraw'>,
): readonly EscalationEvent[] => {
  if (found.status === 'WITHDRAWN') return [];
  requireOpen(found);
  return [{ type: 'NominationWithdrawn', reasonCode, purgeAt: keepUntil, at }];
};

/**
 * Ends what nobody submitted, attested, approved, sent, answered or decided in time; what has time left is let be.
 * @source domain.md 6.6: LAPSED; R28
 */
export const lapse = (found: ExistingEscalation, { at, keepUntil }: CommandOf<'Lapse'>): readonly EscalationEvent[] => {
  const reasonCode = lapseOf(found, at);
  return reasonCode ? [{ type: 'NominationLapsed', reasonCode, purgeAt: keepUntil, at }] : [];
};

/**
 * It was the wrong person, whenever that is found out: the office is told to destroy what it has, the subject is purged
 * at once, and a report is due within 24 hours.
 * @source domain.md 6.6: RECALLED_ERROR; 13 T21
 */
export const recall = (found: ExistingEscalation, { at }: CommandOf<'Recall'>): readonly EscalationEvent[] => {
  if (found.status === 'RECALLED_ERROR') return [];
  const officeId = 'sent' in found ? (found.sent?.officeId ?? null) : null;
  return [{ type: 'NominationRecalled', officeId, reportDueAt: plusMs(at, REPORT_MS), purgeAt: at, at }];
};

/** The office says that it destroyed what was sent about the wrong person. @source domain.md 13 T21 */
export const confirmDestruction = (
  found: ExistingEscalation,
  { officeId, receiptId, at }: CommandOf<'ConfirmDestruction'>,
): readonly EscalationEvent[] => {
  const recalled = 'closure' in found ? found.closure.recall : null;
  if (!recalled) throw new RuleViolation('destruction.not-recalled', 'Nothing was called back');
  if (recalled.officeId !== officeId) throw new RuleViolation('office.other', 'It was sent to another office');
  return recalled.destruction ? [] : [{ type: 'DestructionConfirmed', officeId, receiptId, at }];
};
