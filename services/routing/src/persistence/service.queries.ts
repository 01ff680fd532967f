import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CapacityRow } from './capacity.row.ts';
import { ProviderRow } from './provider.row.ts';
import { ServiceRow } from './service.row.ts';

export type ServiceFilter = {
  readonly site: string;
  /** Only services of this organisation. */
  readonly providerId: string | undefined;
  readonly serviceId?: string;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A service with its organisation's name and what is known of its places. */
export type ServiceFound = {
  readonly service: ServiceRow;
  readonly providerName: string;
  readonly capacity: CapacityRow | undefined;
};

/** The directory for looking at. */
@Injectable()
export class ServiceQueries {
  async list(db: EntityManager, filter: ServiceFilter): Promise<readonly ServiceFound[]> {
    const { site, providerId, serviceId, after, limit } = filter;
    const where = {
      site,
      ...(providerId === undefined ? {} : { providerId }),
      ...(serviceId === undefined ? {} : { serviceId }),
      ...(after === undefined ? {} : { id: MoreThan(after) }),
    };
    const services = await db.find(ServiceRow, { where, order: { id: 'ASC' }, take: limit });
    const ids = services.map(({ id }) => id);
    const capacities = await db.findBy(CapacityRow, { id: In(ids) });
    const providers = await db.findBy(ProviderRow, { site });
    const places = new Map(capacities.map(row => [row.id, row]));
    const names = new Map(providers.map(row => [row.providerId, row.name]));
    return services.map(service => ({
      service,
      providerName: names.get(service.providerId) ?? '',
      capacity: places.get(service.id),
    }));
  }
}
