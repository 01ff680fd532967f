import type { AttestationReplyPayload } from '@crossroads/contracts/bridge';
import type { Verdict } from '../domain/attestation.ts';

const NOTHING = {
  helpOffered: null,
  helpOfferedOn: null,
  noticeServed: null,
  noticeServedAt: null,
  versionId: null,
  language: null,
  validUntil: null,
} as const;

/**
 * What is signed. Every answer but yes has the same fields and none of them says anything: a person who is not known, one
 * digit that is wrong, a limit and a lawyer's word all look alike.
 * @source R3; domain.md 2.3
 */
export const replyOf = (requestId: string, { answer, notice }: Verdict, at: Date): AttestationReplyPayload => {
  const about = { v: 1, requestId, answeredAt: at.toISOString() } as const;
  if (answer !== 'YES') return { ...about, answer, ...NOTHING };
  if (!notice?.offer.made) throw new TypeError('yes is said of a notice with an offer');
  return {
    ...about,
    answer,
    helpOffered: true,
    helpOfferedOn: notice.offer.offeredOn,
    noticeServed: true,
    noticeServedAt: notice.servedAt.toISOString(),
    versionId: notice.textId,
    language: notice.language,
    validUntil: notice.validUntil.toISOString(),
  };
};
