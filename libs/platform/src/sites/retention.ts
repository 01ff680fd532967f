import { isLocalDate, plusDays } from './calendar-date.ts';
import type { Site } from './site.ts';
import { instantOf, wallTimeAt } from './zone.ts';

/** Whole years by data class, where a site says nothing else. @source domain.md 2.1; R48 */
const DEFAULT_YEARS: Readonly<Record<string, number>> = { C2: 3 };

/** The years after which data of a class go. @throws {RangeError} for a class with no period */
export const retentionYears = ({ code, retention = {} }: Site, dataClass: string): number => {
  const years = retention[dataClass] ?? DEFAULT_YEARS[dataClass];
  if (years === undefined) throw new RangeError(`site ${code} keeps ${dataClass} for no time that is known`);
  return years;
};

/**
 * Until when data of a class are kept that were needed until an instant: the same local time so many years later; from
 * 29 February on 1 March in other years.
 */
export const keptUntil = (site: Site, dataClass: string, neededUntil: Date): Date => {
  const { date, timeMs } = wallTimeAt(site.timeZone, neededUntil);
  const same = `${Number(date.slice(0, 4)) + retentionYears(site, dataClass)}${date.slice(4)}`;
  const end = isLocalDate(same) ? same : plusDays(`${same.slice(0, 8)}28`, 1);
  return instantOf(site.timeZone, { date: end, timeMs });
};
