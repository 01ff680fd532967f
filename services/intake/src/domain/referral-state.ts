import type { Assessment } from './assessment.ts';
import type { InfoCode, Urgency } from './codes.ts';
import type { Content } from './content.ts';
import type { ReviewTrigger } from './review-triggers.ts';
import type { TriageQueue, TriageReason } from './triage.ts';

/** Where a referral stands in intake; instants are UTC. @source domain.md 3.2 */
export type Stage =
  | { readonly status: 'triage'; readonly queue: TriageQueue; readonly dueAt: Date }
  | { readonly status: 'needs-info'; readonly dueAt: Date; readonly isReminded: boolean }
  | { readonly status: 'screening' }
  | { readonly status: 'rejected'; readonly reasonCode: string }
  | { readonly status: 'duplicate'; readonly keptReferralId: string }
  | { readonly status: 'crisis-diverted'; readonly diversionCode: string; readonly dueAt: Date }
  | {
      readonly status: 'out-of-area';
      readonly partnerOrgId: string;
      readonly dueAt: Date;
      readonly isAcknowledged: boolean;
    }
  | { readonly status: 'closed'; readonly outcomeCode: string }
  | { readonly status: 'closed-incomplete' }
  /** Its person was erased: nothing is left but that it was, and nothing later changes it. */
  | { readonly status: 'erased' };

/** What the rules found last, and what a human has answered since. */
export type Findings = {
  readonly urgency: Urgency;
  readonly urgencyRuleIds: readonly string[];
  readonly triageRuleIds: readonly string[];
  readonly triageReasons: readonly TriageReason[];
  readonly infoCodes: readonly InfoCode[];
  readonly reviewTriggerCodes: readonly ReviewTrigger[];
  readonly duplicateOf: readonly string[];
  readonly cleared: readonly TriageReason[];
};

export type ReferralCore = Findings & {
  readonly reference: string;
  readonly personId: string;
  /** The staff member or partner who sent it. */
  readonly senderId: string;
  readonly consentId: string | null;
  readonly content: Content;
  readonly receivedAt: Date;
  readonly submittedAt: Date;
  /** The named human who acted last, if any did. */
  readonly decidedBy: string | null;
  /** The reason that human gave, as a code. */
  readonly decisionCode: string | null;
};

export type KnownReferral = ReferralCore & Stage;
export type Referral = { readonly status: 'none' } | KnownReferral;

/** Statuses that end a referral in intake; none of them is found as a likely duplicate. @source domain.md 3.2 */
const ENDED: readonly string[] = ['rejected', 'duplicate', 'closed', 'closed-incomplete', 'erased'];

export const hasEnded = (status: string): boolean => ENDED.includes(status);

export const findingsOf = (assessment: Assessment, cleared: readonly TriageReason[]): Findings => {
  const { triage: found, ...rest } = assessment;
  return {
    urgency: rest.urgency,
    urgencyRuleIds: rest.urgencyRuleIds,
    reviewTriggerCodes: rest.reviewTriggerCodes,
    duplicateOf: rest.duplicateOf,
    triageRuleIds: found.ruleIds,
    triageReasons: found.outcome === 'human' ? found.reasons : [],
    infoCodes: found.outcome === 'needs-info' ? found.infoCodes : [],
    cleared,
  };
};
