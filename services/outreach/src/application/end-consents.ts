import type { Tx } from '@crossroads/messaging';
import { consent } from '../domain/consent.ts';
import type { CaseBook } from '../persistence/case.repository.ts';
import { ConsentRow } from '../persistence/consent.row.ts';
import { loadConsents, type ConsentChange, type StoredConsent } from '../persistence/consent.repository.ts';
import type { happening } from './act-on-case.ts';

/** Consents of these cases that nobody ended yet, locked. */
export const activeConsents = async (tx: Tx, caseIds: readonly string[]): Promise<Map<string, StoredConsent>> => {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.find(ConsentRow, { caseId: caseIds, status: 'active' });
  return loadConsents(
    tx,
    rows.map(({ id }) => id),
  );
};

/** Ends the consents of a case that are over, so that nothing is asked under one whose timer has not fired yet. */
export const endOverdue = async (
  tx: Tx,
  { book, caseId }: { readonly book: CaseBook; readonly caseId: string },
  when: ReturnType<typeof happening>,
): Promise<readonly ConsentChange[]> => {
  const active = await activeConsents(tx, [caseId]);
  return [...active.values()].flatMap(found => {
    const events = consent.decide(found.state, { type: 'ExpireConsent', at: when.at });
    if (events.length === 0) return [];
    book.decide(caseId, { type: 'EndConsent', consentId: found.id }, when);
    return [{ found, personId: book.get(caseId).state.personId, events, ...when }];
  });
};
