import type { KnownConsent } from './consent.ts';
import type { OfferHolder } from './offer-holder.ts';

/** Why a holder must forget. */
export const RECALL_CAUSES = ['WITHDRAWN', 'EXPIRED', 'ERASED', 'CORRECTED'] as const;
export type RecallCause = (typeof RECALL_CAUSES)[number];

/** What a holder did about it. */
export const RECALL_DONE = ['DELETED', 'RETURNED', 'RETAINED_BY_LAW'] as const;
export type RecallDone = (typeof RECALL_DONE)[number];

/** Every holder has said so by then. @source R16; domain.md 3.2 (CONSENT_WITHDRAWN) */
const ACKNOWLEDGE_WITHIN_MS = 24 * 3_600_000;

export const acknowledgeBy = (issuedAt: Date): Date => new Date(issuedAt.getTime() + ACKNOWLEDGE_WITHIN_MS);

/** An organisation that was shown something, and under which consent. */
export type Shown = {
  readonly orgId: string | null;
  readonly consentId: string | null;
  readonly fieldCodes: readonly string[];
};

/** What is known of who holds something of one person. */
export type Holdings = {
  readonly consents: readonly KnownConsent[];
  readonly offers: readonly OfferHolder[];
  readonly shown: readonly Shown[];
};

/** One holder and what it must forget. */
export type DueRecall = { readonly orgId: string; readonly consentId: string | null; readonly causeCode: RecallCause };

const known = (ids: readonly (string | null)[]): readonly string[] => [...new Set(ids)].filter(id => id !== null);

// Named in the consent, and it had said yes by the time that the consent ended.
const tookUnder = ({ terms, endedAt }: KnownConsent, { providerId, acceptedAt }: OfferHolder): boolean =>
  providerId !== null &&
  acceptedAt !== null &&
  endedAt !== null &&
  acceptedAt < endedAt &&
  terms !== null &&
  terms.recipientIds.includes(providerId);

/**
 * Whom to recall from for the consents that ended: whoever was shown something under one, or had taken the person as one
 * of its recipients. Only from what is known, in whatever order it was heard.
 * @source R16; 42 CFR 2.31(a)(6); 28 CFR 94.115
 */
export const recallsForEnded = ({ consents, offers, shown }: Holdings): readonly DueRecall[] =>
  consents.flatMap(consent => {
    const { id: consentId, status } = consent;
    if (status === 'active') return [];
    const causeCode = status === 'withdrawn' ? ('WITHDRAWN' as const) : ('EXPIRED' as const);
    const told = shown.filter(one => one.consentId === consentId).map(({ orgId }) => orgId);
    const took = offers.filter(offer => tookUnder(consent, offer)).map(({ providerId }) => providerId);
    return known([...told, ...took]).map(orgId => ({ orgId, consentId, causeCode }));
  });

/** Everybody outside who was ever shown something, or took the person. */
export const holdersOf = ({ offers, shown }: Omit<Holdings, 'consents'>): readonly string[] =>
  known([
    ...shown.map(({ orgId }) => orgId),
    ...offers.filter(({ acceptedAt }) => acceptedAt !== null).map(({ providerId }) => providerId),
  ]);

/** Everybody outside who was shown something that has been put right since. */
export const holdersOfWrong = (shown: readonly Shown[], fieldCodes: readonly string[]): readonly string[] =>
  known(shown.filter(one => one.fieldCodes.some(code => fieldCodes.includes(code))).map(({ orgId }) => orgId));
