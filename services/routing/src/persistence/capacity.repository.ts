import { foundFrom, savedAt, type Found, type Tx } from '@crossroads/messaging';
import type { Capacity } from '../domain/capacity.ts';
import { CapacityRow } from './capacity.row.ts';
import { serviceIdOf } from './site-key.ts';

/** The state that a row stands for. */
export const toCapacity = (row: CapacityRow): Capacity => {
  const { providerId, unitCode, available, maximum, held, reportedAt, lastOfferedAt } = row;
  return { status: 'known', providerId, unitCode, available, maximum, held, updatedAt: reportedAt, lastOfferedAt };
};

const toRows = (found: Found<Capacity>, at: Date): readonly CapacityRow[] => {
  if (found.state.status === 'unknown') return [];
  const { providerId, unitCode, available, maximum, held, updatedAt: reportedAt, lastOfferedAt } = found.state;
  const columns = {
    serviceId: serviceIdOf(found.id),
    providerId,
    unitCode,
    available,
    maximum,
    held,
    reportedAt,
    lastOfferedAt,
  };
  return [Object.assign(new CapacityRow(), { ...savedAt(found, at), ...columns })];
};

export class CapacityRepository {
  /** What is known of the services' places by site key, locked in order of keys, so that two writers never wait for each other. */
  async load(tx: Tx, keys: readonly string[]): Promise<readonly Found<Capacity>[]> {
    if (keys.length === 0) return [];
    const rows = await tx.load(CapacityRow, keys);
    return [...rows.values()].map(row => foundFrom(row, toCapacity(row)));
  }

  async save(tx: Tx, changed: readonly Found<Capacity>[], at: Date): Promise<void> {
    const rows = changed.flatMap(found => toRows(found, at));
    if (rows.length > 0) await tx.save(CapacityRow, rows);
  }
}
