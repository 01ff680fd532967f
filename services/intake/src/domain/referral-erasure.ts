import type { KnownReferral } from './referral-state.ts';

/** What is left of a referral whose person was erased: who sent it and when, and that it is gone. @source assurance.md 5.4; R47 */
export const erased = (referral: KnownReferral): KnownReferral => {
  const { reference, personId, senderId, receivedAt, submittedAt, content } = referral;
  const { sourceType, referrerOrgId, referrerRole, isAnonymous, legalBasisCode, noticeVersion } = content;
  return {
    reference,
    personId,
    senderId,
    receivedAt,
    submittedAt,
    status: 'erased',
    consentId: null,
    decidedBy: null,
    decisionCode: null,
    urgency: 'STANDARD',
    urgencyRuleIds: [],
    triageRuleIds: [],
    triageReasons: [],
    infoCodes: [],
    reviewTriggerCodes: [],
    duplicateOf: [],
    cleared: [],
    content: {
      sourceType,
      referrerOrgId,
      referrerRole,
      isAnonymous,
      legalBasisCode,
      noticeVersion,
      ageBand: 'UNKNOWN',
      areaCode: null,
      language: 'und',
      facts: [],
      needCodes: [],
      choiceCodes: [],
      reasonCodes: [],
    },
  };
};
