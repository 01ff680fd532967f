import { addBusinessDays } from '@crossroads/platform';
import type { Site } from '@crossroads/platform';
import type { Urgency } from '../domain/codes.ts';

const URGENT_OFFER_MS = 24 * 60 * 60 * 1000;
const OFFER_BUSINESS_DAYS = 3;

/** When an offer made now ends unanswered. @source domain.md 3.2: OFFERED, 24 h urgent, else 3 business days */
export const offerExpiresAt = (site: Site, urgency: Urgency, at: Date): Date =>
  urgency === 'URGENT' ? new Date(at.getTime() + URGENT_OFFER_MS) : addBusinessDays(site, at, OFFER_BUSINESS_DAYS);
