import { Problem } from '@crossroads/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ServiceQueries } from '../persistence/service.queries.ts';
import type { ServiceFound } from '../persistence/service.queries.ts';
import { organisationOf } from './list-scope.ts';
import { serviceStanding, serviceTarget } from './standings.ts';
import type { Opens } from './standings.ts';

/** Services of the directory with their places. */
@Injectable()
export class ReadServicesHandler {
  constructor(private readonly queries: ServiceQueries) {}

  async list(
    access: Opens,
    page: { readonly after: string | undefined; readonly limit: number },
    db: EntityManager,
  ): Promise<readonly ServiceFound[]> {
    return this.queries.list(db, { ...page, site: access.actor.site, providerId: organisationOf(access) });
  }

  /** @throws {Problem} `service.not-found`, also for one that the asker may not see */
  async one(access: Opens, serviceId: string, db: EntityManager): Promise<ServiceFound> {
    const filter = { serviceId, site: access.actor.site, providerId: undefined, limit: 1 };
    const [found] = await this.queries.list(db, filter);
    const target = serviceTarget(serviceId);
    access.on(target, found && serviceStanding(found.service));
    if (!found) throw new Problem(target.missing);
    return found;
  }
}
