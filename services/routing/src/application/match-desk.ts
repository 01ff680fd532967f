import type { Found, Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import type { ServiceFlag } from '../domain/codes.ts';
import type { ConsentCopy } from '../domain/consent-copy.ts';
import type { MatchQuestion } from '../domain/match-steps.ts';
import { heldUnit } from '../domain/placement-evolve.ts';
import { askedServiceIds } from '../domain/placement-place.ts';
import type { ExistingPlacement, Placement } from '../domain/placement-state.ts';
import type { ServiceProfile } from '../domain/service-profile.ts';
import type { DirectoryRepository } from '../persistence/directory.repository.ts';
import type { ExclusionRepository } from '../persistence/exclusion.repository.ts';
import { PlacementRepository } from '../persistence/placement.repository.ts';

/** A placement that a provider is sought for. */
export type Seeking = { readonly site: string; readonly placementId: string; readonly placement: ExistingPlacement };

export type MatchPorts = {
  readonly directory: DirectoryRepository;
  readonly exclusions: ExclusionRepository;
  readonly sites: Sites;
};

/** What has been decided so far in this transaction; it may be newer than what is stored. */
export type Decided = {
  readonly placementsOf: (referralId: string) => readonly Found<Placement>[];
  readonly consentOf: (consentId: string) => ConsentCopy;
  readonly at: Date;
};

const providersOf = (placements: readonly Placement[]): readonly string[] =>
  placements.flatMap(placement =>
    placement.status !== 'none' && 'offer' in placement ? [placement.offer.providerId] : [],
  );

/** Gathers what matching asks about. */
export class MatchDesk {
  private services: ReadonlyMap<string, readonly ServiceProfile[]> = new Map();
  private excluded: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  private rivals: ReadonlyMap<string, readonly Found<Placement>[]> = new Map();
  private readonly placements = new PlacementRepository();

  constructor(
    private readonly ports: MatchPorts,
    private readonly decided: Decided,
  ) {}

  async prepare(tx: Tx, seeking: readonly Seeking[]): Promise<void> {
    if (seeking.length === 0) return;
    const referralIds = [...new Set(seeking.map(({ placement }) => placement.terms.referralId))];
    this.services = await this.ports.directory.ofSites(tx, [...new Set(seeking.map(({ site }) => site))]);
    this.excluded = await this.ports.exclusions.of(tx, referralIds);
    const rivalIds = [...new Set([...this.excluded.values()].flatMap(others => [...others]))];
    const rivals = await this.placements.lookUp(tx, rivalIds);
    this.rivals = Map.groupBy(rivals, ({ state }) => (state.status === 'none' ? '' : state.terms.referralId));
  }

  servicesOf(site: string): readonly ServiceProfile[] {
    return this.services.get(site) ?? [];
  }

  flagsOf(site: string, serviceId: string): readonly ServiceFlag[] {
    return this.servicesOf(site).find(service => service.serviceId === serviceId)?.flags ?? ['COVERED_BY_OTHER'];
  }

  questionOf({ site, placementId, placement }: Seeking): MatchQuestion {
    const { needCode, ageBand, areaCode, language, choiceCodes, consentId, referralId } = placement.terms;
    const others = this.decided.placementsOf(referralId).filter(({ id }) => id !== placementId);
    const area = this.ports.sites.get(site).areas.find(({ code }) => code === areaCode);
    return {
      needCode,
      ageBand,
      areaCode,
      language,
      choiceCodes,
      consent: this.decided.consentOf(consentId),
      excludedServiceIds: this.excludedServices(site, referralId),
      askedServiceIds: askedServiceIds(placement),
      earlierProviderIds: new Set(providersOf(others.map(({ state }) => state))),
      adjacentAreas: new Set(area?.adjacent),
      at: this.decided.at,
    };
  }

  /** Services named in a pair, and every service of a provider who serves a rival. @source domain.md 13 T14 */
  private excludedServices(site: string, referralId: string): ReadonlySet<string> {
    const others = this.excluded.get(referralId);
    if (!others) return new Set();
    const providers = new Set(providersOf([...others].flatMap(other => this.placementsNow(other))));
    const barred = this.servicesOf(site).filter(({ providerId }) => providers.has(providerId));
    return new Set([...others, ...barred.map(({ serviceId }) => serviceId)]);
  }

  private placementsNow(referralId: string): readonly Placement[] {
    const decided = this.decided.placementsOf(referralId);
    const found = decided.length > 0 ? decided : (this.rivals.get(referralId) ?? []);
    return found.map(({ state }) => state).filter(state => heldUnit(state) !== undefined);
  }
}
