/** Days from a "not now" to the next visit: after the first, the second and the third. @source domain.md 3.2 (DECLINED_FOR_NOW) */
export const REAPPROACH_DAYS = [14, 45, 90] as const;

/** Years for which a sleeping case is kept: the period of C4. Our own default. */
export const DORMANT_YEARS = 3;

const DAY_MS = 86_400_000;

/** The instants at which the later visits are due, counted from a "not now". */
export const reapproachTimes = (declinedAt: Date): readonly Date[] =>
  REAPPROACH_DAYS.map(days => new Date(declinedAt.getTime() + days * DAY_MS));

/** The calendar date some years later; 29 February becomes 28 February. */
export const yearsAfter = (date: string, years: number): string => {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  return `${year}-${date.slice(5) === '02-29' ? '02-28' : date.slice(5)}`;
};
