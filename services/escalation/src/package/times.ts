import { wallTimeAt } from '@crossroads/platform';

const MINUTE_MS = 60_000;
/** Length of a date, `2026-05-14`. */
export const DATE_LENGTH = 10;

const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');

/**
 * An instant as the clocks of the place showed it, with their distance from UTC: `2026-05-14 23:58 (UTC-06:00)`. Written
 * by hand: the words of a library of languages change with its version, and with them the bytes. A date stays a date.
 */
export const shownTime = (timeZone: string, at: string): string => {
  if (at.length === DATE_LENGTH) return at;
  const instant = new Date(at);
  const { date, timeMs } = wallTimeAt(timeZone, instant);
  const minutes = timeMs / MINUTE_MS;
  const offset = Math.round((Date.parse(`${date}T00:00:00Z`) + timeMs - instant.getTime()) / MINUTE_MS);
  const distance = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${date} ${two(minutes / 60)}:${two(minutes % 60)} (UTC${distance})`;
};
