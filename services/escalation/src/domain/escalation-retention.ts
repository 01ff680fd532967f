import { RuleViolation } from '@crossroads/kernel';
import type { PurgeCause } from './codes.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import type { ExistingEscalation } from './escalation-state.ts';

/** True while something must be kept, whatever its time. @source R48 */
export const isHeld = (found: ExistingEscalation): boolean =>
  'holds' in found && found.holds.some(({ endedAt }) => endedAt === null);

/** A legal hold, as long as there is something to hold. @source R48 */
export const placeHold = (
  found: ExistingEscalation,
  { holdId, basisCode, at }: CommandOf<'PlaceHold'>,
): readonly EscalationEvent[] => {
  if (!('holds' in found)) throw new RuleViolation('hold.subject-purged', 'The subject is gone: nothing can be held');
  return found.holds.some(hold => hold.holdId === holdId) ? [] : [{ type: 'HoldPlaced', holdId, basisCode, at }];
};

export const endHold = (
  found: ExistingEscalation,
  { holdId, at }: CommandOf<'EndHold'>,
): readonly EscalationEvent[] => {
  const held = 'holds' in found ? found.holds.find(hold => hold.holdId === holdId) : undefined;
  if (!held) throw new RuleViolation('hold.not-found', 'There is no such hold');
  return held.endedAt ? [] : [{ type: 'HoldEnded', holdId, at }];
};

const causeOf = ({ status }: ExistingEscalation): PurgeCause => {
  if (status === 'ACCEPTED') return 'ACCEPTED';
  return status === 'RECALLED_ERROR' ? 'WRONG_PERSON' : 'RETENTION_ENDED';
};

/** True when the subject is to go now: the time has come and nothing holds it. @source R48; domain.md 6.6: sunset */
export const isPurgeDue = (found: ExistingEscalation, at: Date): boolean =>
  'closure' in found && found.purged === null && at >= found.closure.purgeAt && !isHeld(found);

/**
 * The subject goes: 12 months after the end, at once when the case was accepted or the person was wrong. Before that,
 * and under a hold, nothing happens.
 * @source R48; domain.md 6.6: sunset; 13 T21, T24
 */
export const purgeSubject = (
  found: ExistingEscalation,
  { receiptId, at }: CommandOf<'PurgeSubject'>,
): readonly EscalationEvent[] =>
  isPurgeDue(found, at) ? [{ type: 'SubjectPurged', causeCode: causeOf(found), receiptId, at }] : [];
