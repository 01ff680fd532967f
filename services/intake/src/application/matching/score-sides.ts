import { withVictimServices } from '../../domain/matching/pair.ts';
import { score, type MatchScore } from '../../domain/matching/score.ts';
import type { OpenedSide } from './candidates.ts';

const mayBeVictimServices = ({ flags }: OpenedSide): boolean =>
  flags.includes('VICTIM_SERVICES') || flags.includes('UNKNOWN_SENSITIVITY');

/** Compares two records; where either may be of a victim service nobody is linked without a human. @source assurance.md 5.5 */
export const scoreSides = (one: OpenedSide, other: OpenedSide): MatchScore => {
  const found = score(one.encoded, other.encoded);
  return mayBeVictimServices(one) || mayBeVictimServices(other) ? withVictimServices(found) : found;
};
