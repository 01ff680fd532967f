import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
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
  constructor(private readonly source: DataSource) {}

  async list({ site, referralId, status, after, limit }: PlacementFilter): Promise<readonly PlacementRow[]> {
    const where = {
      site,
      ...(referralId === undefined ? {} : { referralId }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { id: MoreThan(after) }),
    };
    return this.source.getRepository(PlacementRow).find({ where, order: { id: 'ASC' }, take: limit });
  }

  async one(site: string, id: string): Promise<PlacementRow | null> {
    return this.source.getRepository(PlacementRow).findOneBy({ site, id });
  }
}
