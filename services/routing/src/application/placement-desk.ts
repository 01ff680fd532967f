import { RuleViolation } from '@crossroads/kernel';
import type { NewId } from '@crossroads/kernel';
import type { Cause, Found, Tx } from '@crossroads/messaging';
import { consentCopy } from '../domain/consent-copy.ts';
import type { ConsentCommand, ConsentCopy, ConsentEvent } from '../domain/consent-copy.ts';
import { placement } from '../domain/placement.ts';
import { heldUnit } from '../domain/placement-evolve.ts';
import type { Placement, PlacementCommand, PlacementEvent, PlacementTerms } from '../domain/placement-state.ts';
import { failureBeforeCapacity, matchProviders } from '../domain/provider-match.ts';
import type { Finding } from '../domain/provider-match.ts';
import { ConsentRepository } from '../persistence/consent.repository.ts';
import type { FoundConsent } from '../persistence/consent.repository.ts';
import { PlacementRepository } from '../persistence/placement.repository.ts';
import { CapacityLedger } from './capacity-ledger.ts';
import type { Place } from './capacity-ledger.ts';
import { MatchDesk } from './match-desk.ts';
import type { MatchPorts, Seeking } from './match-desk.ts';
import { offerExpiresAt } from './offer-time.ts';
import { PlacementRecord } from './placement-record.ts';
import type { By } from './placement-record.ts';
import { WorkingSet } from './working-set.ts';

export type DeskPorts = MatchPorts & { readonly newId: NewId };

/** A service that a coordinator chose, with the reason. */
export type ByHand = { readonly serviceId: string; readonly reasonCode: string };

type Wish = { readonly by: By; readonly byHand: ByHand | undefined };

/**
 * Placements of one transaction. First everything is decided that needs no capacity; then every capacity row that
 * may be touched is locked at once, units are given back, and providers are sought in the order asked.
 * Rows are always locked in the same order: consents, placements, exclusions, capacities.
 */
export class PlacementDesk {
  readonly ledger: CapacityLedger;
  private readonly consents = new WorkingSet<ConsentCopy, ConsentCommand, ConsentEvent, FoundConsent>(consentCopy);
  private readonly placements = new WorkingSet<Placement, PlacementCommand, PlacementEvent>(placement);
  private readonly repositories = { consents: new ConsentRepository(), placements: new PlacementRepository() };
  private readonly record: PlacementRecord;
  private readonly match: MatchDesk;
  private readonly freed: (Place & { readonly cause: Cause })[] = [];
  private readonly wishes = new Map<string, Wish>();

  constructor(
    private readonly ports: DeskPorts,
    private readonly tx: Tx,
    readonly at: Date,
  ) {
    this.ledger = new CapacityLedger(tx, at);
    this.match = new MatchDesk(ports, {
      placementsOf: referralId => this.placementsOf(referralId),
      consentOf: consentId => this.consentOf(consentId),
      at,
    });
    this.record = new PlacementRecord(tx, at, (site, id) => this.match.flagsOf(site, id));
  }

  async load(consentIds: readonly string[], referralIds: readonly string[]): Promise<void> {
    this.consents.add(await this.repositories.consents.load(this.tx, [...new Set(consentIds)]));
    this.placements.add(await this.repositories.placements.ofReferrals(this.tx, [...new Set(referralIds)]));
  }

  /** Decides about the copy of a consent, and says how it stands. */
  decideConsent(about: Omit<FoundConsent, 'state' | 'version' | 'createdAt'>, command: ConsentCommand): ConsentCopy {
    this.consents.add([{ ...about, version: 0, createdAt: this.at, state: consentCopy.initial }]);
    this.consents.act(about.id, command);
    return this.consentOf(about.id);
  }

  placementsOf(referralId: string): readonly Found<Placement>[] {
    return this.placements
      .all()
      .filter(({ state }) => state.status !== 'none' && state.terms.referralId === referralId);
  }

  consentOf(consentId: string): ConsentCopy {
    return this.consents.get(consentId)?.state ?? consentCopy.initial;
  }

  get(placementId: string): Found<Placement> | undefined {
    return this.placements.get(placementId);
  }

