// Codes of what came of an attempt or an offer.

/** What came of trying to reach a person. @source domain.md 3.3 */
export const ATTEMPT_RESULTS = [
  'REACHED_DIRECT',
  'REACHED_COLLATERAL',
  'NO_ANSWER',
  'WRONG_PLACE',
  'UNSAFE_ABORTED',
  'REFUSED_TO_TALK',
] as const;
/** One of {@link ATTEMPT_RESULTS}. */
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

/** Why a provider or the person did not take an offer. @source domain.md 5 */
export const DECLINE_REASONS = [
  'NO_CAPACITY',
  'OUT_OF_SCOPE',
  'AGE',
  'AREA',
  'LANGUAGE',
  'SAFETY_CONFLICT',
  'MISSING_DOCUMENT',
  'FUNDER_RULE',
  'PROVIDER_CLOSED',
  'CONSENT_MISSING',
  'OTHER',
] as const;
/** One of {@link DECLINE_REASONS}. */
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Who turned an offer down. */
export const DECLINED_BY = ['PROVIDER', 'CLIENT'] as const;
/** One of {@link DECLINED_BY}. */
export type DeclinedBy = (typeof DECLINED_BY)[number];

/** What became of an offer, told back to the referrer only with consent. @source domain.md 5 */
export const CLOSED_LOOP_CODES = [
  'OFFERED',
  'ACCEPTED',
  'IN_SERVICE',
  'NEED_CLIENT_ACTION',
  'SERVED_NEED_MET',
  'SERVED_PARTLY',
  'DECLINED_NO_CAPACITY',
  'NOT_ELIGIBLE',
  'CLIENT_UNREACHED',
  'CLIENT_DECLINED',
  'NOT_HELPED_OTHER',
  'REFERRED_ELSEWHERE',
  'ENTERED_IN_ERROR',
] as const;
/** One of {@link CLOSED_LOOP_CODES}. */
export type ClosedLoopCode = (typeof CLOSED_LOOP_CODES)[number];
