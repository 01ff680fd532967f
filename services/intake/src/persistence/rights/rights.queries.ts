import { MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { AccountingRow } from '../disclosure/accounting.row.ts';
import { BreakGlassRow } from './break-glass.row.ts';

type Page = { readonly after?: string | undefined; readonly limit: number };

/** Which grants of a site, in order of their ids; those of one staff member where it is said. */
export type GrantFilter = Page & { readonly site: string; readonly actorId?: string | undefined };

/** Reads grants on the connection of one reading. */
export const grantPage = (db: EntityManager, filter: GrantFilter): Promise<BreakGlassRow[]> => {
  const { site, actorId, after, limit } = filter;
  const where = { site, ...(actorId && { actorId }), ...(after !== undefined && { id: MoreThan(after) }) };
  return db.getRepository(BreakGlassRow).find({ where, order: { id: 'asc' }, take: limit });
};

/** What was shown of a person since an instant, oldest first. */
export const accountingPage = (
  db: EntityManager,
  { personId, since, after, limit }: Page & { readonly personId: string; readonly since: Date },
): Promise<AccountingRow[]> => {
  const where = { personId, at: MoreThanOrEqual(since), ...(after !== undefined && { id: MoreThan(after) }) };
  return db.getRepository(AccountingRow).find({ where, order: { id: 'asc' }, take: limit });
};
