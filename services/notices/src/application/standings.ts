import type { Standing, Target } from '@crossroads/platform';

/** A text as something that is asked for. */
export const textTarget = (id: string): Target => ({ type: 'NoticeText', id, missing: 'text.not-found' });

/** A notice as something that is asked for. */
export const noticeTarget = (id: string): Target => ({ type: 'Notice', id, missing: 'notice.not-found' });

/** A question as something that is asked for. */
export const requestTarget = (id: string): Target => ({
  type: 'AttestationRequest',
  id,
  missing: 'attestation-request.not-found',
});

/** A text belongs to its author, who never approves it. */
export const textStanding = (text: {
  readonly site: string;
  readonly authorId: string;
  readonly status: string;
}): Standing => ({ site: text.site, owners: [text.authorId], state: text.status });

/** A notice belongs to who served it. */
export const noticeStanding = (notice: { readonly site: string; readonly servedBy: string }): Standing => ({
  site: notice.site,
  owners: [notice.servedBy],
});

/** An incident as something that is asked for. */
export const incidentTarget = (id: string): Target => ({ type: 'NoticeIncident', id, missing: 'incident.not-found' });
