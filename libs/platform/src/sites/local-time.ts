import { RuleViolation } from '@crossroads/kernel';
import { ageOn, isLocalDate, type LocalDate } from './calendar-date.ts';
import { instantsOf, wallTimeAt } from './zone.ts';

/** A time as somebody read it off a clock: `local` is `YYYY-MM-DDTHH:mm`, `offset` is `-06:00`, its distance from UTC. */
export type LocalTime = { readonly local: string; readonly offset?: string | null | undefined };

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;
const OFFSET = /^([+-])(0\d|1[0-4]):([0-5]\d)$/;
const MINUTE_MS = 60_000;

/** True for a date that exists with a time of day, such as `2026-11-01T01:30`. */
export const isLocalTime = (text: string): boolean => isLocalDate(LOCAL.exec(text)?.[1] ?? '');

/** True for a distance from UTC such as `-06:00` or `+05:30`. */
export const isOffset = (text: string): boolean => OFFSET.test(text);

const offsetMs = (text: string): number => {
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
};

/**
 * The instant (UTC) of a local time in a zone, never guessed. A time that a clock shows twice, or never, is refused
 * until its offset is given; an offset that the zone did not have then is refused.
 * @param zone IANA name of the place, such as `America/Denver`
 * @throws {RuleViolation} `time.does-not-exist` (set forward over it, or no such date), `time.exists-twice` (set back
 * over it), `time.offset-wrong`; not retriable
 * @source R25; R27; architecture.md 15
 */
export const localInstant = (zone: string, { local, offset }: LocalTime): Date => {
  const [, date = '', hours, minutes] = LOCAL.exec(local) ?? [];
  if (!isLocalDate(date)) throw new RuleViolation('time.does-not-exist', 'There is no such date and time');
  const timeMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  const { real, near } = instantsOf(zone, { date, timeMs });
  if (offset) {
    const meant = Date.parse(`${date}T00:00:00Z`) + timeMs - offsetMs(offset);
    const found = (real.length > 0 ? real : near).find(instant => instant.getTime() === meant);
    if (!found) throw new RuleViolation('time.offset-wrong', 'The offset was not in use there at that time');
    return found;
  }
  const [first, second] = real;
  if (!first) throw new RuleViolation('time.does-not-exist', 'Clocks were set forward over this time: give its offset');
  if (second) throw new RuleViolation('time.exists-twice', 'Clocks showed this time twice: give its offset');
  return first;
};

/**
 * Age in whole years on the local calendar day of an instant; negative before birth. Who was born on 29 February grows
 * older on 1 March in other years.
 * @param zone IANA name of the place of the act or service
 * @source R25; 18 USC 5031-5032
 */
export const ageAt = (zone: string, birthDate: LocalDate, at: Date): number =>
  ageOn(birthDate, wallTimeAt(zone, at).date);
