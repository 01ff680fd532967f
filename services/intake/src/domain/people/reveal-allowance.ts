/** @source assurance.md 5.1 */
export const MOST_REVEALS = 30;
const HOUR_MS = 3_600_000;

/** Whether one more look is allowed: the times of those within the hour, or how long to wait. */
export type Allowance =
  | { readonly isAllowed: true; readonly usedAt: readonly Date[] }
  | { readonly isAllowed: false; readonly retryAfterSeconds: number };

/** Counts a look against the hour that ends now. A new sign-in does not bring back what was used. */
export const useReveal = (usedAt: readonly Date[], now: Date): Allowance => {
  const recent = usedAt.filter(at => now.getTime() - at.getTime() < HOUR_MS);
  const [oldest] = recent;
  if (oldest === undefined || recent.length < MOST_REVEALS) return { isAllowed: true, usedAt: [...recent, now] };
  return { isAllowed: false, retryAfterSeconds: Math.ceil((oldest.getTime() + HOUR_MS - now.getTime()) / 1000) };
};
