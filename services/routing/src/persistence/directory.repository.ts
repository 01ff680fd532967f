import type { Tx } from '@crossroads/messaging';
import type { ServiceProfile } from '../domain/service-profile.ts';
import { DirectoryRow } from './directory.row.ts';
import { ServiceRow } from './service.row.ts';

/** What matching knows of a service. */
export const toProfile = (row: ServiceRow): ServiceProfile => {
  const { serviceId, providerId, needCodes, minimumAge, maximumAge, spoken, interpreted, areas, unsafeAreas, flags } =
    row;
  const known = { providerId, needCodes, minimumAge, maximumAge, spoken, interpreted, areas, unsafeAreas, flags };
  return { serviceId, isActive: row.status === 'active', isCitywide: row.citywide, ...known };
};

type Snapshot = { readonly version: number; readonly services: readonly ServiceProfile[] };

/** Services of each site, kept in memory and read again when the site's directory has another version. */
export class DirectoryRepository {
  private readonly snapshots = new Map<string, Snapshot>();

  async ofSites(tx: Tx, sites: readonly string[]): Promise<ReadonlyMap<string, readonly ServiceProfile[]>> {
    const versions = await tx.find(DirectoryRow, { id: sites });
    const known = new Map(versions.map(({ id, version }) => [id, version]));
    const stale = sites.filter(site => this.snapshots.get(site)?.version !== (known.get(site) ?? 0));
    const rows = stale.length > 0 ? await tx.find(ServiceRow, { site: stale }) : [];
    for (const site of stale) {
      const services = rows.filter(row => row.site === site).map(toProfile);
      this.snapshots.set(site, { version: known.get(site) ?? 0, services });
    }
    return new Map(sites.map(site => [site, this.snapshots.get(site)?.services ?? []]));
  }
}
