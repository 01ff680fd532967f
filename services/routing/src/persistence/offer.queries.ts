import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan } from 'typeorm';
import { OfferRow } from './offer.row.ts';
import { PlacementRow } from './placement.row.ts';

export type OfferFilter = {
  readonly site: string;
  /** Only offers to this organisation. */
  readonly providerId: string | undefined;
  readonly id?: string;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** An offer with the placement that says what became of it. */
export type OfferFound = { readonly offer: OfferRow; readonly placement: PlacementRow };

/** Offers for looking at. */
@Injectable()
export class OfferQueries {
  constructor(private readonly source: DataSource) {}

  async list({ site, providerId, id, after, limit }: OfferFilter): Promise<readonly OfferFound[]> {
    const where = {
      site,
      ...(providerId === undefined ? {} : { providerId }),
      ...(id === undefined ? {} : { id }),
      ...(after === undefined ? {} : { id: MoreThan(after) }),
    };
    const offers = await this.source.getRepository(OfferRow).find({ where, order: { id: 'ASC' }, take: limit });
    const ids = offers.map(({ placementId }) => placementId);
    const placements = await this.source.getRepository(PlacementRow).findBy({ id: In(ids) });
    const byId = new Map(placements.map(placement => [placement.id, placement]));
    return offers.flatMap(offer => {
      const placement = byId.get(offer.placementId);
      return placement ? [{ offer, placement }] : [];
    });
  }
}
