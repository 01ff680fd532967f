import { PersonCipher, type KeyRing } from '@crossroads/platform';
import type { Pool } from 'pg';
import {
  countOlder,
  rewrapBatch,
  WRAPPED_TABLES,
  type Rewrap,
  type WrappedTable,
} from '../../persistence/people/rewrap-keys.ts';

/** How far a rotation has come. */
export type RotationProgress = { readonly table: WrappedTable; readonly rewrapped: number; readonly left: number };

/** What a rotation needs. */
export type Rotation = {
  readonly pool: Pool;
  readonly keys: KeyRing;
  readonly sites: readonly string[];
  /** Keys in one transaction. */
  readonly batch: number;
  readonly say: (progress: RotationProgress) => void;
};

const FIRST = '00000000-0000-0000-0000-000000000000';

const rotateTable = async (table: WrappedTable, { pool, keys, sites, batch, say }: Rotation): Promise<number> => {
  const cipher = new PersonCipher(keys, { plane: 'help', table, column: 'sealed' });
  const { kekId } = keys;
  const rewrap: Rewrap = { table, sites, kekId, rewrapped: (id, wrapped) => cipher.rewrap(id, wrapped) };
  const all = await countOlder(pool, rewrap);
  let [after, done, count] = [FIRST, 0, batch];
  while (count === batch) {
    ({ last: after, count } = await rewrapBatch(pool, rewrap, { after, size: batch }));
    done += count;
    say({ table, rewrapped: done, left: Math.max(0, all - done) });
  }
  return countOlder(pool, rewrap);
};

/**
 * Wraps every person's key by the newest key-encryption key, batch by batch; stopped anywhere, it goes on where it was.
 * Returns how many are still under an older one: none, unless a service that has the older keys file still writes.
 * @source assurance.md 5.4 (rotation)
 */
export const rotateKeys = async (rotation: Rotation): Promise<number> => {
  let older = 0;
  for (const table of WRAPPED_TABLES) older += await rotateTable(table, rotation);
  return older;
};
