import { Reading } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import type { Access } from '@crossroads/platform';
import { Injectable } from '@nestjs/common';
import { ServiceQueries } from '../persistence/service.queries.ts';
import type { ServiceFilter, ServiceFound } from '../persistence/service.queries.ts';
import { organisationOf } from './list-scope.ts';
import { serviceStanding, serviceTarget } from './standings.ts';

type ServicePage = Pick<ServiceFilter, 'after' | 'limit'>;

/** Services of the directory with their places. */
@Injectable()
export class ReadServicesHandler {
  constructor(
    private readonly queries: ServiceQueries,
    private readonly reading: Reading,
  ) {}

  list(access: Access, page: ServicePage): Promise<readonly ServiceFound[]> {
    const filter = { ...page, site: access.actor.site, providerId: organisationOf(access) };
    return this.reading.run(access, db => this.queries.list(db, filter));
  }

  /** @throws {Problem} `service.not-found`, also for one that the asker may not see */
  one(access: Access, serviceId: string): Promise<ServiceFound> {
    return this.reading.run(access, async db => {
      const filter = { serviceId, site: access.actor.site, providerId: undefined, limit: 1 };
      const [found] = await this.queries.list(db, filter);
      const target = serviceTarget(serviceId);
      access.on(target, found && serviceStanding(found.service));
      if (!found) throw new Problem(target.missing);
      return found;
    });
  }
}
