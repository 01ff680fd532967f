import type { Attestation } from './attestation.ts';
import type { CaseFacts } from './case-facts.ts';
import type {
  DeclinationCode,
  DispositionCode,
  HoldBasisCode,
  InfoCode,
  LapseCode,
  PurgeCause,
  ReviewKind,
  WithdrawalCode,
} from './codes.ts';
import type { Checklist, ConditionCode } from './conditions.ts';
import type { StatuteCandidate } from './federal-nexus.ts';
import type { LocalDate } from './nomination.ts';

/** Who acts, and in which reporting line. Opaque ids of this plane. */
export type StaffMember = { readonly staffId: string; readonly unitId: string };

/** What an attorney answered. The words of a self-defence note are sealed; that there is one is a fact. */
export type NexusAnswer = {
  readonly attorney: StaffMember;
  readonly answer: 'YES' | 'NO';
  readonly statutes: readonly StatuteCandidate[];
  readonly hasSelfDefenceNote: boolean;
  readonly menuVersion: string;
  readonly answeredAt: Date;
};

/** The question under way over the bridge. */
export type Question = { readonly requestId: string; readonly askedAt: Date; readonly lastAskedAt: Date };

/** One reviewer's yes. The written reasons are sealed beside it. */
export type Approval = { readonly kind: ReviewKind; readonly reviewer: StaffMember; readonly approvedAt: Date };

/** A question of the office back to the nominator. Due instants are exclusive. */
export type Return = {
  readonly returnId: string;
  readonly round: number;
  readonly infoCodes: readonly InfoCode[];
  readonly returnedAt: Date;
  readonly answerDueAt: Date;
  readonly answeredAt: Date | null;
};

/** The office's clock: 30 days with a reminder at 21. */
export type OfficeReview = {
  readonly startedAt: Date;
  readonly remindAt: Date;
  readonly dueAt: Date;
  readonly remindedAt: Date | null;
};

export type Sent = {
  readonly officeId: string;
  readonly packageHash: string;
  readonly transmittedAt: Date;
  readonly transmittedOn: LocalDate;
  /** Two business days later. */
  readonly receiptDueAt: Date;
  readonly lapsesAt: Date;
  readonly receivedAt: Date | null;
  readonly review: OfficeReview | null;
  readonly returns: readonly Return[];
};

export type Hold = { readonly holdId: string; readonly basisCode: HoldBasisCode; readonly endedAt: Date | null };

export type Nominated = {
  readonly nominator: StaffMember;
  readonly openedAt: Date;
  readonly holds: readonly Hold[];
  readonly facts: CaseFacts;
  readonly nexus: NexusAnswer | null;
};

export type Asked = Nominated & { readonly nexus: NexusAnswer; readonly question: Question };

export type Cleared = Asked & {
  readonly attestation: Attestation;
  readonly checklist: Checklist;
  readonly clearedAt: Date;
  /** 14 × 24 h later, exclusive: both approvals come before. */
  readonly lapsesAt: Date;
  /** The process review first; never two of a kind. */
  readonly approvals: readonly Approval[];
};

export type Transmitted = Cleared & { readonly sent: Sent };

export const CLOSED_STATES = [
  'REJECTED_PRECONDITION',
  'REFUSED_BY_REVIEW',
  'WITHDRAWN',
  'LAPSED',
  'RECALLED_ERROR',
  'ACCEPTED',
  'DECLINED',
  'DEFERRED_STATE',
  'DEFERRED_TRIBAL',
  'DIVERTED',
] as const;
export type ClosedState = (typeof CLOSED_STATES)[number];

/** A wrong person was nominated. @source domain.md 13 T21 */
export type Recall = {
  /** The office that holds a package and must destroy it; none: nothing was sent. */
  readonly officeId: string | null;
  /** 24 hours later. */
  readonly reportDueAt: Date;
  readonly destruction: { readonly receiptId: string; readonly confirmedAt: Date } | null;
};

/** How it ended, in codes and dates: this stays when the subject is purged. */
export type Closure = {
  readonly closedAt: Date;
  readonly reasonCode: WithdrawalCode | LapseCode | DeclinationCode | ReviewKind | null;
  readonly failedCodes: readonly ConditionCode[];
  readonly decidedOn: LocalDate | null;
  readonly recall: Recall | null;
  /** From then on the subject is purged, unless a hold stands. */
  readonly purgeAt: Date;
};

/** Closed, with all that had come together by then. */
export type Closed = Nominated &
  Partial<Omit<Transmitted, keyof Nominated>> & {
    readonly status: ClosedState;
    readonly closure: Closure;
    readonly purged: null;
  };

/** What remains when the subject is gone. Of an accepted one: date, office and the hash of the package. @source domain.md 13 T24 */
export type Purged = {
  readonly status: ClosedState;
  readonly openedAt: Date;
  readonly closure: Closure;
  readonly sent: Pick<Sent, 'officeId' | 'packageHash' | 'transmittedAt'> | null;
  readonly purged: { readonly causeCode: PurgeCause; readonly receiptId: string; readonly at: Date };
};

/** Proven but for the two reviews inside. */
export type InReview = Cleared & { readonly status: 'CLEARED' | 'PROCESS_APPROVED' | 'APPROVED' };

/** With the prosecutor's office, or back from it for an answer. */
export type InOffice = Transmitted & {
  readonly status: 'TRANSMITTED' | 'USAO_RECEIVED' | 'UNDER_REVIEW' | 'RETURNED_FOR_MORE';
};

export type Open =
  | (Nominated & { readonly status: 'NOMINATED' })
  | (Asked & { readonly status: 'ATTESTATION_REQUESTED' })
  | InReview
  | InOffice;

export type ExistingEscalation = Open | Closed | Purged;

/** One nomination of one person for one act. The words of `status` are those of policies and screens. */
export type Escalation = { readonly status: 'none' } | ExistingEscalation;

/** A decision of the office. DECLINE needs its reason; no other decision has one. @source R30 */
export type Disposition = {
  readonly officeId: string;
  readonly code: DispositionCode;
  readonly reasonCode: DeclinationCode | null;
  readonly decidedOn: LocalDate;
};
