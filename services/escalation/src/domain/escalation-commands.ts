import type { Attestation } from './attestation.ts';
import type { CaseFacts } from './case-facts.ts';
import type { HoldBasisCode, InfoCode, ReviewKind, WithdrawalCode } from './codes.ts';
import type { Disposition, StaffMember } from './escalation-state.ts';
import type { StatuteCandidate, StatuteMenu } from './federal-nexus.ts';
import type { LocalDate } from './nomination.ts';

type Now = { readonly at: Date };

/** `keepUntil`: the same local time 12 months after `at` at the site, should the case end here. @source domain.md 6.6: sunset */
type MayEnd = Now & { readonly keepUntil: Date };

/** What an office does to what it was sent. */
type ByOffice = Now & { readonly officeId: string };

/** What can be done to an escalation. Nothing of the help plane is a command or a field of one. @source R4; R31 */
export type EscalationCommand =
  | (Now & {
      readonly type: 'OpenNomination';
      readonly nominator: StaffMember;
      readonly facts: CaseFacts;
      /** A mark of this act is known from an earlier nomination. */
      readonly isSameActKnown: boolean;
    })
  | (Now & {
      readonly type: 'AnswerNexus';
      readonly attorney: StaffMember;
      readonly answer: 'YES' | 'NO';
      readonly statutes: readonly StatuteCandidate[];
      readonly hasSelfDefenceNote: boolean;
      readonly menu: StatuteMenu;
    })
  | (MayEnd & { readonly type: 'SubmitNomination'; readonly requestId: string })
  | (Now & { readonly type: 'AskAgain' })
  | (MayEnd & { readonly type: 'ReceiveAttestation'; readonly attestation: Attestation })
  | (MayEnd & {
      readonly type: 'Review';
      readonly kind: ReviewKind;
      readonly decision: 'APPROVE' | 'REFUSE';
      readonly reviewer: StaffMember;
      readonly reasons: string;
    })
  | (ByOffice & {
      readonly type: 'TransmitPackage';
      readonly packageHash: string;
      /** Local day of `at`. */
      readonly on: LocalDate;
      /** Two business days after `at`. */
      readonly receiptDueAt: Date;
    })
  | (ByOffice & { readonly type: 'RecordReceipt' })
  | (ByOffice & { readonly type: 'StartReview' })
  | (Now & { readonly type: 'RemindOffice' })
  | (ByOffice & {
      readonly type: 'ReturnForMore';
      readonly returnId: string;
      readonly infoCodes: readonly InfoCode[];
    })
  | (Now & { readonly type: 'AnswerReturn'; readonly returnId: string })
  | (MayEnd & {
      readonly type: 'RecordDisposition';
      readonly disposition: Disposition;
      /** Local day of `at`. */
      readonly on: LocalDate;
    })
  | (MayEnd & { readonly type: 'Withdraw'; readonly reasonCode: WithdrawalCode })
  | (MayEnd & { readonly type: 'Lapse' })
  | (Now & { readonly type: 'Recall' })
  | (ByOffice & { readonly type: 'ConfirmDestruction'; readonly receiptId: string })
  | (Now & { readonly type: 'PlaceHold'; readonly holdId: string; readonly basisCode: HoldBasisCode })
  | (Now & { readonly type: 'EndHold'; readonly holdId: string })
  | (Now & { readonly type: 'PurgeSubject'; readonly receiptId: string });

export type CommandOf<T extends EscalationCommand['type']> = Extract<EscalationCommand, { type: T }>;
