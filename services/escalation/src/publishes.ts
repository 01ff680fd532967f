import type { DataOf, EventContract } from '@crossroads/contracts';
import {
  EscalationDestructionConfirmedV1,
  EscalationDispositionRecordedV1,
  EscalationHoldPlacedV1,
  EscalationHoldReleasedV1,
  EscalationNexusAnsweredV1,
  EscalationNominationAnsweredV1,
  EscalationNominationLapsedV1,
  EscalationNominationOpenedV1,
  EscalationNominationRecalledV1,
  EscalationNominationRejectedV1,
  EscalationNominationReturnedV1,
  EscalationNominationSubmittedV1,
  EscalationNominationClearedV1,
  EscalationNominationWithdrawnV1,
  EscalationPackageReceivedV1,
  EscalationPackageReviewStartedV1,
  EscalationPackageTransmittedV1,
  EscalationReviewAttorneyApprovedV1,
  EscalationReviewProcessApprovedV1,
  EscalationReviewRefusedV1,
  EscalationSubjectPurgedV1,
} from '@crossroads/contracts/enforcement';
import { unreachable } from '@crossroads/kernel';
import type { Outgoing } from '@crossroads/messaging';
import { localDate, type Site } from '@crossroads/platform';
import type { EscalationEvent, EventOf } from './domain/escalation-events.ts';
import type { ExistingEscalation } from './domain/escalation-state.ts';
import { hashOf, lapseReason, purgeCause, statuteCode } from './wire-codes.ts';

/** Whose event it is, who acted, where its days are counted, and how it stands afterwards. */
export type About = {
  readonly place: Site;
  readonly escalationId: string;
  readonly subjectId: string;
  readonly actorId: string;
  readonly state: ExistingEscalation;
};

type Said = { readonly type: string; readonly data: object };

const say = <E extends EventContract>(
  { type }: E,
  data: Omit<DataOf<E>, 'escalationId' | 'subjectId' | 'actorId'>,
): readonly Said[] => [{ type, data }];

type Reviewed = EventOf<'ProcessApproved' | 'AttorneyApproved'>;
type Ended = EventOf<'NominationRejected' | 'NominationRefused' | 'NominationLapsed' | 'NominationRecalled'>;
type OfOffice = EventOf<
  'PackageTransmitted' | 'PackageReceived' | 'ReviewStarted' | 'NominationReturned' | 'DispositionRecorded'
>;
type Held = EventOf<'HoldPlaced' | 'HoldEnded'>;
type Grouped = Reviewed | Ended | OfOffice | Held;

const reviewed = (event: Reviewed) => {
  const { staffId: approverId, unitId } = event.reviewer;
  return event.type === 'ProcessApproved'
    ? say(EscalationReviewProcessApprovedV1, { approverId, unitId, lapsesAt: event.lapsesAt.toISOString() })
    : say(EscalationReviewAttorneyApprovedV1, { approverId, unitId });
};

const ended = (event: Ended, { place }: About) => {
  const purgeOn = localDate(place, event.purgeAt);
  switch (event.type) {
    case 'NominationRejected':
      return say(EscalationNominationRejectedV1, { failedCodes: [...event.failedCodes], purgeOn });
    case 'NominationRefused':
      return say(EscalationReviewRefusedV1, { kindCode: event.kind, reasonCodes: [], purgeOn });
    case 'NominationLapsed':
      return say(EscalationNominationLapsedV1, { reasonCode: lapseReason(event.reasonCode), purgeOn });
    case 'NominationRecalled':
      return say(EscalationNominationRecalledV1, {
        officeCode: event.officeId,
        reportDueAt: event.reportDueAt.toISOString(),
      });
    default:
      return unreachable(event);
  }
};