  /** Opens the placement of a need, or asks anew where it stands open. */
  open(site: string, terms: PlacementTerms, by: By): string {
    const standing = this.placementsOf(terms.referralId).find(
      ({ state }) => state.status !== 'none' && state.status !== 'ended' && state.terms.needCode === terms.needCode,
    );
    const id = standing?.id ?? this.ports.newId();
    this.placements.add([{ id, site, version: 0, createdAt: this.at, state: placement.initial }]);
    this.act(id, { type: 'OpenPlacement', terms }, by);
    return id;
  }

  /** Decides about one placement; a unit that it no longer holds is given back when the desk settles. */
  act(placementId: string, command: PlacementCommand, by: By): void {
    const before = heldUnit(this.placements.get(placementId)?.state ?? placement.initial);
    const events = this.placements.act(placementId, command);
    const found = this.placements.get(placementId);
    if (!found || found.state.status === 'none') return;
    this.record.tell({ found, terms: found.state.terms, by }, events);
    if (before && heldUnit(found.state)?.offerId !== before.offerId)
      this.freed.push({ site: found.site, serviceId: before.serviceId, cause: by.cause });
  }

  /** Has a provider sought, or asks the service that a coordinator chose. */
  seek(placementId: string, by: By, byHand?: ByHand): void {
    this.wishes.set(placementId, { by, byHand });
  }

  async settle(): Promise<void> {
    const seeking = this.seeking();
    await this.match.prepare(this.tx, seeking);
    await this.ledger.load([...this.freed, ...seeking.flatMap(each => this.mayAsk(each))]);
    for (const { cause, ...place } of this.freed) this.ledger.release(place, cause);
    for (const each of seeking) this.place(each);
    await this.ledger.save();
    await this.save();
  }

  private seeking(): readonly Seeking[] {
    return [...this.wishes.keys()].flatMap(placementId => {
      const found = this.placements.get(placementId);
      if (!found || found.state.status === 'none') return [];
      return [{ placementId, site: found.site, placement: found.state }];
    });
  }

  private mayAsk(seeking: Seeking): readonly Place[] {
    const question = this.match.questionOf(seeking);
    const byHand = this.wishes.get(seeking.placementId)?.byHand?.serviceId;
    return this.match
      .servicesOf(seeking.site)
      .filter(service => service.serviceId === byHand || !failureBeforeCapacity(question, service))
      .map(({ serviceId }) => ({ site: seeking.site, serviceId }));
  }

  private place(seeking: Seeking): void {
    const wish = this.wishes.get(seeking.placementId);
    if (!wish) return;
    const { placementId, site, placement: sought } = seeking;
    const services = this.match.servicesOf(site);
    const candidates = services.map(service => ({
      service,
      capacity: this.ledger.of({ site, serviceId: service.serviceId }),
    }));
    const choice = matchProviders(this.match.questionOf(seeking), candidates);
    const expiresAt = offerExpiresAt(this.ports.sites.get(site), sought.terms.urgency, this.at);
    const named = { offerId: this.ports.newId(), at: this.at, expiresAt };
    if (wish.byHand)
      this.act(placementId, { type: 'OfferTo', ...named, ...chosen(choice.findings, wish.byHand) }, wish.by);
    else this.act(placementId, { type: 'PlaceNext', ...named, choice }, wish.by);
    const held = heldUnit(this.placements.get(placementId)?.state ?? placement.initial);
    if (held?.offerId === named.offerId) this.ledger.reserve({ site, serviceId: held.serviceId }, wish.by.cause);
  }

  private async save(): Promise<void> {
    const consents = this.consents.changes().map(({ found }) => found);
    const placements = this.placements.changes().map(({ found }) => found);
    await this.repositories.consents.save(this.tx, consents, this.at);
    await this.repositories.placements.save(this.tx, placements, this.at);
    await this.record.save();
  }
}

const chosen = (findings: readonly Finding[], { serviceId, reasonCode }: ByHand) => {
  const finding = findings.find(each => each.serviceId === serviceId);
  if (!finding) throw new RuleViolation('service.not-found', 'The site has no such service');
  return { finding, reasonCode };
};
