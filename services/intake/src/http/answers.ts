import type { Answer } from '@crossroads/messaging';
import { etagOf } from '@crossroads/platform';
import type { AcceptedReferral } from '../application/accept-referrals.handler.ts';
import type { SeenByReader } from '../application/read-referrals.handler.ts';
import type { SeenReferral } from '../application/referral-acts.ts';
import type { DraftView } from '../application/write-draft.handler.ts';
import { isForStaff, toView, type AcceptedView } from './referral.views.ts';

const referralAt = (id: string): string => `/v1/referrals/${id}`;

/** 201 for an accepted referral. */
export const acceptedAnswer = ({ referralId, reference, receivedAt, triageDueAt }: AcceptedReferral): Answer => {
  const clock = { code: 'TRIAGE', dueAt: triageDueAt } as const;
  const body: AcceptedView = { referralId, reference, state: 'received', receivedAt, clock };
  return { status: 201, body, location: referralAt(referralId), etag: etagOf(1) };
};

/** 200 with what the reader may see. To a sender, a version would tell of every step. */
export const seenAnswer = (seen: SeenByReader): Answer => ({
  status: 200,
  body: toView(seen),
  ...(isForStaff(seen.view) ? { etag: etagOf(seen.version) } : {}),
});

/** 201 for an act on a referral, with what the actor may see of it. Help has not begun where intake still decides. */
export const actAnswer = (seen: SeenReferral): Answer => ({
  ...seenAnswer({ ...seen, progress: undefined }),
  status: 201,
  location: referralAt(seen.id),
});

/** A new draft. Without what it says: this answer is kept for repeated requests, and a person's data are kept sealed only. */
export const openedAnswer = ({ draftId, expiresAt, version }: DraftView): Answer => ({
  status: 201,
  body: { draftId, expiresAt },
  location: `/v1/referral-drafts/${draftId}`,
  etag: etagOf(version),
});

/** A draft for its author. */
export const draftAnswer = ({ version, ...body }: DraftView): Answer => ({ status: 200, body, etag: etagOf(version) });
