import type { Attestation } from './attestation.ts';
import type { CaseFacts } from './case-facts.ts';
import type { HoldBasisCode, InfoCode, LapseCode, PurgeCause, ReviewKind, WithdrawalCode } from './codes.ts';
import type { Checklist, ConditionCode } from './conditions.ts';
import type { Disposition, NexusAnswer, StaffMember } from './escalation-state.ts';
import type { LocalDate } from './nomination.ts';

type Happened = { readonly at: Date };
type Approved = Happened & { readonly reviewer: StaffMember; readonly lapsesAt: Date };
type Ended = Happened & { readonly purgeAt: Date };

/** What happened to an escalation: ids, codes and dates, and no personal data. @source domain.md 3.4 */
export type EscalationEvent =
  | (Happened & { readonly type: 'NominationOpened'; readonly nominator: StaffMember; readonly facts: CaseFacts })
  | (Happened & { readonly type: 'NexusAnswered'; readonly nexus: NexusAnswer })
  | (Happened & { readonly type: 'NominationSubmitted'; readonly checklistVersion: string })
  | (Happened & { readonly type: 'AttestationRequested'; readonly requestId: string })
  | (Happened & { readonly type: 'AttestationAskedAgain'; readonly requestId: string })
  | (Ended & {
      readonly type: 'NominationRejected';
      readonly failedCodes: readonly ConditionCode[];
      readonly checklist: Checklist;
      readonly attestation: Attestation | null;
    })
  | (Happened & { readonly type: 'VictimTaskRaised' })
  | (Happened & {
      readonly type: 'NominationCleared';
      readonly attestation: Attestation;
      readonly checklist: Checklist;
      readonly lapsesAt: Date;
    })
  | (Approved & { readonly type: 'ProcessApproved' })
  | (Approved & { readonly type: 'AttorneyApproved' })
  | (Ended & { readonly type: 'NominationRefused'; readonly kind: ReviewKind; readonly reviewer: StaffMember })
  | (Happened & {
      readonly type: 'PackageTransmitted';
      readonly officeId: string;
      readonly packageHash: string;
      readonly transmittedOn: LocalDate;
      /** All ten. */
      readonly checklist: Checklist;
      readonly receiptDueAt: Date;
      readonly lapsesAt: Date;
    })
  | (Happened & { readonly type: 'PackageReceived'; readonly officeId: string })
  | (Happened & { readonly type: 'ReviewStarted'; readonly remindAt: Date; readonly dueAt: Date })
  | (Happened & { readonly type: 'OfficeReminded' })
  | (Happened & {
      readonly type: 'NominationReturned';
      readonly returnId: string;
      readonly round: number;
      readonly infoCodes: readonly InfoCode[];
      readonly answerDueAt: Date;
    })
  | (Happened & { readonly type: 'NominationAnswered'; readonly returnId: string; readonly round: number })
  | (Ended & { readonly type: 'DispositionRecorded'; readonly disposition: Disposition })
  | (Ended & { readonly type: 'NominationWithdrawn'; readonly reasonCode: WithdrawalCode })
  | (Ended & { readonly type: 'NominationLapsed'; readonly reasonCode: LapseCode })
  | (Ended & {
      readonly type: 'NominationRecalled';
      /** The office that must destroy what it was sent; none: nothing was sent. */
      readonly officeId: string | null;
      readonly reportDueAt: Date;
    })
  | (Happened & { readonly type: 'DestructionConfirmed'; readonly officeId: string; readonly receiptId: string })
  | (Happened & { readonly type: 'HoldPlaced'; readonly holdId: string; readonly basisCode: HoldBasisCode })
  | (Happened & { readonly type: 'HoldEnded'; readonly holdId: string })
  | (Happened & { readonly type: 'SubjectPurged'; readonly causeCode: PurgeCause; readonly receiptId: string });

export type EventOf<T extends EscalationEvent['type']> = Extract<EscalationEvent, { type: T }>;
