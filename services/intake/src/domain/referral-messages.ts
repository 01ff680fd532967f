import type { Assessment } from './assessment.ts';
import type { InfoCode, Urgency } from './codes.ts';
import type { Answer, ConsentTerms, Content } from './content.ts';
import type { ReviewTrigger } from './review-triggers.ts';
import type { TriageQueue, TriageReason } from './triage.ts';

/** Who acts: an opaque staff id, or SYSTEM for a rule or a deadline. */
export type ActorId = string;

/** When the clocks that may start now run out, UTC; by the site's business calendar. */
export type DueDates = { readonly triageDueAt: Date; readonly infoDueAt: Date };

type Assessed = { readonly assessment: Assessment } & DueDates;
type By = { readonly actorId: ActorId };
/** A named human, with the reason given as a code. */
type ByHuman = By & { readonly reasonCode: string };
/** A named human with a reason, or SYSTEM without one. */
type ByAnyone = By & { readonly reasonCode?: string };

export type ReferralCommand =
  | (Assessed & {
      readonly type: 'SubmitReferral';
      readonly reference: string;
      readonly personId: string;
      readonly senderId: string;
      readonly content: Content;
      readonly consent: ConsentTerms | null;
      readonly receivedAt: Date;
      readonly at: Date;
    })
  | (By & { readonly type: 'RequestInfo'; readonly infoCodes: readonly InfoCode[]; readonly dueAt: Date })
  | (Assessed & By & { readonly type: 'AnswerInfo'; readonly answer: Answer })
  | (ByHuman & { readonly type: 'PassTriage' })
  | (ByHuman & { readonly type: 'RejectReferral' })
  | (ByHuman & { readonly type: 'DivertCrisis'; readonly diversionCode: string; readonly dueAt: Date })
  | (ByHuman & { readonly type: 'HandOutOfArea'; readonly partnerOrgId: string; readonly dueAt: Date })
  | (By & { readonly type: 'AcknowledgeHandOut' })
  | (ByHuman & { readonly type: 'LinkDuplicate'; readonly keptReferralId: string })
  | (Assessed & ByHuman & { readonly type: 'MarkNotDuplicate' })
  | (By & { readonly type: 'CloseReferral'; readonly outcomeCode: string; readonly supervisorId: string | null })
  | { readonly type: 'EraseReferral' }
  | { readonly type: 'RemindOfInfo' }
  | { readonly type: 'EndWait'; readonly at: Date; readonly triageDueAt: Date };

/** One kind of command. */
export type CommandOf<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>;

export type ReferralEvent =
  | (By & {
      readonly type: 'ReferralSubmitted';
      readonly reference: string;
      readonly personId: string;
      readonly content: Content;
      readonly consent: ConsentTerms | null;
      readonly receivedAt: Date;
      readonly submittedAt: Date;
      readonly assessment: Assessment;
    })
  | (ByAnyone & {
      readonly type: 'ReferralReassessed';
      readonly assessment: Assessment;
      readonly cleared: readonly TriageReason[];
    })
  | (By & {
      readonly type: 'TriageStarted';
      readonly urgency: Urgency;
      readonly queue: TriageQueue;
      readonly causeCode: string;
      readonly dueAt: Date;
    })
  | (By & { readonly type: 'InfoRequested'; readonly infoCodes: readonly InfoCode[]; readonly dueAt: Date })
  | { readonly type: 'InfoReminded' }
  | (By & { readonly type: 'InfoAnswered'; readonly infoCodes: readonly InfoCode[]; readonly content: Content })
  | (ByAnyone & {
      readonly type: 'ReferralTriaged';
      readonly personId: string;
      readonly content: Content;
      readonly urgency: Urgency;
      readonly reviewTriggerCodes: readonly ReviewTrigger[];
      readonly receivedAt: Date;
    })
  | (By & { readonly type: 'ReferralRejected'; readonly reasonCode: string })
  | (ByHuman & { readonly type: 'CrisisDiverted'; readonly diversionCode: string; readonly dueAt: Date })
  | (ByHuman & { readonly type: 'HandedOutOfArea'; readonly partnerOrgId: string; readonly dueAt: Date })
  | (By & { readonly type: 'PartnerAcknowledged'; readonly partnerOrgId: string })
  | (ByHuman & { readonly type: 'LinkedAsDuplicate'; readonly keptReferralId: string })
  | (ByHuman & { readonly type: 'Unlinked'; readonly keptReferralId: string })
  | (By & { readonly type: 'ReferralClosed'; readonly outcomeCode: string; readonly supervisorId: string | null })
  | { readonly type: 'ClosedIncomplete'; readonly infoCodes: readonly InfoCode[] }
  | { readonly type: 'ReferralErased' };
