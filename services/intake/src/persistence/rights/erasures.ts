import type { Tx } from '@crossroads/messaging';
import { ErasureRow } from './erasure.row.ts';

/** Those of these referrals whose person was erased: nothing that is told of them is to be kept. @source R47 */
export const erasedAmong = async (
  tx: Pick<Tx, 'find'>,
  referralIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const id = [...new Set(referralIds)];
  return new Set(id.length === 0 ? [] : (await tx.find(ErasureRow, { id })).map(row => row.id));
};
