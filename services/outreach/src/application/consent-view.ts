import { isOver } from '../domain/consent-rules.ts';
import type { ConsentTerms } from '../domain/consent-terms.ts';
import type { CaseRow } from '../persistence/case.row.ts';
import { termsOf } from '../persistence/consent.repository.ts';
import type { ConsentRow, ConsentStep } from '../persistence/consent.row.ts';

/**
 * A consent as those who share see it, with what became of it. `pending` came with a referral that is not eligible yet.
 * Who holds what was shared under it, and has acknowledged a withdrawal, intake knows.
 */
export type ConsentFacts = {
  readonly consentId: string;
  readonly referralId: string;
  readonly status: 'pending' | 'active' | 'withdrawn' | 'expired';
  readonly purposeCodes: readonly string[];
  readonly recipientIds: readonly string[];
  readonly recipientClass: string | null;
  readonly dataClasses: readonly string[];
  readonly startsAt: string;
  readonly expiresAt: string;
  readonly language: string;
  readonly methodCode: string;
  readonly witnessId: string | null;
  readonly part2: boolean;
  readonly stopBy: string | null;
  readonly tellBy: string | null;
  readonly history: readonly ConsentStep[];
};

const shown = (terms: ConsentTerms): Omit<ConsentFacts, 'referralId' | 'status' | 'stopBy' | 'tellBy' | 'history'> => ({
  consentId: terms.consentId,
  purposeCodes: terms.purposeCodes,
  recipientIds: terms.recipientIds,
  recipientClass: terms.recipientClass,
  dataClasses: terms.dataClasses,
  startsAt: terms.startsAt,
  expiresAt: terms.expiresAt,
  language: terms.language,
  methodCode: terms.methodCode,
  witnessId: terms.witnessId ?? null,
  part2: terms.part2,
});

/** A consent that was recorded, as it is at an instant: over to the second, also before its timer fires. */
export const recordedConsent = (row: ConsentRow, at: Date): ConsentFacts => {
  const terms = termsOf(row);
  return {
    ...shown(terms),
    referralId: row.caseId,
    status: row.status === 'active' && isOver(terms, at) ? 'expired' : row.status,
    stopBy: row.stopBy?.toISOString() ?? null,
    tellBy: row.tellBy?.toISOString() ?? null,
    history: row.history,
  };
};

/** The consent that waits on a case, if one does. */
export const pendingConsent = ({ id: referralId, intakeConsent }: CaseRow): ConsentFacts[] => {
  if (!intakeConsent) return [];
  return [{ ...shown(intakeConsent), referralId, status: 'pending', stopBy: null, tellBy: null, history: [] }];
};
