import type { Attestation } from './attestation.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Condition, ConditionCode, Met } from './conditions.ts';
import { isActAfterNotice, minutesBetween } from './minutes.ts';

/** Days between notice and act, each of 24 hours; our own default. @source domain.md 6.1 P4 */
export const DAYS_AFTER_NOTICE = 7;

const MINUTES_PER_DAY = 24 * 60;

const unanswered = (code: ConditionCode, { requestId, answer }: Attestation): Condition => {
  const met: Met = answer === 'NO' ? 'no' : 'unknown';
  return { code, met, reasonCode: `ATTESTATION_${answer}`, proof: { requestId, answer } };
};

/**
 * Real help was offered in person before the act. The answer YES says just that of the instant of the act; the date is
 * checked once more, and one day later than the act is too late.
 * @source domain.md 6.1 P2
 */
export const helpOfferedBefore = ({ actOn }: CaseFacts, attestation: Attestation): Condition => {
  const { requestId, answer, helpOffered, helpOfferedOn } = attestation;
  if (answer !== 'YES') return unanswered('P2', attestation);
  const proof = { requestId, answer, helpOfferedOn };
  if (helpOffered !== true || helpOfferedOn === null)
    return { code: 'P2', met: 'unknown', reasonCode: 'HELP_OFFER_UNKNOWN', proof };
  return helpOfferedOn <= actOn
    ? { code: 'P2', met: 'yes', reasonCode: null, proof }
    : { code: 'P2', met: 'no', reasonCode: 'HELP_OFFERED_AFTER_ACT', proof };
};

const noticeGap = (actAt: Date, attestation: Attestation): string | null => {
  const { noticeServed, noticeServedAt, versionId, language, validUntil } = attestation;
  if (noticeServed !== true || !noticeServedAt || !versionId || !language || !validUntil) return 'NOTICE_UNKNOWN';
  if (!isActAfterNotice(actAt, noticeServedAt)) return 'ACT_NOT_AFTER_NOTICE';
  return actAt < validUntil ? null : 'NOTICE_EXPIRED_AT_ACT';
};

/** A reviewed notice in a language the person understood, before the act and unexpired at it. @source domain.md 6.1 P3; R27; 13 T4 */
export const noticeServedBefore = ({ actAt }: CaseFacts, attestation: Attestation): Condition => {
  if (attestation.answer !== 'YES') return unanswered('P3', attestation);
  const { requestId, answer, noticeServedAt, versionId, language, validUntil } = attestation;
  const proof = {
    requestId,
    answer,
    noticeServedAt: noticeServedAt?.toISOString() ?? null,
    versionId,
    language,
    validUntil: validUntil?.toISOString() ?? null,
    actAt: actAt.toISOString(),
  };
  const reasonCode = noticeGap(actAt, attestation);
  if (reasonCode === null) return { code: 'P3', met: 'yes', reasonCode, proof };
  return { code: 'P3', met: reasonCode === 'NOTICE_UNKNOWN' ? 'unknown' : 'no', reasonCode, proof };
};

/** At least 7 × 24 hours between notice and act, to the minute, unless the act is a shooting. @source domain.md 6.1 P4 */
export const timeToChange = ({ actAt, act }: CaseFacts, { noticeServedAt }: Attestation): Condition => {
  const isShooting = act?.shooting === true;
  const proof = {
    isShooting,
    daysNeeded: DAYS_AFTER_NOTICE,
    noticeServedAt: noticeServedAt?.toISOString() ?? null,
    actAt: actAt.toISOString(),
  };
  if (isShooting) return { code: 'P4', met: 'yes', reasonCode: null, proof };
  if (!noticeServedAt) return { code: 'P4', met: 'unknown', reasonCode: 'NOTICE_TIME_UNKNOWN', proof };
  return minutesBetween(noticeServedAt, actAt) >= DAYS_AFTER_NOTICE * MINUTES_PER_DAY
    ? { code: 'P4', met: 'yes', reasonCode: null, proof }
    : { code: 'P4', met: 'no', reasonCode: 'TOO_SOON_AFTER_NOTICE', proof };
};
