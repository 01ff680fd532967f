import { plusDays, weekdayOf, type LocalDate } from './calendar-date.ts';
import type { Site } from './site.ts';
import { instantOf, wallTimeAt } from './zone.ts';

const HOUR_MS = 3_600_000;

/** The calendar date at a site at an instant (UTC). */
export const localDate = (site: Site, instant: Date): LocalDate => wallTimeAt(site.timeZone, instant).date;

/** True when the site's offices work on this date: a business weekday and no holiday. */
export const isBusinessDay = (site: Site, date: LocalDate): boolean =>
  site.business.days.includes(weekdayOf(date)) && !site.business.holidays.includes(date);

const nextBusinessDay = (site: Site, date: LocalDate): LocalDate => {
  const next = plusDays(date, 1);
  return isBusinessDay(site, next) ? next : nextBusinessDay(site, next);
};

/**
 * The instant `days` business days later, at the same local time. The local date of `instant` is day 0, also when it is
 * no business day: from a Saturday, 2 business days end on Tuesday.
 * @param days whole, 0 or more; 0 gives the instant itself
 */
export const addBusinessDays = (site: Site, instant: Date, days: number): Date => {
  if (days === 0) return instant;
  const { date, timeMs } = wallTimeAt(site.timeZone, instant);
  const end = Array.from({ length: days }).reduce<LocalDate>(day => nextBusinessDay(site, day), date);
  return instantOf(site.timeZone, { date: end, timeMs });
};

const clockTimeMs = (time: string): number => Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3)) * 60_000;

const openingOf = (site: Site, date: LocalDate): { readonly opens: number; readonly closes: number } => {
  const at = (time: string): number => instantOf(site.timeZone, { date, timeMs: clockTimeMs(time) }).getTime();
  return { opens: at(site.business.opens), closes: at(site.business.closes) };
};

/**
 * The instant at which the site has been open for `hours` real hours since `instant`; time outside opening hours does
 * not count. An end at closing time stays on that day.
 * @param hours more than 0; may be a fraction
 */
export const addBusinessHours = (site: Site, instant: Date, hours: number): Date => {
  let leftMs = hours * HOUR_MS;
  let day = plusDays(localDate(site, instant), -1);
  for (;;) {
    day = nextBusinessDay(site, day);
    const { opens, closes } = openingOf(site, day);
    const from = Math.max(opens, instant.getTime());
    const openMs = Math.max(0, closes - from);
    if (openMs >= leftMs) return new Date(from + leftMs);
    leftMs -= openMs;
  }
};
