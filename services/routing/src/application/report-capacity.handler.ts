import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import type { KnownCapacity } from '../domain/capacity.ts';
import { ServiceRow } from '../persistence/service.row.ts';
import { siteKey } from '../persistence/site-key.ts';
import { CapacityLedger } from './capacity-ledger.ts';
import { serviceStanding, serviceTarget } from './standings.ts';
import type { Opens } from './standings.ts';

/** What a provider says of the places of one service. */
export type ReportCapacity = {
  readonly serviceId: string;
  readonly access: Opens;
  readonly unitCode: string;
  readonly available: number;
  readonly maximum: number;
  readonly updatedAt: Date;
  readonly at: Date;
};

/** The count as it stands now. */
export type ReportedCapacity = { readonly version: number; readonly capacity: KnownCapacity };

/** Takes a provider's count; who waits for the service is looked at again. */
export class ReportCapacityHandler {
  /** @param requireVersion is told the version that is to be replaced, and throws when it is another than the asker saw */
  async execute(command: ReportCapacity, tx: Tx, requireVersion: (actual: number) => void): Promise<ReportedCapacity> {
    const { serviceId, access, unitCode, available, maximum, updatedAt, at } = command;
    const { site } = access.actor;
    const [service] = await tx.find(ServiceRow, { id: siteKey(site, serviceId) });
    const target = serviceTarget(serviceId);
    access.on(target, service && serviceStanding(service));
    if (!service) throw new Problem(target.missing);
    if (updatedAt > at) throw new RuleViolation('capacity.in-future', 'Capacity cannot be reported for later');
    const place = { site, serviceId };
    const ledger = new CapacityLedger(tx, at);
    await ledger.load([place]);
    const before = ledger.versionOf(place);
    requireVersion(before);
    const report = { providerId: service.providerId, unitCode, available, maximum, updatedAt };
    const isNew = ledger.report(place, report, { correlationId: serviceId });
    await ledger.save();
    const capacity = ledger.of(place);
    if (capacity.status === 'unknown') throw new TypeError('a report left capacity unknown');
    return { version: before + (isNew ? 1 : 0), capacity };
  }
}
