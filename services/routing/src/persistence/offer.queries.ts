import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { ConsentCopy } from '../domain/consent-copy.ts';
import { PROVIDERS } from '../domain/consent-copy.ts';
import { toConsent } from './consent.repository.ts';
import { ConsentRow } from './consent.row.ts';
import { OfferRow } from './offer.row.ts';
import { PlacementRow } from './placement.row.ts';

export type OfferFilter = {
  readonly site: string;
  /** Only offers that this organisation may see: to it, under a consent that is in force and covers it. */
  readonly providerId: string | undefined;
  readonly at: Date;
  readonly after: string | undefined;
  readonly limit: number;
};

/** An offer with the placement that says what became of it. */
export type OfferFound = { readonly offer: OfferRow; readonly placement: PlacementRow };

// The same as consentFailure says of one offer.
const SHARED = `consent.status = 'granted' and consent.expiresAt > :at and consent.purposeCodes @> '["SERVICE"]'
  and (consent.recipientIds @> to_jsonb(cast(offer.providerId as text))
    or (consent.recipientClass = :providers and offer.sensitivityCodes = '[]'))
  and (consent.part2 or offer.sensitivityCodes <@ '["VICTIM_SERVICES"]')`;

const onlyShared = (
  query: SelectQueryBuilder<OfferRow>,
  { providerId, at }: Pick<OfferFilter, 'providerId' | 'at'>,
): SelectQueryBuilder<OfferRow> =>
  query
    .innerJoin(ConsentRow, 'consent', 'consent.id = offer.consentId')
    .andWhere('offer.providerId = :providerId', { providerId })
    .andWhere(SHARED, { at, providers: PROVIDERS });

/** Offers for looking at. */
@Injectable()
export class OfferQueries {
  async list(db: EntityManager, filter: OfferFilter): Promise<readonly OfferFound[]> {
    const { site, providerId, after, limit } = filter;
    const query = db.createQueryBuilder(OfferRow, 'offer').where('offer.site = :site', { site });
    if (after !== undefined) query.andWhere('offer.id > :after', { after });
    if (providerId !== undefined) onlyShared(query, filter);
    return this.withPlacements(db, await query.orderBy('offer.id').limit(limit).getMany());
  }

  /** One offer of the site, and the consent that it was made under. */
  async one(
    db: EntityManager,
    site: string,
    id: string,
  ): Promise<(OfferFound & { readonly consent: ConsentCopy }) | undefined> {
    const offers = await db.findBy(OfferRow, { site, id });
    const [found] = await this.withPlacements(db, offers);
    const [consent] = await db.findBy(ConsentRow, { id: In(offers.map(({ consentId }) => consentId)) });
    return found && { ...found, consent: consent ? toConsent(consent) : { status: 'none' } };
  }

  private async withPlacements(db: EntityManager, offers: readonly OfferRow[]): Promise<readonly OfferFound[]> {
    const placements = await db.findBy(PlacementRow, { id: In(offers.map(({ placementId }) => placementId)) });
    const byId = new Map(placements.map(placement => [placement.id, placement]));
    return offers.flatMap(offer => {
      const placement = byId.get(offer.placementId);
      return placement ? [{ offer, placement }] : [];
    });
  }
}
