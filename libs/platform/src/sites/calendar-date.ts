/** A calendar date `YYYY-MM-DD` with no time and no zone. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a date that exists: `2028-02-29`, not `2027-02-29`. */
export const isLocalDate = (text: string): boolean => {
  if (!SHAPE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
};

const utcMidnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** The date a number of calendar days later; earlier when negative. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  new Date(utcMidnight(date) + days * DAY_MS).toISOString().slice(0, 10);

/** Calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (utcMidnight(to) - utcMidnight(from)) / DAY_MS;

/** ISO weekday of a date; Monday is 1. */
export const weekdayOf = (date: LocalDate): number => new Date(utcMidnight(date)).getUTCDay() || 7;

/**
 * Age in whole years on a calendar date; negative before birth. Who was born on 29 February grows older on 1 March in
 * other years.
 */
export const ageOn = (birthDate: LocalDate, onDate: LocalDate): number => {
  const years = Number(onDate.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return onDate.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
