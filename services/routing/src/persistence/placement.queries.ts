import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { PlacementRow } from './placement.row.ts';

export type PlacementFilter = {
  readonly site: string;
  readonly referralId: string | undefined;
  readonly status: PlacementRow['status'] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
};

/** Placements for looking at, never for deciding. */
@Injectable()
export class PlacementQueries {
  async list(db: EntityManager, filter: PlacementFilter): Promise<readonly PlacementRow[]> {
    const { site, referralId, status, after, limit } = filter;
    const where = {
      site,
      ...(referralId === undefined ? {} : { referralId }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { id: MoreThan(after) }),
    };
    return db.find(PlacementRow, { where, order: { id: 'ASC' }, take: limit });
  }

  async one(db: EntityManager, site: string, id: string): Promise<PlacementRow | null> {
    return db.findOneBy(PlacementRow, { site, id });
  }
}
