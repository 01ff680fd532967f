import { RuleViolation } from '@crossroads/kernel';

/** What came of looking into a grant. @source R50 */
export const REVIEW_OUTCOMES = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** @source R50; assurance.md 1.3 */
const HOLDS_MS = 3_600_000;

/** A grant: one person's record, opened beyond one's role by one staff member. */
export type Grant = {
  readonly id: string;
  readonly personId: string;
  readonly actorId: string;
  readonly openedAt: Date;
  /** Exclusive. */
  readonly expiresAt: Date;
  readonly reviewDueAt: Date;
  readonly review: {
    readonly reviewedBy: string;
    readonly reviewedAt: Date;
    readonly outcomeCode: ReviewOutcome;
  } | null;
};

/** What somebody says who breaks the glass. */
export type Breaking = Pick<Grant, 'id' | 'personId' | 'actorId'> & {
  readonly at: Date;
  /** The next working day of the site. */
  readonly reviewDueAt: Date;
};

const isOverdue = ({ review, reviewDueAt }: Grant, at: Date): boolean => review === null && at >= reviewDueAt;

/**
 * Opens a grant for an hour. Whoever has one that nobody looked into in time gets no other.
 * @param own grants of the same staff member
 * @throws {RuleViolation} `break-glass.review-overdue`
 * @source R50; assurance.md 1.3
 */
export const breakGlass = ({ at, ...said }: Breaking, own: readonly Grant[]): Grant => {
  if (own.some(grant => isOverdue(grant, at))) {
    throw new RuleViolation('break-glass.review-overdue', 'An earlier grant has not been looked into');
  }
  return { ...said, openedAt: at, expiresAt: new Date(at.getTime() + HOLDS_MS), review: null };
};

/** Whether a grant opens this person to this staff member now: one record, one person, one hour. */
export const opens = (
  grant: Grant | undefined,
  asked: { readonly personId: string; readonly actorId: string; readonly at: Date },
): grant is Grant =>
  grant !== undefined &&
  grant.personId === asked.personId &&
  grant.actorId === asked.actorId &&
  asked.at >= grant.openedAt &&
  asked.at < grant.expiresAt;

/**
 * Says what came of a grant; by somebody else, and once.
 * @throws {RuleViolation} `break-glass.reviewed`, `break-glass.own-review`
 */
export const reviewed = (
  grant: Grant,
  {
    reviewedBy,
    at,
    outcomeCode,
  }: { readonly reviewedBy: string; readonly at: Date; readonly outcomeCode: ReviewOutcome },
): Grant => {
  if (grant.actorId === reviewedBy) {
    throw new RuleViolation('break-glass.own-review', 'Nobody reviews their own breaking of the glass');
  }
  if (grant.review !== null) throw new RuleViolation('break-glass.reviewed', 'The grant has been looked into already');
  return { ...grant, review: { reviewedBy, reviewedAt: at, outcomeCode } };
};

/** Where a grant stands, as its list says it. */
export const GRANT_STATES = ['open', 'review-due', 'review-overdue', 'reviewed'] as const;

export const grantState = (grant: Grant, at: Date): (typeof GRANT_STATES)[number] => {
  if (grant.review !== null) return 'reviewed';
  if (isOverdue(grant, at)) return 'review-overdue';
  return at < grant.expiresAt ? 'open' : 'review-due';
};
