import type { Tx } from '@crossroads/messaging';
import { isOver } from '../../domain/rights/retention.ts';
import { loadReferrals, type StoredReferral } from '../../persistence/referral.repository.ts';
import { ProgressRow } from '../../persistence/progress.row.ts';

const isEnded = ({ state }: StoredReferral, progress: ProgressRow | undefined): boolean => {
  if (state.status === 'none') return false;
  if (state.status === 'erased') return true;
  const isAcknowledged = state.status === 'out-of-area' && state.isAcknowledged;
  return isOver({ status: state.status, isAcknowledged, progress: progress?.progress });
};

/** Those of these referrals that are over as they stand now; one that was taken up again is not. */
export const overAmong = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, StoredReferral>> => {
  const referrals = await loadReferrals(tx, ids);
  const reached = new Map((await tx.find(ProgressRow, { id: [...ids] })).map(row => [row.id, row]));
  return new Map([...referrals].filter(([id, found]) => isEnded(found, reached.get(id))));
};
