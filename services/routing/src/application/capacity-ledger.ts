import type { Cause, Found, Tx } from '@crossroads/messaging';
import { capacity } from '../domain/capacity.ts';
import type { Capacity, CapacityCommand, CapacityEvent, CapacityReport, KnownCapacity } from '../domain/capacity.ts';
import { CapacityRepository } from '../persistence/capacity.repository.ts';
import { serviceIdOf, siteKey } from '../persistence/site-key.ts';
import { publishesCapacity } from '../publishes.ts';
import { WorkingSet } from './working-set.ts';

/** A deadline that is due at once: whoever waits for this service is looked at again. */
export const WAITLIST_REVIEW = 'waitlist-review';

/** One service of one site. */
export type Place = { readonly site: string; readonly serviceId: string };

const keyOf = ({ site, serviceId }: Place): string => siteKey(site, serviceId);

const freeUnits = (state: Capacity): number => (state.status === 'known' ? state.available : 0);

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
  async load(places: readonly Place[]): Promise<void> {
    this.capacities.add(await this.repository.load(this.tx, [...new Set(places.map(keyOf))]));
  }

  of(place: Place): Capacity {
    return this.capacities.get(keyOf(place))?.state ?? capacity.initial;
  }

  versionOf(place: Place): number {
    return this.capacities.get(keyOf(place))?.version ?? 0;
  }

  /** @throws {RuleViolation} `capacity.none-left` */
  reserve(place: Place, cause: Cause): void {
    this.act(place, { type: 'ReserveUnit', at: this.at }, cause);
  }

  release(place: Place, cause: Cause): void {
    this.act(place, { type: 'ReleaseUnit' }, cause);
  }

  /** True when the report says something new. */
  report(place: Place, report: CapacityReport, cause: Cause): boolean {
    const isNew = this.act(place, { type: 'ReportCapacity', report }, cause);
    if (isNew) this.reported.add(keyOf(place));
    return isNew;
  }

  /**
   * Saves what changed and tells of what somebody outside can act upon: a report, the last unit taken, the first one
   * free again. Reservations between are told by the offers.
   */
  async save(): Promise<void> {
    const changes = this.capacities.changes();
    const found = changes.map(change => change.found);
    await this.repository.save(this.tx, found, this.at);
    for (const { found: changed, before } of changes)
      if (changed.state.status === 'known') this.tell({ ...changed, state: changed.state }, before);
  }

  /** Whoever waits for the service is looked at again, at once but in a transaction of its own. */
  reviewWaitlist(place: Place, cause: Cause): void {
    const { site, serviceId } = place;
    this.tx.schedule(cause, { kind: WAITLIST_REVIEW, key: keyOf(place), site, dueAt: this.at, data: { serviceId } });
  }

  private act(place: Place, command: CapacityCommand, cause: Cause): boolean {
    const id = keyOf(place);
    this.capacities.add([{ id, site: place.site, version: 0, createdAt: this.at, state: capacity.initial }]);
    const events = this.capacities.act(id, command);
    if (events.length > 0) this.causes.set(id, cause);
    return events.length > 0;
  }

  private tell({ id, site, state }: Found<KnownCapacity>, before: Capacity): void {
    const cause = this.causes.get(id) ?? { correlationId: serviceIdOf(id) };
    const isReported = this.reported.has(id);
    const serviceId = serviceIdOf(id);
    if (isReported || (state.available === 0) !== (freeUnits(before) === 0))
      this.tx.publish(cause, [publishesCapacity(site, serviceId, state)]);
    if (state.available > 0 && (isReported || state.available > freeUnits(before)))
      this.reviewWaitlist({ site, serviceId }, cause);
  }
}
