import { Reading } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import type { Access } from '@crossroads/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Finding } from '../domain/provider-match.ts';
import { PlacementQueries } from '../persistence/placement.queries.ts';
import type { PlacementFilter } from '../persistence/placement.queries.ts';
import type { PlacementRow } from '../persistence/placement.row.ts';
import { ServiceQueries } from '../persistence/service.queries.ts';
import type { ServiceFound } from '../persistence/service.queries.ts';
import { placementStanding, placementTarget } from './standings.ts';

/** What matching found of one service, with the names that a coordinator knows it by. */
export type NamedFinding = Finding & Pick<ServiceFound, 'providerName'> & { readonly serviceName: string };

type PlacementPage = Omit<PlacementFilter, 'site'>;

/** More than any site has. */
const ALL = 10_000;

// A placement that waits for its consent was never matched: consent is the step that fails, for every service.
const unmatched = { failingStep: 'consent', reasonCode: 'CONSENT_NOT_ACTIVE', isPermitted: false } as const;
const otherNeed = { failingStep: 'need', reasonCode: 'NEED_NOT_SERVED', isPermitted: false } as const;

/** Placements as coordinators see them, and why each service was or was not asked. */
@Injectable()
export class ReadPlacementsHandler {
  constructor(
    private readonly placements: PlacementQueries,
    private readonly services: ServiceQueries,
    private readonly reading: Reading,
  ) {}

  list(access: Access, page: PlacementPage): Promise<readonly PlacementRow[]> {
    const filter = { ...page, site: access.actor.site };
    return this.reading.run(access, db => this.placements.list(db, filter));
  }

  /** @throws {Problem} `placement.not-found`, also for one that the asker may not see */
  one(access: Access, id: string): Promise<PlacementRow> {
    return this.reading.run(access, db => this.open(access, id, db));
  }

  /** What was found of each service when the placement was last matched. */
  matches(access: Access, id: string): Promise<readonly NamedFinding[]> {
    return this.reading.run(access, async db => this.explain(await this.open(access, id, db), db));
  }

  private async open(access: Access, id: string, db: EntityManager): Promise<PlacementRow> {
    const found = await this.placements.one(db, access.actor.site, id);
    const target = placementTarget(id);
    access.on(target, found ? placementStanding(found) : undefined);
    if (!found) throw new Problem(target.missing);
    return found;
  }

  private async explain(
    { findings, status, needCode, site }: PlacementRow,
    db: EntityManager,
  ): Promise<readonly NamedFinding[]> {
    const kept = new Map(findings.map(finding => [finding.serviceId, finding]));
    const services = await this.services.list(db, { site, providerId: undefined, limit: ALL });
    return services.flatMap(({ service, providerName }) => {
      const { serviceId, providerId, name: serviceName } = service;
      const known = kept.get(serviceId);
      const absent = findings.length === 0 && status === 'opened' ? unmatched : otherNeed;
      // A service for the need that came into the directory after the match was not looked at.
      if (!known && absent === otherNeed && service.needCodes.includes(needCode)) return [];
      return [{ serviceId, providerId, ...(known ?? absent), serviceName, providerName }];
    });
  }
}
