import { endedBy, keptBy, recalled } from './escalation-ended.ts';
import type { EscalationEvent, EventOf } from './escalation-events.ts';
import { inOffice, sentOff } from './escalation-sent.ts';
import type { Escalation, ExistingEscalation, InReview, Open } from './escalation-state.ts';

const opened = ({ nominator, facts, at }: EventOf<'NominationOpened'>): Open => ({
  status: 'NOMINATED',
  nominator,
  facts,
  openedAt: at,
  nexus: null,
  holds: [],
});

const asked = (found: Open, { requestId, at }: EventOf<'AttestationRequested' | 'AttestationAskedAgain'>): Open => {
  if (found.status === 'ATTESTATION_REQUESTED') return { ...found, question: { ...found.question, lastAskedAt: at } };
  const { nexus } = found;
  return found.status === 'NOMINATED' && nexus
    ? { ...found, nexus, status: 'ATTESTATION_REQUESTED', question: { requestId, askedAt: at, lastAskedAt: at } }
    : found;
};

type ReviewEvent = EventOf<'ProcessApproved' | 'AttorneyApproved'>;

const approved = (found: InReview, { type, reviewer, at }: ReviewEvent): Open => {
  const [status, kind] =
    type === 'ProcessApproved' ? (['PROCESS_APPROVED', 'PROCESS'] as const) : (['APPROVED', 'ATTORNEY'] as const);
  return { ...found, status, approvals: [...found.approvals, { kind, reviewer, approvedAt: at }] };
};

const inReview = (found: Open, event: ReviewEvent | EventOf<'PackageTransmitted'>): Open => {
  if (found.status === 'CLEARED' && event.type === 'ProcessApproved') return approved(found, event);
  if (found.status === 'PROCESS_APPROVED' && event.type === 'AttorneyApproved') return approved(found, event);
  return found.status === 'APPROVED' && event.type === 'PackageTransmitted' ? sentOff(found, event) : found;
};

type ProgressEvent = Exclude<EscalationEvent, Parameters<typeof endedBy>[1] | Parameters<typeof keptBy>[1]>;

const progressed = (found: Open, event: ProgressEvent): Open => {
  switch (event.type) {
    case 'NexusAnswered':
      return found.status === 'NOMINATED' ? { ...found, nexus: event.nexus } : found;
    case 'AttestationRequested':
    case 'AttestationAskedAgain':
      return asked(found, event);
    case 'NominationCleared': {
      const { attestation, checklist, lapsesAt, at } = event;
      return found.status === 'ATTESTATION_REQUESTED'
        ? { ...found, status: 'CLEARED', attestation, checklist, clearedAt: at, lapsesAt, approvals: [] }
        : found;
    }
    case 'ProcessApproved':
    case 'AttorneyApproved':
    case 'PackageTransmitted':
      return inReview(found, event);
    case 'PackageReceived':
    case 'ReviewStarted':
    case 'OfficeReminded':
    case 'NominationReturned':
    case 'NominationAnswered':
      return 'sent' in found ? inOffice(found, event) : found;
    default:
      // NominationSubmitted and VictimTaskRaised come with an event that changes the state.
      return found;
  }
};

const existing = (found: ExistingEscalation, event: EscalationEvent): ExistingEscalation => {
  switch (event.type) {
    case 'NominationRecalled':
      return recalled(found, event);
    case 'NominationRejected':
    case 'NominationRefused':
    case 'NominationWithdrawn':
    case 'NominationLapsed':
    case 'DispositionRecorded':
      return 'closure' in found ? found : endedBy(found, event);
    case 'DestructionConfirmed':
    case 'HoldPlaced':
    case 'HoldEnded':
    case 'SubjectPurged':
      return keptBy(found, event);
    default:
      return 'closure' in found ? found : progressed(found, event);
  }
};

/** The state after an event. An event that cannot follow the state is a bug of decide and changes nothing. */
export const evolve = (found: Escalation, event: EscalationEvent): Escalation => {
  if (found.status === 'none') return event.type === 'NominationOpened' ? opened(event) : found;
  return existing(found, event);
};
