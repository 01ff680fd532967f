import { foundFrom, savedAt, type Found, type Tx } from '@crossroads/messaging';
import type { ConsentCopy } from '../domain/consent-copy.ts';
import { ConsentRow } from './consent.row.ts';

export type FoundConsent = Found<ConsentCopy> & { readonly referralId: string };

/** The copy that a row stands for. */
export const toConsent = (row: ConsentRow): ConsentCopy => {
  const { status, purposeCodes, recipientIds, recipientClass, expiresAt, part2 } = row;
  if (status !== 'granted') return { status };
  if (expiresAt === null) throw new TypeError(`consent ${row.id} has no end`);
  return { status, terms: { purposeCodes, recipientIds, recipientClass, expiresAt, part2 } };
};

const NO_TERMS = { purposeCodes: [], recipientIds: [], recipientClass: null, expiresAt: null, part2: false };

const toRow = (found: FoundConsent, at: Date): ConsentRow =>
  Object.assign(new ConsentRow(), {
    ...savedAt(found, at),
    referralId: found.referralId,
    status: found.state.status,
    ...(found.state.status === 'granted' ? found.state.terms : NO_TERMS),
  });

export class ConsentRepository {
  async load(tx: Tx, ids: readonly string[]): Promise<readonly FoundConsent[]> {
    if (ids.length === 0) return [];
    const rows = await tx.load(ConsentRow, ids);
    return [...rows.values()].map(row => ({ ...foundFrom(row, toConsent(row)), referralId: row.referralId }));
  }

  async save(tx: Tx, changed: readonly FoundConsent[], at: Date): Promise<void> {
    if (changed.length > 0)
      await tx.save(
        ConsentRow,
        changed.map(found => toRow(found, at)),
      );
  }
}
