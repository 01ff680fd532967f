const DAY_MS = 86_400_000;

/** Whole calendar days from one local date to another, both `YYYY-MM-DD`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/**
 * True when `observedOn` lies in the window that ends on `on`: the same day up to `days` days before, both inclusive.
 * A later date is in no window.
 * @source domain.md 3.2
 */
export const isWithinDays = (observedOn: string, on: string, days: number): boolean => {
  const age = daysBetween(observedOn, on);
  return age >= 0 && age <= days;
};
