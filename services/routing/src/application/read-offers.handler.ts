import { RuleViolation } from '@crossroads/kernel';
import { Injectable } from '@nestjs/common';
import { OfferQueries } from '../persistence/offer.queries.ts';
import type { OfferFilter, OfferFound } from '../persistence/offer.queries.ts';

/** Offers, to whom they were made and how they stand. */
@Injectable()
export class ReadOffersHandler {
  constructor(private readonly queries: OfferQueries) {}

  async list(filter: OfferFilter): Promise<readonly OfferFound[]> {
    return this.queries.list(filter);
  }

  /** @throws {RuleViolation} `offer.not-found`, also for one to another organisation or of another site */
  async one(filter: Omit<OfferFilter, 'limit'>): Promise<OfferFound> {
    const [found] = await this.queries.list({ ...filter, limit: 1 });
    if (!found) throw new RuleViolation('offer.not-found', 'There is no such offer');
    return found;
  }
}
