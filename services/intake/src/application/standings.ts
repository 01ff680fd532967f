import type { Standing, Target } from '@crossroads/platform';

/** A referral as something that is asked for. */
export const referralTarget = (id: string): Target => ({ type: 'Referral', id, missing: 'referral.not-found' });

/** A draft as something that is asked for. */
export const draftTarget = (id: string): Target => ({ type: 'ReferralDraft', id, missing: 'draft.not-found' });

/** Whoever sent a referral owns it; everybody else stands to it by their role alone. */
export const referralStanding = (found: {
  readonly site: string;
  readonly state: { readonly senderId: string; readonly status: string };
}): Standing => ({
  site: found.site,
  owners: [found.state.senderId],
  state: found.state.status,
  flags: found.state.status === 'erased' ? ['ERASED'] : [],
});

/** A draft is its author's. */
export const draftStanding = (found: { readonly site: string; readonly authorId: string }): Standing => ({
  site: found.site,
  owners: [found.authorId],
  state: 'open',
});
