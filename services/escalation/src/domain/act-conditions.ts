import type { Attestation } from './attestation.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Condition } from './conditions.ts';
import type { NexusAnswer } from './escalation-state.ts';
import { isActAfterNotice } from './minutes.ts';

const instantText = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const actProof = ({ actClassCode, actAt, act, hasViolenceEvidence }: CaseFacts) => ({
  actClassCode,
  actAt: actAt.toISOString(),
  actsVersion: act?.listVersion ?? null,
  hasViolenceEvidence,
});

/** The act is of a class that the list in force at the act lets qualify. @source domain.md 6.1 P5; 6.2; 13 T3 */
export const qualifyingAct = (facts: CaseFacts): Condition => {
  const { act, hasViolenceEvidence } = facts;
  const proof = actProof(facts);
  if (!act) return { code: 'P5', met: 'unknown', reasonCode: 'NO_LIST_IN_FORCE', proof };
  if (!act.qualifies) return { code: 'P5', met: 'no', reasonCode: 'NOT_A_QUALIFYING_ACT', proof };
  if (act.needsViolenceEvidence && !hasViolenceEvidence)
    return { code: 'P5', met: 'no', reasonCode: 'NO_VIOLENCE_EVIDENCE', proof };
  return { code: 'P5', met: 'yes', reasonCode: null, proof };
};

/** A qualifying act, and after the notice. @source domain.md 6.1 P5; R27 */
export const newQualifyingAct = (facts: CaseFacts, { noticeServedAt }: Attestation): Condition => {
  const qualifying = qualifyingAct(facts);
  if (qualifying.met !== 'yes') return qualifying;
  const proof = { ...qualifying.proof, noticeServedAt: instantText(noticeServedAt) };
  if (!noticeServedAt) return { code: 'P5', met: 'unknown', reasonCode: 'NOTICE_TIME_UNKNOWN', proof };
  return isActAfterNotice(facts.actAt, noticeServedAt)
    ? { code: 'P5', met: 'yes', reasonCode: null, proof }
    : { code: 'P5', met: 'no', reasonCode: 'ACT_NOT_AFTER_NOTICE', proof };
};

const evidenceGap = ({ hasIncidentNumber, chargeStatus, chargedOn, actOn }: CaseFacts): Condition['reasonCode'] => {
  if (!hasIncidentNumber) return 'NO_INCIDENT_NUMBER';
  if (chargeStatus === 'NONE') return 'NO_PROBABLE_CAUSE';
  if (chargedOn === null) return 'CHARGE_DATE_UNKNOWN';
  return chargedOn < actOn ? 'CHARGED_BEFORE_ACT' : null;
};

/** An incident, and probable cause, a charge or a prosecutor's finding, all from law enforcement. @source domain.md 6.1 P6 */
export const independentEvidence = (facts: CaseFacts): Condition => {
  const { agencyCode, hasIncidentNumber, chargeStatus, chargedOn, sourceCode } = facts;
  const proof = { agencyCode, hasIncidentNumber, chargeStatus, chargedOn, sourceCode };
  const reasonCode = evidenceGap(facts);
  if (reasonCode === null) return { code: 'P6', met: 'yes', reasonCode, proof };
  return { code: 'P6', met: reasonCode === 'CHARGE_DATE_UNKNOWN' ? 'unknown' : 'no', reasonCode, proof };
};

/** An attorney found a federal statute touched, in the version in force on the day of the act. @source domain.md 6.1 P7; 6.3 */
export const federalNexus = ({ actOn }: CaseFacts, nexus: NexusAnswer): Condition => {
  const { answer, statutes, attorney, answeredAt, menuVersion } = nexus;
  const proof = {
    answer,
    statutes: statutes.map(({ statute, statuteVersion }) => `${statute} ${statuteVersion}`),
    offenceDate: actOn,
    menuVersion,
    attorneyId: attorney.staffId,
    answeredAt: answeredAt.toISOString(),
  };
  if (answer === 'NO') return { code: 'P7', met: 'no', reasonCode: 'NO_FEDERAL_NEXUS', proof };
  const isOfAct = statutes.length > 0 && statutes.every(({ offenceDate }) => offenceDate === actOn);
  return isOfAct
    ? { code: 'P7', met: 'yes', reasonCode: null, proof }
    : { code: 'P7', met: 'unknown', reasonCode: 'NO_STATUTE_OF_THE_ACT', proof };
};
