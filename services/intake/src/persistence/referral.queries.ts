import { In, MoreThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Progress } from '../domain/progress.ts';
import type { KnownReferral } from '../domain/referral-state.ts';
import { ProgressRow } from './progress.row.ts';
import { toReferral } from './referral.repository.ts';
import { ReferralRow } from './referral.row.ts';

/** A referral as it is read: state, version, and how far help has come. */
export type ReadReferral = {
  readonly id: string;
  readonly site: string;
  readonly version: number;
  readonly state: KnownReferral;
  readonly progress: Progress | undefined;
};

/** Which referrals of a site, in order of their ids. Erased ones are never among them. */
export type ReferralFilter = {
  readonly site: string;
  readonly senderId?: string | undefined;
  readonly reference?: string | undefined;
  readonly status?: Exclude<KnownReferral['status'], 'erased'> | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Reads referrals and their progress on the connection of one reading. */
export class ReferralQueries {
  constructor(private readonly db: EntityManager) {}

  async one(id: string): Promise<ReadReferral | undefined> {
    const [found] = await this.#withProgress(await this.db.getRepository(ReferralRow).findBy({ id }));
    return found;
  }

  async page({ site, senderId, reference, status, after, limit }: ReferralFilter): Promise<ReadReferral[]> {
    const where: FindOptionsWhere<ReferralRow> = {
      site,
      ...(senderId === undefined ? {} : { senderId }),
      ...(reference === undefined ? {} : { reference }),
      status: status ?? Not<'erased'>('erased'),
      ...(after === undefined ? {} : { id: MoreThan(after) }),
    };
    const rows = await this.db.getRepository(ReferralRow).find({ where, order: { id: 'asc' }, take: limit });
    return this.#withProgress(rows);
  }

  async #withProgress(rows: readonly ReferralRow[]): Promise<ReadReferral[]> {
    const ids = rows.map(({ id }) => id);
    const reached = ids.length === 0 ? [] : await this.db.getRepository(ProgressRow).findBy({ id: In(ids) });
    const progress = new Map(reached.map(row => [row.id, row.progress]));
    return rows.map(row => {
      const { id, site, version } = row;
      return { id, site, version, state: toReferral(row), progress: progress.get(id) };
    });
  }
}
