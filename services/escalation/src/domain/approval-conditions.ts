import { RuleViolation } from '@crossroads/kernel';
import type { ReviewKind } from './codes.ts';
import type { Condition } from './conditions.ts';
import type { Approval, Cleared, StaffMember } from './escalation-state.ts';

/** Why a reviewer may not decide here. */
export type ReviewerProblem = 'own-nomination' | 'nominator-unit' | 'same-person' | 'same-unit';

/**
 * Who reviews is neither the nominator nor of the nominator's reporting line, and neither the other reviewer nor of the
 * other's line. None: this one may.
 * @source R28; domain.md 6.1 P10; 13 T8; CJIS AC-5
 */
export const reviewerProblem = (
  nominator: StaffMember,
  others: readonly StaffMember[],
  { staffId, unitId }: StaffMember,
): ReviewerProblem | undefined => {
  if (staffId === nominator.staffId) return 'own-nomination';
  if (others.some(other => other.staffId === staffId)) return 'same-person';
  if (unitId === nominator.unitId) return 'nominator-unit';
  return others.some(other => other.unitId === unitId) ? 'same-unit' : undefined;
};

export const approvalOf = (approvals: readonly Approval[], kind: ReviewKind): Approval | undefined =>
  approvals.find(approval => approval.kind === kind);

const areIndependent = (nominator: StaffMember, process: StaffMember, attorney: StaffMember): boolean =>
  reviewerProblem(nominator, [], process) === undefined &&
  reviewerProblem(nominator, [process], attorney) === undefined;

/** Two people of two other lines approved in writing within 14 × 24 hours. @source domain.md 6.1 P10; R28 */
export const twoApprovals = ({ nominator, approvals, lapsesAt }: Cleared): Condition => {
  const [process, attorney] = [approvalOf(approvals, 'PROCESS'), approvalOf(approvals, 'ATTORNEY')];
  const proof = {
    processReviewerId: process?.reviewer.staffId ?? null,
    processUnitId: process?.reviewer.unitId ?? null,
    processApprovedAt: process?.approvedAt.toISOString() ?? null,
    attorneyId: attorney?.reviewer.staffId ?? null,
    attorneyUnitId: attorney?.reviewer.unitId ?? null,
    attorneyApprovedAt: attorney?.approvedAt.toISOString() ?? null,
  };
  if (!process || !attorney) return { code: 'P10', met: 'no', reasonCode: 'NOT_APPROVED_TWICE', proof };
  const isValid =
    areIndependent(nominator, process.reviewer, attorney.reviewer) &&
    approvals.length === 2 &&
    approvals.every(({ approvedAt }) => approvedAt < lapsesAt);
  return isValid
    ? { code: 'P10', met: 'yes', reasonCode: null, proof }
    : { code: 'P10', met: 'no', reasonCode: 'APPROVALS_NOT_INDEPENDENT', proof };
};

const words: Readonly<Record<ReviewerProblem, string>> = {
  'own-nomination': 'Nobody reviews what they nominated',
  'nominator-unit': 'A reviewer is of another reporting line than the nominator',
  'same-person': 'The two reviews are by two people',
  'same-unit': 'The two reviewers are of two reporting lines',
};

/** @throws {RuleViolation} `review.own-nomination`, `review.nominator-unit`, `review.same-person`, `review.same-unit` */
export const requireIndependent = ({ nominator, approvals }: Cleared, reviewer: StaffMember): void => {
  const others = approvals.map(approval => approval.reviewer);
  const problem = reviewerProblem(nominator, others, reviewer);
  if (problem) throw new RuleViolation(`review.${problem}`, words[problem]);
};
