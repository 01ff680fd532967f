import { RuleViolation } from '@crossroads/kernel';
import { approvalOf, requireIndependent } from './approval-conditions.ts';
import type { ReviewKind } from './codes.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import type { ExistingEscalation, InReview } from './escalation-state.ts';
import { requireOpen } from './standing.ts';

/** An approver's second click, or a replay of it. */
const isRepeat = (found: ExistingEscalation, { kind, decision, reviewer }: CommandOf<'Review'>): boolean => {
  if (decision === 'REFUSE') return found.status === 'REFUSED_BY_REVIEW' && found.closure.reasonCode === kind;
  const known = 'approvals' in found && found.approvals ? approvalOf(found.approvals, kind) : undefined;
  return known?.reviewer.staffId === reviewer.staffId;
};

const requireTurn = (found: InReview, kind: ReviewKind): void => {
  if (approvalOf(found.approvals, kind))
    throw new RuleViolation('review.already-decided', 'Somebody else has given this review');
  if (kind === 'ATTORNEY' && found.status === 'CLEARED')
    throw new RuleViolation('review.process-first', 'The process is reviewed before the attorney reviews');
};

const requireReviewable = (found: ExistingEscalation): InReview => {
  const open = requireOpen(found);
  if (open.status === 'CLEARED' || open.status === 'PROCESS_APPROVED' || open.status === 'APPROVED') return open;
  throw new RuleViolation('review.not-open', 'There is nothing to review');
};

/**
 * One of the two reviews, in writing, by somebody who had no part in the case and is of another reporting line, within
 * 14 × 24 hours of clearing. A refusal ends the case.
 * @source R28; domain.md 6.1 P10; 13 T8; architecture.md 15: REFUSED_BY_REVIEW
 */
export const review = (found: ExistingEscalation, command: CommandOf<'Review'>): readonly EscalationEvent[] => {
  if (isRepeat(found, command)) return [];
  const open = requireReviewable(found);
  const { kind, reviewer, reasons, at, keepUntil } = command;
  requireIndependent(open, reviewer);
  requireTurn(open, kind);
  if (at >= open.lapsesAt) throw new RuleViolation('review.lapsed', 'The time for approvals has ended');
  if (reasons.trim() === '') throw new RuleViolation('review.reasons-missing', 'A review gives its reasons in writing');
  const { staffId, unitId } = reviewer;
  if (command.decision === 'REFUSE')
    return [{ type: 'NominationRefused', kind, reviewer: { staffId, unitId }, purgeAt: keepUntil, at }];
  const type = kind === 'PROCESS' ? 'ProcessApproved' : 'AttorneyApproved';
  return [{ type, reviewer: { staffId, unitId }, lapsesAt: open.lapsesAt, at }];
};
