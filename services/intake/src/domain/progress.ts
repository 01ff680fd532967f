/** How far the help has come after intake, from the events of the later steps; in this order. */
export const PROGRESS = [
  'not-priority',
  'alternative-offered',
  'eligible',
  'assigned',
  'contacted',
  'offered',
  'accepted',
  'handed-off',
  'engaged',
  'outcome-recorded',
] as const;
export type Progress = (typeof PROGRESS)[number];

/** The furthest point wins: events of different topics come in any order, and a late one never takes anything back. @source R53 */
export const furthest = (known: Progress | undefined, seen: Progress): Progress =>
  known !== undefined && PROGRESS.indexOf(known) >= PROGRESS.indexOf(seen) ? known : seen;

const HANDLED_STATUS: readonly string[] = ['rejected', 'duplicate', 'out-of-area', 'closed', 'closed-incomplete'];
const HANDLED_PROGRESS: readonly string[] = [
  'not-priority',
  'alternative-offered',
  'handed-off',
  'engaged',
  'outcome-recorded',
];

/**
 * All that a sender is told: received, or handled. An offer that is made or accepted is still received, so that no
 * answer of a provider or of the person can be read from it.
 * @source domain.md 2.2, 5 (closed loop), 3.2 (NOT_PRIORITY)
 */
export const shownToSender = (status: string, progress: Progress | undefined): 'received' | 'handled' =>
  HANDLED_STATUS.includes(status) || (progress !== undefined && HANDLED_PROGRESS.includes(progress))
    ? 'handled'
    : 'received';
