import { RuleViolation } from '@crossroads/kernel';
import { lapseOf } from './clocks.ts';
import type { ExistingEscalation, InOffice, Open } from './escalation-state.ts';

export const isOpen = (found: ExistingEscalation): found is Open => !('closure' in found);

/** @throws {RuleViolation} `escalation.closed`; not retriable */
export const requireOpen = (found: ExistingEscalation): Open => {
  if (!isOpen(found)) throw new RuleViolation('escalation.closed', 'The case has ended');
  return found;
};

/** @throws {RuleViolation} `nomination.lapsed` (30 days after it was opened); not retriable */
export const requireInTime = (found: Open, at: Date): void => {
  if (lapseOf(found, at)) throw new RuleViolation('nomination.lapsed', 'It was not submitted within 30 days');
};

/**
 * What an office holds and may still act on.
 * @throws {RuleViolation} `escalation.closed`, `office.not-sent`, `office.other` (another office than it was sent to),
 * `escalation.lapsed` (90 days after transmission); not retriable
 */
export const requireInOffice = (
  found: ExistingEscalation,
  { officeId, at }: { readonly officeId: string; readonly at: Date },
): InOffice => {
  const open = requireOpen(found);
  if (!('sent' in open)) throw new RuleViolation('office.not-sent', 'Nothing was sent to an office');
  if (open.sent.officeId !== officeId) throw new RuleViolation('office.other', 'It was sent to another office');
  if (at >= open.sent.lapsesAt) throw new RuleViolation('escalation.lapsed', 'No decision came within 90 days');
  return open;
};
