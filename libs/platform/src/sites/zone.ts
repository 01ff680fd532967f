import type { LocalDate } from './calendar-date.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

// sv-SE writes `2026-03-08 01:30:00`; making a format costs fifty times as much as using one.
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
};

/** What a wall clock in the zone shows: date, and milliseconds since local midnight as the clock reads them. */
export type WallTime = { readonly date: LocalDate; readonly timeMs: number };

/** The wall clock of a zone at an instant. */
export const wallTimeAt = (timeZone: string, instant: Date): WallTime => {
  const text = formatOf(timeZone).format(instant);
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(11).split(':').map(Number);
  const timeMs = ((hours * 60 + minutes) * 60 + seconds) * 1000 + instant.getUTCMilliseconds();
  return { date: text.slice(0, 10), timeMs };
};

const asIfUtc = ({ date, timeMs }: WallTime): number => Date.parse(`${date}T00:00:00Z`) + timeMs;

const DAY_MS = 86_400_000;

/**
 * The instant at which a wall clock shows a time. Where the clock is set back and shows it twice, the first;
 * where it is set forward and never shows it, as long after the gap as the time lies in it.
 */
export const instantOf = (timeZone: string, wall: WallTime): Date => {
  const utc = asIfUtc(wall);
  const offsetAt = (ms: number): number => asIfUtc(wallTimeAt(timeZone, new Date(ms))) - ms;
  // No zone changes twice within two days, so these two are all the offsets that can apply.
  const candidates = [utc - offsetAt(utc - DAY_MS), utc - offsetAt(utc + DAY_MS)];
  const real = candidates.filter(ms => ms + offsetAt(ms) === utc);
  return new Date(real.length > 0 ? Math.min(...real) : Math.max(...candidates));
};
