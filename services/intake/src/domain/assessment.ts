import type { Urgency } from './codes.ts';
import type { Content } from './content.ts';
import { reviewTriggersOf, type ReviewTrigger } from './review-triggers.ts';
import { triage, type TriageFinding, type TriageReason } from './triage.ts';
import { urgencyOf } from './urgency.ts';

/** What is known around a referral when its rules run. */
export type Circumstances = {
  /** Local date of receipt, `YYYY-MM-DD`, in the site's time zone. */
  readonly receivedOn: string;
  readonly siteAreas: readonly string[];
  readonly duplicateOf: readonly string[];
  readonly isThirdInSevenDays: boolean;
  readonly cleared: readonly TriageReason[];
};

/** Everything that the rules of intake say about one referral, with the ids of the rules. */
export type Assessment = {
  readonly urgency: Urgency;
  readonly urgencyRuleIds: readonly string[];
  readonly reviewTriggerCodes: readonly ReviewTrigger[];
  readonly duplicateOf: readonly string[];
  readonly triage: TriageFinding;
};

/** Runs the urgency rules, the triage rules and the review triggers. @source domain.md 3.2, 4.4 */
export const assess = (content: Content, circumstances: Circumstances): Assessment => {
  const { receivedOn, duplicateOf, isThirdInSevenDays } = circumstances;
  const { level, ruleIds, isPushedUp } = urgencyOf(content.facts, receivedOn);
  return {
    urgency: level,
    urgencyRuleIds: ruleIds,
    reviewTriggerCodes: reviewTriggersOf({ content, receivedOn, isUrgencyPushedUp: isPushedUp, isThirdInSevenDays }),
    duplicateOf,
    triage: triage({ ...circumstances, content, urgency: level }),
  };
};
