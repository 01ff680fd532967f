const DAY_MS = 86_400_000;
const LOCAL_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Denver' });
/** Room after a change of clocks for an act a week later. */
const ROOM_DAYS = 10;

/** A calendar day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The local calendar day so many days before today in Albuquerque. */
export const daysAgo = (days: number): string => dayAfter(LOCAL_DAY.format(new Date()), -days);

/** The day so many years before another one. */
export const yearsBefore = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4).replace('02-29', '02-28')}`;

const firstSundayOfNovember = (year: number): string => {
  const first = new Date(Date.UTC(year, 10, 1));
  return dayAfter(`${year}-11-01`, (7 - first.getUTCDay()) % 7);
};

/** The last day on which clocks showed an hour twice, some time ago. @source 15 USC 260a */
export const lastFallBack = (): string => {
  const until = daysAgo(ROOM_DAYS);
  const year = Number(until.slice(0, 4));
  const found = firstSundayOfNovember(year);
  return found <= until ? found : firstSundayOfNovember(year - 1);
};
