import { NoticesAttestationAnsweredV1 } from '@crossroads/contracts/bridge';
import {
  NoticesIncidentRaisedV1,
  NoticesNoticeExpiredV1,
  NoticesNoticeRenewedV1,
  NoticesNoticeServedV1,
  NoticesQueryFlaggedV1,
  NoticesVersionApprovedV1,
  NoticesVersionReviewRequiredV1,
  type DataOf,
  type EventContract,
  type QueryWindow,
} from '@crossroads/contracts/neutral';
import { unreachable } from '@crossroads/kernel';
import type { Outgoing } from '@crossroads/messaging';
import type { Incident } from './domain/incident.ts';
import type { NoticeEvent } from './domain/notice-state.ts';
import type { TextContent, TextEvent } from './domain/notice-text.ts';

/** Which record, of which site. */
export type About = { readonly id: string; readonly site: string };

const said = <E extends EventContract>({ type }: E, { site, id }: About, data: DataOf<E>): Outgoing => ({
  type,
  site,
  subject: id,
  data: Object(data),
});

/** What is told of a text. `policyVersion` is the charging policy in force now. */
export const publishesText = (
  about: About & { readonly content: TextContent; readonly policyVersion: string },
  event: TextEvent,
): readonly Outgoing[] => {
  const { id: versionId, content } = about;
  switch (event.type) {
    case 'TextApproved': {
      const { approverId, chargingPolicyVersion: policyVersion } = event;
      const text = { versionId, versionHash: content.hash, language: content.language };
      return [said(NoticesVersionApprovedV1, about, { ...text, policyVersion, approverId })];
    }
    case 'ReviewRequired':
      return [said(NoticesVersionReviewRequiredV1, about, { versionId, policyVersion: about.policyVersion })];
    case 'TextWritten':
    case 'TextRetired':
      return []; // nobody else acts on it
    default:
      return unreachable(event);
  }
};

/** What is told of a notice: never of whom it was served to. */
export const publishesNotice = (about: About, event: NoticeEvent): Outgoing => {
  const { id: noticeId } = about;
  switch (event.type) {
    case 'NoticeServed': {
      const { service, defectCodes, validUntil } = event;
      return said(NoticesNoticeServedV1, about, {
        noticeId,
        versionId: service.textId,
        language: service.language,
        servedAt: service.servedAt.toISOString(),
        methodCode: service.methodCode,
        serverRoles: [...service.serverRoles],
        offerMade: service.offer.made,
        defectCodes: [...defectCodes],
        validUntil: validUntil.toISOString(),
      });
    }
    case 'NoticeRenewed': {
      const { renewal, validUntil } = event;
      const data = { noticeId, versionId: renewal.textId, validUntil: validUntil.toISOString() };
      return said(NoticesNoticeRenewedV1, about, data);
    }
    case 'NoticeExpired':
      return said(NoticesNoticeExpiredV1, about, { noticeId, causeCode: 'SUNSET' });
    default:
      return unreachable(event);
  }
};

/** That somebody asks too often, or about one person again and again. */
export const publishesFlag = (
  site: string,
  flag: { readonly requesterId: string; readonly count: number; readonly window: QueryWindow },
): Outgoing => said(NoticesQueryFlaggedV1, { site, id: flag.requesterId }, flag);

/** That something is to be looked into. */
export const publishesIncident = ({ site, ...incident }: Incident): Outgoing => {
  const { incidentId, kindCode, causeId } = incident;
  const [raisedAt, reportDueAt] = [incident.raisedAt.toISOString(), incident.reportDueAt.toISOString()];
  const data = { incidentId, kindCode, causeId, raisedAt, reportDueAt };
  return said(NoticesIncidentRaisedV1, { site, id: incidentId }, data);
};

/** The signed answer to a question, on the bridge. */
export const publishesAnswer = (site: string, requestId: string, attestation: string): Outgoing =>
  said(NoticesAttestationAnsweredV1, { site, id: requestId }, { requestId, attestation });
