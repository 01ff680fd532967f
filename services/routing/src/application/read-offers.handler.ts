import type { Clock } from '@crossroads/kernel';
import { CLOCK, Problem } from '@crossroads/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfferQueries } from '../persistence/offer.queries.ts';
import type { OfferFound } from '../persistence/offer.queries.ts';
import { organisationOf } from './list-scope.ts';
import { offerStanding, offerTarget } from './standings.ts';
import type { Opens } from './standings.ts';

/** Offers, to whom they were made and how they stand. */
@Injectable()
export class ReadOffersHandler {
  constructor(
    private readonly queries: OfferQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(
    access: Opens,
    page: { readonly after: string | undefined; readonly limit: number },
    db: EntityManager,
  ): Promise<readonly OfferFound[]> {
    const providerId = organisationOf(access);
    return this.queries.list(db, { ...page, site: access.actor.site, providerId, at: this.clock.now() });
  }

  /** @throws {Problem} `offer.not-found`, also for one that the asker may not see */
  async one(access: Opens, id: string, db: EntityManager): Promise<OfferFound> {
    const found = await this.queries.one(db, access.actor.site, id);
    const target = offerTarget(id);
    access.on(target, found && offerStanding(found.offer, found.consent, this.clock.now()));
    if (!found) throw new Problem(target.missing);
    return found;
  }
}
