import { addBusinessDays, instantOf, localDate, plusDays, type Site } from '@crossroads/platform';
import type { Visit } from '../domain/case-state.ts';
import { DORMANT_YEARS, reapproachTimes, yearsAfter } from '../domain/re-approach.ts';

const HOUR_MS = 3_600_000;
const FIRST_ATTEMPT_HOURS: Readonly<Record<string, number>> = { URGENT: 24, PRIORITY: 48 };
const STANDARD_BUSINESS_DAYS = 2;

/** When the worker must have tried. @source domain.md 3.2 (OUTREACH), architecture.md 15 (PRIORITY clocks) */
export const firstAttemptDueAt = (site: Site, urgency: string, at: Date): Date => {
  const hours = FIRST_ATTEMPT_HOURS[urgency];
  return hours === undefined
    ? addBusinessDays(site, at, STANDARD_BUSINESS_DAYS)
    : new Date(at.getTime() + hours * HOUR_MS);
};

/** The later visits after a "not now", each with its day at the site. */
export const visitsAfter = (site: Site, declinedAt: Date): readonly Visit[] =>
  reapproachTimes(declinedAt).map(at => ({ at, on: localDate(site, at) }));

/** The day on which a case that falls asleep now is removed if nothing happens. */
export const purgeDay = (site: Site, at: Date): string => yearsAfter(localDate(site, at), DORMANT_YEARS);

/** The end of a consent that holds through a calendar day of the site: the midnight after it. */
export const endOfDay = (site: Site, date: string): Date =>
  instantOf(site.timeZone, { date: plusDays(date, 1), timeMs: 0 });