const sent = (event: OfOffice, { place }: About) => {
  switch (event.type) {
    case 'PackageTransmitted':
      return say(EscalationPackageTransmittedV1, { packageHash: event.packageHash, officeCode: event.officeId });
    case 'PackageReceived':
      return say(EscalationPackageReceivedV1, { officeCode: event.officeId });
    case 'ReviewStarted':
      return say(EscalationPackageReviewStartedV1, {
        remindAt: event.remindAt.toISOString(),
        dueAt: event.dueAt.toISOString(),
      });
    case 'NominationReturned':
      return say(EscalationNominationReturnedV1, {
        round: event.round,
        answerDueOn: localDate(place, new Date(event.answerDueAt.getTime() - 1)),
        infoCodes: [...event.infoCodes],
      });
    case 'DispositionRecorded': {
      const { code: dispositionCode, reasonCode, officeId: officeCode, decidedOn } = event.disposition;
      return say(EscalationDispositionRecordedV1, { dispositionCode, reasonCode, officeCode, decidedOn });
    }
    default:
      return unreachable(event);
  }
};

const held = (event: Held, { state }: About) => {
  const { holdId } = event;
  if (event.type === 'HoldPlaced') return say(EscalationHoldPlacedV1, { holdId, basisCode: event.basisCode });
  const holds = 'holds' in state ? state.holds : [];
  const basisCode = holds.find(hold => hold.holdId === holdId)?.basisCode ?? 'UNKNOWN';
  return say(EscalationHoldReleasedV1, { holdId, basisCode });
};

const opened = ({ facts }: EventOf<'NominationOpened'>) => {
  const { agencyCode, actClassCode, actAt } = facts;
  return say(EscalationNominationOpenedV1, { agencyCode, actClassCode, actAt: actAt.toISOString() });
};

const told = (event: Exclude<EscalationEvent, Grouped>): readonly Said[] => {
  switch (event.type) {
    case 'NominationOpened':
      return opened(event);
    case 'NexusAnswered':
      return say(EscalationNexusAnsweredV1, { statuteCodes: event.nexus.statutes.map(statuteCode) });
    case 'NominationSubmitted':
      return say(EscalationNominationSubmittedV1, { checklistVersion: event.checklistVersion });
    case 'NominationCleared':
      return say(EscalationNominationClearedV1, { checklistHash: hashOf(event.checklist) });
    case 'NominationAnswered':
      return say(EscalationNominationAnsweredV1, { round: event.round });
    case 'NominationWithdrawn':
      return say(EscalationNominationWithdrawnV1, { reasonCode: event.reasonCode });
    case 'DestructionConfirmed':
      return say(EscalationDestructionConfirmedV1, { receiptId: event.receiptId, officeCode: event.officeId });
    case 'SubjectPurged':
      return say(EscalationSubjectPurgedV1, { causeCode: purgeCause(event.causeCode), receiptId: event.receiptId });
    case 'AttestationRequested': // told over the bridge, sealed
    case 'AttestationAskedAgain':
    case 'VictimTaskRaised': // told with the task
    case 'OfficeReminded':
      return [];
    default:
      return unreachable(event);
  }
};

const sayings = (event: EscalationEvent, about: About): readonly Said[] => {
  switch (event.type) {
    case 'ProcessApproved':
    case 'AttorneyApproved':
      return reviewed(event);
    case 'NominationRejected':
    case 'NominationRefused':
    case 'NominationLapsed':
    case 'NominationRecalled':
      return ended(event, about);
    case 'PackageTransmitted':
    case 'PackageReceived':
    case 'ReviewStarted':
    case 'NominationReturned':
    case 'DispositionRecorded':
      return sent(event, about);
    case 'HoldPlaced':
    case 'HoldEnded':
      return held(event, about);
    default:
      return told(event);
  }
};

/** What the enforcement plane hears of an escalation's event. */
export const publishes = (about: About, event: EscalationEvent): readonly Outgoing[] => {
  const { place, escalationId, subjectId, actorId } = about;
  return sayings(event, about).map(({ type, data }) => ({
    type,
    site: place.code,
    subject: escalationId,
    data: { escalationId, subjectId, actorId, ...data },
  }));
};
