import type { Cause, Tx } from '@crossroads/messaging';
import { In, MoreThan, type EntityManager } from 'typeorm';
import type { NoticeState } from '../../domain/safety/safety-notice.ts';
import { ProgressRow } from '../progress.row.ts';
import { SafetyNoticeLinkRow } from './safety-notice-link.row.ts';
import { SafetyNoticeRow } from './safety-notice.row.ts';

/** A notice, the referrals that it concerns, and who works on those. */
export type KnownNotice = {
  readonly row: SafetyNoticeRow;
  readonly links: readonly SafetyNoticeLinkRow[];
  readonly workerIds: readonly string[];
};

/** Which notices of a site, in order of their ids; with `workerId` those that concern somebody whom that worker has. */
export type NoticeFilter = {
  readonly site: string;
  readonly state?: NoticeState | undefined;
  readonly workerId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Kind of the deadline at which a notice goes; the key is its id. */
export const NOTICE_ENDS = 'safety-notice.ends';

/** Sets when a notice goes. */
export const noticeEndsAt = (tx: Tx, cause: Cause, { id, site, at }: { id: string; site: string; at: Date }): void =>
  tx.schedule(cause, { kind: NOTICE_ENDS, key: id, site, dueAt: at, data: {} });

const known = (
  rows: readonly SafetyNoticeRow[],
  links: readonly SafetyNoticeLinkRow[],
  progress: readonly ProgressRow[],
): KnownNotice[] => {
  const workers = new Map(progress.map(({ id, workerId }) => [id, workerId]));
  return rows.map(row => {
    const own = links.filter(({ noticeId }) => noticeId === row.id);
    return { row, links: own, workerIds: own.flatMap(({ referralId }) => workers.get(referralId) ?? []) };
  });
};

/** One notice, held until the end of the transaction. */
export const loadNotice = async (tx: Tx, id: string): Promise<KnownNotice | undefined> => {
  const row = (await tx.load(SafetyNoticeRow, [id])).get(id);
  if (!row) return undefined;
  const links = await tx.find(SafetyNoticeLinkRow, { noticeId: id });
  const progress = await tx.find(ProgressRow, { id: links.map(({ referralId }) => referralId) });
  return known([row], links, progress)[0];
};

/** Reads notices on the connection of one reading. */
export class SafetyNoticeQueries {
  constructor(private readonly db: EntityManager) {}

  async one(id: string): Promise<KnownNotice | undefined> {
    const [found] = await this.#withLinks(await this.db.getRepository(SafetyNoticeRow).findBy({ id }));
    return found;
  }

  async page({ site, state, workerId, after, limit }: NoticeFilter): Promise<readonly KnownNotice[]> {
    const query = this.db
      .getRepository(SafetyNoticeRow)
      .createQueryBuilder('n')
      .where({
        site,
        ...(state && { state }),
        ...(after !== undefined && { id: MoreThan(after) }),
      });
    if (workerId !== undefined) {
      const mine = query
        .subQuery()
        .select('l.noticeId')
        .from(SafetyNoticeLinkRow, 'l')
        .innerJoin(ProgressRow, 'p', 'p.id = l.referralId')
        .where('p.workerId = :workerId');
      query.andWhere(`n.id in ${mine.getQuery()}`, { workerId });
    }
    return this.#withLinks(await query.orderBy('n.id', 'ASC').take(limit).getMany());
  }

  async #withLinks(rows: readonly SafetyNoticeRow[]): Promise<KnownNotice[]> {
    if (rows.length === 0) return [];
    const noticeId = In(rows.map(({ id }) => id));
    const links = await this.db.getRepository(SafetyNoticeLinkRow).find({ where: { noticeId } });
    const ids = links.map(({ referralId }) => referralId);
    const progress = ids.length === 0 ? [] : await this.db.getRepository(ProgressRow).findBy({ id: In(ids) });
    return known(rows, links, progress);
  }
}
