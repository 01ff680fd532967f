import { RuleViolation } from '@crossroads/kernel';
import { Injectable } from '@nestjs/common';
import { ServiceQueries } from '../persistence/service.queries.ts';
import type { ServiceFilter, ServiceFound } from '../persistence/service.queries.ts';

/** Services of the directory with their places. */
@Injectable()
export class ReadServicesHandler {
  constructor(private readonly queries: ServiceQueries) {}

  async list(filter: ServiceFilter): Promise<readonly ServiceFound[]> {
    return this.queries.list(filter);
  }

  /** @throws {RuleViolation} `service.not-found`, also for one of another organisation or site */
  async one(filter: Omit<ServiceFilter, 'limit'>): Promise<ServiceFound> {
    const [found] = await this.queries.list({ ...filter, limit: 1 });
    if (!found) throw new RuleViolation('service.not-found', 'There is no such service');
    return found;
  }
}
