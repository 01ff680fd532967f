import { RuleViolation } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import { requireVersion, type Actor } from '@crossroads/platform';
import type { ContactBy } from '../domain/case-state.ts';
import { CaseBook, type StoredCase } from '../persistence/case.repository.ts';

/** Who acts, and when. */
export type Act = { readonly actor: Actor; readonly at: Date };

/** An act on one case; with `expectedVersion` only if it is still as it was read. */
export type CaseAct = Act & { readonly caseId: string; readonly expectedVersion?: number };

/** Only the worker who has a case and the leads of its site know of it. @source domain.md 2.2 */
export const maySee = (actor: Actor, site: string, workerId: string | null): boolean =>
  actor.site === site && (actor.role === 'outreach-lead' || actor.actorId === workerId);

/** Refuses as if there were no such record. */
export const unknownCase = (): RuleViolation => new RuleViolation('outreach.case-unknown', 'There is no such case');

/**
 * Opens the case to act on.
 * @throws {RuleViolation} `outreach.case-unknown`, also when the actor may not know of it
 * @throws {Problem} `if-match.stale` when somebody changed it since it was read
 */
export const openCase = async (tx: Tx, { caseId, actor, at, expectedVersion }: CaseAct): Promise<CaseBook> => {
  const book = await CaseBook.open(tx, [{ id: caseId, site: actor.site, at }]);
  const { version, site, state } = book.get(caseId);
  if (version === 0 || !maySee(actor, site, state.workerId)) throw unknownCase();
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
