import type { Grant } from '../../domain/rights/break-glass.ts';
import type { BreakGlassRow } from '../../persistence/rights/break-glass.row.ts';
import { toGrant } from '../../persistence/rights/grants.ts';
import type { PersonVault } from '../person-vault.ts';
import { DESTROYED } from './erase.ts';

/** A grant as it is shown. */
export type SeenGrant = {
  readonly grant: Grant;
  readonly role: string;
  readonly reasonCode: string;
  /** None in answers that are kept, and gone with the person. */
  readonly explanation: string | null;
};

/** A grant with what its opener said. */
export const seenGrant = (row: BreakGlassRow, vault: PersonVault): SeenGrant => {
  const explanation = row.wrappedKey === DESTROYED ? null : vault.openExplanation(row.id, row).explanation;
  return { grant: toGrant(row), role: row.role, reasonCode: row.reasonCode, explanation };
};
