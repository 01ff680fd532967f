import { isLocalDate, plusDays } from './calendar-date.ts';
import type { Site } from './site.ts';
import { instantOf, wallTimeAt } from './zone.ts';

/** Whole years by data class, where a site says nothing else. @source architecture.md 7; R48 */
const DEFAULT_YEARS: Readonly<Record<string, number>> = {
  C1: 7,
  C2: 3,
  C3: 1,
  C4: 3,
  C5: 3,
  C5s: 3,
  C6: 3,
  C7: 1,
  C8: 3,
  C9: 1,
  C12: 7,
  C13: 5,
};

/** The years after which data of a class go. @throws {RangeError} for a class with no period */
export const retentionYears = ({ code, retention = {} }: Site, dataClass: string): number => {
  const years = retention[dataClass] ?? DEFAULT_YEARS[dataClass];
  if (years === undefined) throw new RangeError(`site ${code} keeps ${dataClass} for no time that is known`);
  return years;
};

/** The same local time so many years later; from 29 February on 1 March in other years. */
export const yearsLater = (site: Site, from: Date, years: number): Date => {
  const { date, timeMs } = wallTimeAt(site.timeZone, from);
  const same = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  const end = isLocalDate(same) ? same : plusDays(`${same.slice(0, 8)}28`, 1);
  return instantOf(site.timeZone, { date: end, timeMs });
};

/** Until when data of a class are kept that were needed until an instant: the same local time so many years later. */
export const keptUntil = (site: Site, dataClass: string, neededUntil: Date): Date =>
  yearsLater(site, neededUntil, retentionYears(site, dataClass));
