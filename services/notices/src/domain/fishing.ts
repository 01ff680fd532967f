/** Under so many incidents a requester may not ask about the same person without being looked at. Our own default. @source R3 */
export const FISHING_INCIDENTS = 3;

/** How long it is remembered about whom somebody asked, milliseconds. Our own default. */
export const FISHING_MS = 30 * 86_400_000;

/** An earlier question of the requester about the same person. Digests, never values. */
export type Trail = { readonly incidentDigest: string; readonly askedAt: Date };

/**
 * How many incidents a requester named for one person within the time; none while they are few, and each time only when
 * the last one made them many.
 * @source R3: looked through for fishing
 */
export const fishedIncidents = (before: readonly Trail[], incidentDigest: string, at: Date): number | undefined => {
  const recent = before.filter(({ askedAt }) => at.getTime() - askedAt.getTime() < FISHING_MS);
  const known = new Set(recent.map(trail => trail.incidentDigest));
  const count = known.has(incidentDigest) ? known.size : known.size + 1;
  return known.size < FISHING_INCIDENTS && count >= FISHING_INCIDENTS ? count : undefined;
};
