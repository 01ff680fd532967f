import type { Role } from '@crossroads/platform';

/** Who may send referrals. */
export const SENDERS: readonly Role[] = ['referrer', 'hospital', 'school', 'self', 'intake-worker', 'outreach-worker'];

/** Who decides in triage. */
export const TRIAGERS: readonly Role[] = ['intake-worker', 'duty-supervisor'];

/** Who reads: senders their own, staff all of their site. */
export const READERS: readonly Role[] = [...SENDERS, 'duty-supervisor', 'screener', 'outreach-lead', 'program-manager'];
