import type { Cause, Tx } from '@crossroads/messaging';
import { capacity } from '../domain/capacity.ts';
import type { Capacity, CapacityCommand, CapacityEvent, CapacityReport } from '../domain/capacity.ts';
import { CapacityRepository } from '../persistence/capacity.repository.ts';
import { publishesCapacity } from '../publishes.ts';
import { WorkingSet } from './working-set.ts';

/** A deadline that is due at once: whoever waits for this service is looked at again. */
export const WAITLIST_REVIEW = 'waitlist-review';

type Reported = { readonly site: string; readonly serviceId: string; readonly report: CapacityReport };

/** Places of the services of one transaction, counted while decisions are made and written once. */
export class CapacityLedger {
  private readonly capacities = new WorkingSet<Capacity, CapacityCommand, CapacityEvent>(capacity);
  private readonly repository = new CapacityRepository();
  private readonly causes = new Map<string, Cause>();
  private readonly reported = new Set<string>();

  constructor(
    private readonly tx: Tx,
    private readonly at: Date,
  ) {}

  /** Locks every service that may be asked or freed. Called once, with all of them, to keep the order of locks. */
  async load(serviceIds: Iterable<string>): Promise<void> {
    this.capacities.add(await this.repository.load(this.tx, [...new Set(serviceIds)]));
  }

  of(serviceId: string): Capacity {
    return this.capacities.get(serviceId)?.state ?? capacity.initial;
  }

  versionOf(serviceId: string): number {
    return this.capacities.get(serviceId)?.version ?? 0;
  }

  reserve(serviceId: string, cause: Cause): void {
    if (!this.capacities.get(serviceId)) capacity.decide(capacity.initial, { type: 'ReserveUnit', at: this.at });
    this.capacities.act(serviceId, { type: 'ReserveUnit', at: this.at });
    this.causes.set(serviceId, cause);
  }

  release(serviceId: string, cause: Cause): void {
    if (!this.capacities.get(serviceId)) return;
    if (this.capacities.act(serviceId, { type: 'ReleaseUnit' }).length > 0) this.causes.set(serviceId, cause);
  }

  /** True when the report says something new. */
  report({ site, serviceId, report }: Reported, cause: Cause): boolean {
    const createdAt = this.at;
    this.capacities.add([{ id: serviceId, site, version: 0, createdAt, state: capacity.initial }]);
    if (this.capacities.act(serviceId, { type: 'ReportCapacity', report }).length === 0) return false;
    this.causes.set(serviceId, cause);
    this.reported.add(serviceId);
    return true;
  }

  /**
   * Saves what changed and tells of what somebody outside can act upon: a report, the last unit taken, the first one
   * free again. Reservations between are told by the offers.
   */
  async save(): Promise<void> {
    const changes = this.capacities.changes();
    await this.repository.save(
      this.tx,
      changes.map(({ found }) => found),
      this.at,
    );
    for (const { found, before } of changes) {
      const cause = this.causes.get(found.id);
      const { id, site, state } = found;
      if (!cause || state.status === 'unknown') continue;
      const availableBefore = before.status === 'known' ? before.available : 0;
      if (this.reported.has(id) || (state.available === 0) !== (availableBefore === 0))
        this.tx.publish(cause, [publishesCapacity(site, id, state)]);
      const mayServeWaiting = this.reported.has(id) || state.available > availableBefore;
      if (mayServeWaiting && state.available > 0) this.review(site, id, cause);
    }
  }

  private review(site: string, serviceId: string, cause: Cause): void {
    this.tx.schedule(cause, { kind: WAITLIST_REVIEW, key: serviceId, site, dueAt: this.at, data: { serviceId } });
  }
}
