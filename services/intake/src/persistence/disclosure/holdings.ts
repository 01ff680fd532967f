import type { Tx } from '@crossroads/messaging';
import type { KnownConsent } from '../../domain/disclosure/consent.ts';
import type { OfferHolder } from '../../domain/disclosure/offer-holder.ts';
import type { Holdings } from '../../domain/disclosure/recall.ts';
import { AccountingRow } from './accounting.row.ts';
import { ConsentCopyRow } from './consent-copy.row.ts';
import { OfferHolderRow } from './offer-holder.row.ts';

/** A consent as its row has it. */
export const toConsent = ({ id, terms, status, startsAt, expiresAt, endedAt }: ConsentCopyRow): KnownConsent => ({
  id,
  status,
  endedAt,
  terms: terms === null || startsAt === null || expiresAt === null ? null : { ...terms, startsAt, expiresAt },
});

/** An offer as its row has it. */
export const toOffer = ({ id, providerId, status, acceptedAt }: OfferHolderRow): OfferHolder => ({
  id,
  providerId,
  status,
  acceptedAt,
});

/** Who was named, who took the person, and who was shown something. */
export const loadHoldings = async (
  tx: Pick<Tx, 'find'>,
  { personId, referralId }: { readonly personId: string; readonly referralId: string },
): Promise<Holdings> => {
  const consents = await tx.find(ConsentCopyRow, { referralId });
  const offers = await tx.find(OfferHolderRow, { referralId });
  const shown = await tx.find(AccountingRow, { personId });
  return { consents: consents.map(toConsent), offers: offers.map(toOffer), shown };
};
