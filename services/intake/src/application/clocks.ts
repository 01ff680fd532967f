import { addBusinessDays, type Site } from '@crossroads/platform';
import type { Urgency } from '../domain/codes.ts';

const HOUR_MS = 3_600_000;

const hoursLater = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);

/** When triage should be done. @source domain.md 3.2; architecture.md 15 (PRIORITY clocks) */
export const triageDueAt = (site: Site, urgency: Urgency, at: Date): Date => {
  if (urgency === 'URGENT') return hoursLater(at, 1);
  return urgency === 'PRIORITY' ? hoursLater(at, 4) : addBusinessDays(site, at, 1);
};

/** Until when a sender's answer is awaited. @source domain.md 3.2 (NEEDS_INFO) */
export const infoDueAt = (site: Site, at: Date): Date => addBusinessDays(site, at, 2);

/** When a diverted referral comes back to triage. @source domain.md 3.2 (CRISIS_DIVERTED) */
export const diversionDueAt = (at: Date): Date => hoursLater(at, 24);

/** Until when a partner must acknowledge. @source domain.md 3.2 (OUT_OF_AREA_HANDOFF) */
export const acknowledgementDueAt = (site: Site, at: Date): Date => addBusinessDays(site, at, 2);

/** When a draft is dropped. @source domain.md 3.2 (DRAFT) */
export const draftExpiresAt = (at: Date): Date => hoursLater(at, 24);
