import { unreachable } from '@crossroads/kernel';
import { isFamilyContact } from './attempt-floor.ts';
import type { CaseStatus, OutreachCase, OutreachEvent } from './case-state.ts';
import { initialCase } from './initial-case.ts';

type Event<T extends OutreachEvent['type']> = Extract<OutreachEvent, { type: T }>;

/** What a case with a worker is about, apart from "not now" and pauses. */
const workStatus = ({ consentId, requestedNeeds, contactedAt }: OutreachCase): CaseStatus => {
  if (consentId !== null && requestedNeeds.length > 0) return 'consented';
  return contactedAt === null ? 'assigned' : 'contacted';
};

const NO_ATTEMPTS = { attempts: 0, attemptModes: [], firstAttemptAt: null, familyTried: false } as const;
const UNASSIGNED: readonly CaseStatus[] = ['waiting', 'awaiting-assignment'];

const attempted = (state: OutreachCase, { modeCode, resultCode, at }: Event<'ContactAttempted'>): OutreachCase => {
  const { firstAttemptAt, attemptModes } = state;
  return {
    ...state,
    attempts: state.attempts + 1,
    attemptModes: attemptModes.includes(modeCode) ? attemptModes : [...attemptModes, modeCode],
    firstAttemptAt: firstAttemptAt === null || at < firstAttemptAt ? at : firstAttemptAt,
    familyTried: state.familyTried || isFamilyContact(modeCode, resultCode),
  };
};

const contacted = (state: OutreachCase, at: Date): OutreachCase => {
  const isNew = state.status === 'assigned' || state.status === 'paused-unreached';
  return { ...state, status: isNew ? 'contacted' : state.status, contactedAt: at };
};

const assigned = (state: OutreachCase, event: Event<'WorkerAssigned'>): OutreachCase => {
  const { workerId, assignment, firstAttemptDueAt } = event;
  const status = UNASSIGNED.includes(state.status) ? workStatus(state) : state.status;
  return { ...state, status, workerId, assignment, firstAttemptDueAt };
};

const reopened = (state: OutreachCase, { firstAttemptDueAt }: Event<'Reopened'>): OutreachCase => ({
  ...state,
  ...NO_ATTEMPTS,
  ...(firstAttemptDueAt && { firstAttemptDueAt, firstAttemptMissed: false, contactedAt: null }),
  status: state.workerId === null ? 'awaiting-assignment' : 'assigned',
  reapproachAt: null,
  purgeOn: null,
});

const consentTaken = (state: OutreachCase, consentId: string): OutreachCase => {
  const status = UNASSIGNED.includes(state.status) ? state.status : 'consented';
  return { ...state, status, consentId, intakeConsent: null, reapproachAt: null };
};

const consentEnded = (state: OutreachCase, consentId: string): OutreachCase => {
  const left = {
    ...state,
    consentId: state.consentId === consentId ? null : state.consentId,
    requestedNeeds: state.requestedNeeds.filter(need => need.consentId !== consentId),
  };
  const isShared = state.status === 'consented' && left.consentId === null;
  return isShared ? { ...left, status: workStatus(left) } : left;
};

const requested = (state: OutreachCase, { request }: Event<'PlacementRequested'>): OutreachCase => {
  const { consentId, needCodes } = request;
  const requestedNeeds = [...state.requestedNeeds, ...needCodes.map(needCode => ({ needCode, consentId }))];
  const status = state.status === 'assigned' || state.status === 'contacted' ? 'consented' : state.status;
  return { ...state, status, requestedNeeds };
};

const closed = (state: OutreachCase, causeCode: string): OutreachCase => ({
  ...state,
  status: 'closed',
  isEligible: false,
  workerId: null,
  consentId: null,
  requestedNeeds: [],
  reapproachAt: null,
  causeCode,
});

/** Facts that other services told. */
const evolveFacts = (
  state: OutreachCase,
  event: Event<'SubmittedRecorded' | 'TriagedRecorded' | 'EligibleRecorded' | 'CaseClosed' | 'CaseReopened'>,
): OutreachCase => {
  switch (event.type) {
    case 'SubmittedRecorded': {
      const { consent, ...facts } = event.submitted;
      return { ...state, ...facts, isSubmitted: true, intakeConsent: consent };
    }
    case 'TriagedRecorded':
      return { ...state, ...event.triaged, isTriaged: true };
    case 'EligibleRecorded':
      return { ...state, isEligible: true };
    case 'CaseClosed':
      return closed(state, event.causeCode);
    case 'CaseReopened':
      return { ...state, ...NO_ATTEMPTS, status: 'waiting', isTriaged: false, causeCode: event.causeCode };
    default:
      return unreachable(event);
  }
};

/** What happened between worker and person. */
const evolveContact = (
  state: OutreachCase,
  event: Event<
    'ContactAttempted' | 'ContactMade' | 'HelpOffered' | 'HelpDeclined' | 'WentDormant' | 'Reopened' | 'PausedUnreached'
  >,
): OutreachCase => {
  switch (event.type) {
    case 'ContactAttempted':
      return attempted(state, event);
    case 'ContactMade':
      return contacted(state, event.at);
    case 'HelpOffered': {
      const isBack = event.isAccepted && state.status === 'declined-for-now';
      return isBack ? { ...state, status: 'contacted', reapproachAt: null } : state;
    }
    case 'HelpDeclined': {
      const reapproachAt = event.visit?.at ?? null;
      return { ...state, status: 'declined-for-now', refusals: state.refusals + 1, reapproachAt };
    }
    case 'WentDormant':
      return { ...state, status: 'dormant', workerId: null, purgeOn: event.purgeOn, causeCode: event.causeCode };
    case 'Reopened':
      return reopened(state, event);
    case 'PausedUnreached':
      return { ...state, status: 'paused-unreached' };
    default:
      return unreachable(event);
  }
};

/** The state after one event. */
export const evolve = (state: OutreachCase, event: OutreachEvent): OutreachCase => {
  switch (event.type) {
    case 'WorkerAssigned':
      return assigned(state, event);
    case 'AssignmentAwaited': {
      const { assignment, firstAttemptDueAt } = event;
      return { ...state, status: 'awaiting-assignment', workerId: null, assignment, firstAttemptDueAt };
    }
    case 'FirstAttemptMissed':
      return { ...state, firstAttemptMissed: true };
    case 'ConsentTaken':
      return consentTaken(state, event.consentId);
    case 'ConsentEnded':
      return consentEnded(state, event.consentId);
    case 'IntakeConsentDropped':
      return { ...state, intakeConsent: null };
    case 'NeedsAssessed': {
      const { needCodes, choiceCodes, areaCode } = event;
      return { ...state, needCodes, choiceCodes, areaCode };
    }
    case 'PlacementRequested':
      return requested(state, event);
    case 'CaseErased':
      return { ...initialCase, status: 'erased' };
    case 'PlacementMoved': {
      const others = state.placements.filter(({ placementId }) => placementId !== event.news.placementId);
      return { ...state, placements: [...others, event.news] };
    }
    case 'ContactAttempted':
    case 'ContactMade':
    case 'HelpOffered':
    case 'HelpDeclined':
    case 'WentDormant':
    case 'Reopened':
    case 'PausedUnreached':
      return evolveContact(state, event);
    default:
      return evolveFacts(state, event);
  }
};
