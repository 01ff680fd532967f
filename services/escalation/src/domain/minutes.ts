const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / MINUTE_MS);

/**
 * True when the act came after the notice was served, to the minute: the same minute is not after. Both are UTC
 * instants.
 * @source R27; domain.md 13 T4
 */
export const isActAfterNotice = (actAt: Date, noticeServedAt: Date): boolean =>
  minuteOf(actAt) > minuteOf(noticeServedAt);

/** Whole minutes from one instant to another; negative when `to` is earlier. */
export const minutesBetween = (from: Date, to: Date): number => minuteOf(to) - minuteOf(from);

export const plusMs = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
