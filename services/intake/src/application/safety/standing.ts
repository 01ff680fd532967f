import type { Standing, Target } from '@crossroads/platform';
import type { KnownNotice } from '../../persistence/safety/safety-notices.ts';

/** A safety notice as something that is asked for. */
export const noticeTarget = (id: string): Target => ({ type: 'SafetyNotice', id, missing: 'safety-notice.not-found' });

/** Whoever sent it owns it, and may read nothing of it; the workers of whom it concerns are assigned to it. */
export const noticeStanding = ({ row: { site, senderId, state }, workerIds }: KnownNotice): Standing => ({
  site,
  owners: [senderId],
  assigned: workerIds,
  state,
});
