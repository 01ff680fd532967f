import { savedAt, type Cause, type Tx } from '@crossroads/messaging';
import type { ListedCapacity } from '../persistence/hsds/capacity-file.ts';
import type { HsdsPackage, ListedService } from '../persistence/hsds/hsds-package.ts';
import { DirectoryRow } from '../persistence/directory.row.ts';
import { ProviderRow } from '../persistence/provider.row.ts';
import { ServiceRow } from '../persistence/service.row.ts';
import { siteKey } from '../persistence/site-key.ts';
import { publishesProvider } from '../publishes.ts';
import { CapacityLedger } from './capacity-ledger.ts';

/** A directory and the places of its services, as read from files. */
export type LoadDirectory = {
  readonly site: string;
  readonly directory: HsdsPackage;
  readonly capacities: readonly ListedCapacity[];
  /** The site's calendar date, for providers that say nothing of when they were verified. */
  readonly today: string;
  readonly cause: Cause;
  readonly at: Date;
};

/** How much of a load was new. */
export type Loaded = { readonly providers: number; readonly services: number; readonly capacities: number };

type Stored = { readonly id: string; readonly site: string; readonly version: number; readonly createdAt: Date };

const COLUMNS = [
  'serviceId',
  'providerId',
  'name',
  'status',
  'needCodes',
  'minimumAge',
  'maximumAge',
  'spoken',
  'interpreted',
  'areas',
  'citywide',
  'unsafeAreas',
  'flags',
  'requiredDocuments',
] as const;

const said = (service: Pick<ServiceRow, (typeof COLUMNS)[number]>): string =>
  JSON.stringify(COLUMNS.map(column => service[column]));

/** Loads a site's directory. Loading again updates, loading the same changes nothing; a service that is gone takes no more people. */
export class LoadDirectoryHandler {
  async execute(command: LoadDirectory, tx: Tx): Promise<Loaded> {
    const { site, at } = command;
    const known = (await tx.load(DirectoryRow, [site])).get(site);
    const services = await this.loadServices(command, tx);
    const providers = await this.loadProviders(command, tx);
    if (services.length > 0) {
      const directory = known ?? { id: site, site, version: 0, createdAt: at };
      await tx.save(DirectoryRow, [Object.assign(new DirectoryRow(), savedAt(directory, at))]);
    }
    const capacities = await this.loadCapacities(command, services, tx);
    return { providers, services: services.length, capacities };
  }

  private async loadServices({ site, directory, at }: LoadDirectory, tx: Tx): Promise<readonly ServiceRow[]> {
    const stored = new Map((await tx.find(ServiceRow, { site })).map(row => [row.id, row]));
    const listed = new Map(directory.services.map(service => [siteKey(site, service.serviceId), service]));
    const changed = [...listed].flatMap(([id, service]) => {
      const old = stored.get(id);
      return old && said(old) === said(service) ? [] : [this.serviceRow(old ?? fresh(id, site, at), service, at)];
    });
    const gone = [...stored.values()].filter(({ id, status }) => !listed.has(id) && status !== 'defunct');
    const rows = [...changed, ...gone.map(row => Object.assign(this.serviceRow(row, row, at), { status: 'defunct' }))];
    if (rows.length > 0) await tx.save(ServiceRow, rows);
    return rows;
  }

  private serviceRow(old: Stored, service: Omit<ListedService, 'assuredOn'>, at: Date): ServiceRow {
    const columns = Object.fromEntries(COLUMNS.map(column => [column, service[column]]));
    return Object.assign(new ServiceRow(), { ...columns, ...savedAt(old, at) });
  }

  private async loadProviders(command: LoadDirectory, tx: Tx): Promise<number> {
    const { site, directory, today, at, cause } = command;
    const stored = new Map((await tx.find(ProviderRow, { site })).map(row => [row.id, row]));
    const rows = directory.providers.flatMap(({ providerId, name }) => {
      const id = siteKey(site, providerId);
      const old = stored.get(id);
      const own = directory.services.filter(service => service.providerId === providerId);
      const statusCode = own.some(({ status }) => status === 'active') ? 'ACTIVE' : 'INACTIVE';
      const assured = own.flatMap(({ assuredOn }) => assuredOn ?? []).toSorted();
      const verifiedOn = assured.at(-1) ?? old?.verifiedOn ?? today;
      const isSame = old?.name === name && old.statusCode === statusCode && old.verifiedOn === verifiedOn;
      const columns = { providerId, name, statusCode, verifiedOn };
      return isSame
        ? []
        : [Object.assign(new ProviderRow(), { ...savedAt(old ?? fresh(id, site, at), at), ...columns })];
    });
    if (rows.length > 0) await tx.save(ProviderRow, rows);
    tx.publish(
      cause,
      rows.map(row => publishesProvider(site, row)),
    );
    return rows.length;
  }

  private async loadCapacities(
    { site, directory, capacities, cause, at }: LoadDirectory,
    changed: readonly ServiceRow[],
    tx: Tx,
  ): Promise<number> {
    const ledger = new CapacityLedger(tx, at);
    const providers = new Map(directory.services.map(({ serviceId, providerId }) => [serviceId, providerId]));
    await ledger.load(capacities.map(({ serviceId }) => ({ site, serviceId })));
    const news = capacities.filter(({ serviceId, ...report }) =>
      ledger.report({ site, serviceId }, { ...report, providerId: providers.get(serviceId) ?? '' }, cause),
    );
    await ledger.save();
    for (const { serviceId } of changed) ledger.reviewWaitlist({ site, serviceId }, cause);
    return news.length;
  }
}

const fresh = (id: string, site: string, createdAt: Date): Stored => ({ id, site, version: 0, createdAt });
