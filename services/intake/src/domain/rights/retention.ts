import type { Progress } from '../progress.ts';

/** What decides whether help for a referral is over. */
export type Standing = {
  readonly status: string;
  readonly isAcknowledged: boolean;
  readonly progress: Progress | undefined;
};

const OVER_IN_INTAKE: readonly string[] = ['rejected', 'duplicate', 'closed', 'closed-incomplete'];
const OVER_AFTERWARDS: readonly Progress[] = ['not-priority', 'alternative-offered', 'outcome-recorded'];

/** Whether a referral has come to its end, here or in a later step; from then on its person is kept for a time only. @source R48 */
export const isOver = ({ status, isAcknowledged, progress }: Standing): boolean =>
  OVER_IN_INTAKE.includes(status) ||
  (status === 'out-of-area' && isAcknowledged) ||
  (progress !== undefined && OVER_AFTERWARDS.includes(progress));

/** What is to be done with somebody's data now. */
export type Retention = 'keep' | 'erase' | 'postpone';

/**
 * What the end of the time means: a legal hold stands above it, and what was postponed is done when the last hold ends.
 * @source R48; architecture.md 7
 */
export const retentionAt = (known: { readonly endsAt: Date; readonly isHeld: boolean }, at: Date): Retention => {
  if (at < known.endsAt) return 'keep';
  return known.isHeld ? 'postpone' : 'erase';
};
