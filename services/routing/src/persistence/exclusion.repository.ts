import type { Tx } from '@crossroads/messaging';
import { ExclusionRow } from './exclusion.row.ts';

/** Sealed pairs: nothing here leaves the service. */
export class ExclusionRepository {
  /** For each member the ids it must not meet. Both sides of a found pair are locked, so that rivals are placed one after the other. */
  async of(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (memberIds.length === 0) return new Map();
    const found = await tx.find(ExclusionRow, { memberId: memberIds });
    if (found.length === 0) return new Map();
    const rows = await tx.find(ExclusionRow, { pairId: found.map(({ pairId }) => pairId) }, { lock: true });
    const others = Map.groupBy(rows, ({ memberId }) => memberId);
    return new Map([...others].map(([member, pairs]) => [member, new Set(pairs.map(({ otherId }) => otherId))]));
  }

  async add(
    tx: Tx,
    pair: Omit<ExclusionRow, 'memberId' | 'otherId'>,
    members: readonly [string, string],
  ): Promise<void> {
    const [one, other] = members;
    const sides = [
      { ...pair, memberId: one, otherId: other },
      { ...pair, memberId: other, otherId: one },
    ];
    await tx.insert(
      ExclusionRow,
      sides.map(side => Object.assign(new ExclusionRow(), side)),
    );
  }
}
