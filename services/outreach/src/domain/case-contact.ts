import { RuleViolation } from '@crossroads/kernel';
import { daysTried, missingAttempts } from './attempt-floor.ts';
import { SYSTEM, type OutreachCase, type OutreachCommand, type OutreachEvent } from './case-state.ts';

type Command<T extends OutreachCommand['type']> = Extract<OutreachCommand, { type: T }>;

/** Refuses to visit before somebody has the case, or after it was closed. */
const requireBegun = ({ status }: OutreachCase): void => {
  if (status === 'waiting') throw new RuleViolation('outreach.not-ready', 'The case is not eligible yet');
  if (status === 'awaiting-assignment') throw new RuleViolation('outreach.not-assigned', 'Nobody has the case yet');
  if (status === 'closed') throw new RuleViolation('outreach.case-closed', 'The case is closed');
};

/** The door is open: any contact with the person opens a paused or sleeping case. @source domain.md 3.2 */
const contactMade = (
  { status }: OutreachCase,
  { modeCode, at, by }: Pick<Command<'RecordAttempt'>, 'modeCode' | 'at' | 'by'>,
): OutreachEvent[] => {
  const made: OutreachEvent = { type: 'ContactMade', modeCode, at, by };
  if (status !== 'paused-unreached' && status !== 'dormant') return [made];
  return [{ type: 'Reopened', causeCode: 'CONTACT', actorId: by.actorId }, made];
};

/** Somebody tried. Only a two-way, direct contact counts as reached. @source domain.md 3.2 (CONTACTED) */
export const recordAttempt = (state: OutreachCase, command: Command<'RecordAttempt'>): readonly OutreachEvent[] => {
  requireBegun(state);
  const { modeCode, resultCode, at, by } = command;
  const attempted: OutreachEvent = { type: 'ContactAttempted', modeCode, resultCode, at, by };
  return resultCode === 'REACHED_DIRECT' ? [attempted, ...contactMade(state, command)] : [attempted];
};

/** "Not now" sets the next visit; when all visits are used up the case sleeps, and any contact wakes it. @source T2 */
const notNow = (state: OutreachCase, { by, visits, purgeOn }: Command<'OfferHelp'>): OutreachEvent[] => {
  const visit = visits[state.refusals];
  if (visit) return [{ type: 'HelpDeclined', visit, by }];
  return [
    { type: 'HelpDeclined', visit: null, by },
    { type: 'WentDormant', causeCode: 'REAPPROACHES_USED', purgeOn },
  ];
};

/** Help is offered face to face, so an offer is a contact. A yes still needs a consent before anything is shared. */
export const offerHelp = (state: OutreachCase, command: Command<'OfferHelp'>): readonly OutreachEvent[] => {
  requireBegun(state);
  const { modeCode, answer, by } = command;
  const isReached = state.contactedAt !== null && (state.status === 'contacted' || state.status === 'consented');
  return [
    ...(isReached ? [] : contactMade(state, command)),
    { type: 'HelpOffered', modeCode, isAccepted: answer === 'ACCEPTED', by },
    ...(answer === 'NOT_NOW' ? notNow(state, command) : []),
  ];
};

/** A supervisor stops the trying, but never before enough was tried. @source domain.md 3.2 (PAUSED_UNREACHED) */
export const pauseCase = (
  state: OutreachCase,
  { supervisorId, at }: Command<'PauseCase'>,
): readonly OutreachEvent[] => {
  requireBegun(state);
  if (state.status === 'paused-unreached') return [];
  if (state.status !== 'assigned') throw new RuleViolation('outreach.person-reached', 'The person was reached');
  const missing = missingAttempts(state, at);
  if (missing.length > 0) {
    throw new RuleViolation('outreach.attempt-floor', `Not enough was tried: ${missing.join(', ')}`);
  }
  const { attempts, attemptModes } = state;
  return [{ type: 'PausedUnreached', attempts, modes: attemptModes.length, days: daysTried(state, at), supervisorId }];
};

const AT_REST: readonly OutreachCase['status'][] = ['paused-unreached', 'declined-for-now', 'dormant'];

/**
 * Something happened that concerns the person: a case that rests is opened, and somebody goes at once.
 * @source domain.md 3.2 (PAUSED_UNREACHED, DECLINED_FOR_NOW, DORMANT); architecture.md 15
 */
export const wakeCase = (
  { status }: OutreachCase,
  { causeCode, actorId, firstAttemptDueAt }: Command<'WakeCase'>,
): readonly OutreachEvent[] =>
  AT_REST.includes(status) ? [{ type: 'Reopened', causeCode, actorId, firstAttemptDueAt }] : [];

/** The day of the next visit has come. */
export const fireReapproach = (state: OutreachCase, { at }: Command<'FireReapproach'>): readonly OutreachEvent[] => {
  if (state.status !== 'declined-for-now' || state.reapproachAt === null || at < state.reapproachAt) return [];
  return [{ type: 'Reopened', causeCode: 'REAPPROACH_DUE', actorId: SYSTEM }];
};
