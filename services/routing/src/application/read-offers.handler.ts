import type { Clock } from '@crossroads/kernel';
import { Reading } from '@crossroads/messaging';
import { CLOCK, Problem } from '@crossroads/platform';
import type { Access } from '@crossroads/platform';
import { Inject, Injectable } from '@nestjs/common';
import { OfferQueries } from '../persistence/offer.queries.ts';
import type { OfferFilter, OfferFound } from '../persistence/offer.queries.ts';
import { organisationOf } from './list-scope.ts';
import { offerStanding, offerTarget } from './standings.ts';

type OfferPage = Pick<OfferFilter, 'after' | 'limit'>;

/** Offers, to whom they were made and how they stand. */
@Injectable()
export class ReadOffersHandler {
  constructor(
    private readonly queries: OfferQueries,
    private readonly reading: Reading,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(access: Access, page: OfferPage): Promise<readonly OfferFound[]> {
    const filter = { ...page, site: access.actor.site, providerId: organisationOf(access), at: this.clock.now() };
    return this.reading.run(access, db => this.queries.list(db, filter));
  }

  /** @throws {Problem} `offer.not-found`, also for one that the asker may not see */
  one(access: Access, id: string): Promise<OfferFound> {
    return this.reading.run(access, async db => {
      const found = await this.queries.one(db, access.actor.site, id);
      const target = offerTarget(id);
      access.on(target, found && offerStanding(found.offer, found.consent, this.clock.now()));
      if (!found) throw new Problem(target.missing);
      return found;
    });
  }
}
