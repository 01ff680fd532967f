import { RuleViolation } from '@crossroads/kernel';
import type { Assignment } from './assignment-policy.ts';
import { placementRequest } from './case-consent.ts';
import { SYSTEM, type OutreachCase, type OutreachCommand, type OutreachEvent } from './case-state.ts';

type Command<T extends OutreachCommand['type']> = Extract<OutreachCommand, { type: T }>;

/** True when all facts are there and nothing has been begun: now outreach starts, whichever fact came last. */
export const isReady = ({ status, isSubmitted, isTriaged, isEligible }: OutreachCase): boolean =>
  status === 'waiting' && isSubmitted && isTriaged && isEligible;

const assigned = (
  state: OutreachCase,
  assignment: Assignment,
  { firstAttemptDueAt, actorId }: { readonly firstAttemptDueAt: Date; readonly actorId: string },
): OutreachEvent => {
  const { workerId } = assignment;
  if (workerId === null) return { type: 'AssignmentAwaited', assignment, firstAttemptDueAt };
  return { type: 'WorkerAssigned', workerId, assignment, urgency: state.urgency, firstAttemptDueAt, actorId };
};

/**
 * Consent that came with the referral is recorded and routing asked at once, a worker is assigned beside it.
 * @source architecture.md 15 (consent at intake)
 */
export const startOutreach = (
  state: OutreachCase,
  { assignment, firstAttemptDueAt, consentHolds }: Command<'StartOutreach'>,
): readonly OutreachEvent[] => {
  if (!isReady(state)) return [];
  const offered = consentHolds ? state.intakeConsent : null;
  const consentId = offered?.consentId ?? state.consentId;
  const taken: OutreachEvent[] = offered ? [{ type: 'ConsentTaken', consentId: offered.consentId }] : [];
  const ended: OutreachEvent[] = state.intakeConsent && !offered ? [{ type: 'IntakeConsentDropped' }] : [];
  return [
    ...taken,
    ...ended,
    ...placementRequest({ ...state, consentId }, SYSTEM),
    assigned(state, assignment, { firstAttemptDueAt, actorId: SYSTEM }),
  ];
};

/** A lead gives the case to a worker, with a reason. */
export const assignWorker = (
  state: OutreachCase,
  { assignment, firstAttemptDueAt, by }: Command<'AssignWorker'>,
): readonly OutreachEvent[] => {
  if (state.status === 'waiting') throw new RuleViolation('outreach.not-ready', 'The case is not eligible yet');
  if (state.status === 'closed') throw new RuleViolation('outreach.case-closed', 'The case is closed');
  if (assignment.workerId === state.workerId) return [];
  const reopened: OutreachEvent[] =
    state.status === 'dormant' ? [{ type: 'Reopened', causeCode: 'ASSIGNED', actorId: by.actorId }] : [];
  const dueAt = state.attempts > 0 && state.firstAttemptDueAt ? state.firstAttemptDueAt : firstAttemptDueAt;
  return [...reopened, assigned(state, assignment, { firstAttemptDueAt: dueAt, actorId: by.actorId })];
};
