import type { Cause, Tx } from '@crossroads/messaging';
import { requireVersion, type Access, type Actor } from '@crossroads/platform';
import type { ContactBy } from '../domain/case-state.ts';
import { CaseBook, type StoredCase } from '../persistence/case.repository.ts';
import { caseStanding, missing } from './standings.ts';

/** Who acts, and when. */
export type Act = { readonly access: Access; readonly at: Date };

/** An act on one case; with `expectedVersion` only if it is still as it was read. */
export type CaseAct = Act & { readonly caseId: string; readonly expectedVersion?: number };

/**
 * Opens the case to act on.
 * @throws {Problem} `outreach.case-unknown`, also when the actor may not know of it; `if-match.stale` when somebody
 *   changed it since it was read
 */
export const openCase = async (tx: Tx, { caseId, access, at, expectedVersion }: CaseAct): Promise<CaseBook> => {
  const book = await CaseBook.open(tx, [{ id: caseId, site: access.actor.site, at }]);
  const { version, site, state } = book.get(caseId);
  const standing = version === 0 ? undefined : caseStanding({ site, ...state });
  access.on({ type: 'OutreachCase', id: caseId, missing }, standing);
  if (expectedVersion !== undefined) requireVersion(expectedVersion, version);
  return book;
};

/** When an act happened and what it belongs to: everything about a referral has the referral's id as its correlation. */
export const happening = ({
  caseId,
  at,
}: Pick<CaseAct, 'caseId' | 'at'>): { readonly cause: Cause; readonly at: Date } => ({
  cause: { correlationId: caseId },
  at,
});

/** The actor as contacts are written down. */
export const contactBy = ({ actorId, role }: Actor): ContactBy => ({ actorId, role });

/** What an act answers with: the case as it is saved. */
export const savedCase = (book: CaseBook, id: string): StoredCase => {
  const found = book.get(id);
  const isChanged = book.changed.some(({ now }) => now.id === id);
  return isChanged ? { ...found, version: found.version + 1 } : found;
};
