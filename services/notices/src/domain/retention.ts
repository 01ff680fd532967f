/** What is to be done with somebody's data now. */
export type Retention = 'keep' | 'erase' | 'postpone';

/**
 * What the end of the time means: a legal hold stands above it, and what was postponed is done when the last hold ends.
 * @param known exclusive end of the time; none while the notice is under way
 * @source R48; architecture.md 7 (C9)
 */
export const retentionAt = (
  { keptUntil, isHeld }: { readonly keptUntil: Date | undefined; readonly isHeld: boolean },
  at: Date,
): Retention => {
  if (keptUntil === undefined || at < keptUntil) return 'keep';
  return isHeld ? 'postpone' : 'erase';
};
