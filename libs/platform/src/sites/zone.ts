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

const offsetAt = (timeZone: string, ms: number): number => asIfUtc(wallTimeAt(timeZone, new Date(ms))) - ms;

// No zone changes twice within two days, so these two are all the offsets that can apply.
const candidatesOf = (timeZone: string, wall: WallTime): readonly number[] => {
  const utc = asIfUtc(wall);
  return [utc - offsetAt(timeZone, utc - DAY_MS), utc - offsetAt(timeZone, utc + DAY_MS)];
};

/**
 * Every instant at which a wall clock shows a time, earliest first: one on most days, two where the clock is set back
 * over it, none where it is set forward over it. `near` are the instants that the offsets before and after would give.
 */
export const instantsOf = (
  timeZone: string,
  wall: WallTime,
): { readonly real: readonly Date[]; readonly near: readonly Date[] } => {
  const utc = asIfUtc(wall);
  const near = [...new Set(candidatesOf(timeZone, wall))].sort((left, right) => left - right);
  const real = near.filter(ms => ms + offsetAt(timeZone, ms) === utc);
  return { real: real.map(ms => new Date(ms)), near: near.map(ms => new Date(ms)) };
};

/**
 * The instant at which a wall clock shows a time. Where the clock is set back and shows it twice, the first;
 * where it is set forward and never shows it, as long after the gap as the time lies in it.
 */
export const instantOf = (timeZone: string, wall: WallTime): Date => {
  const { real, near } = instantsOf(timeZone, wall);
  return real[0] ?? near.at(-1) ?? new Date(Number.NaN);
};
