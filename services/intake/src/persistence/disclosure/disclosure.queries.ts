import { MoreThan, type EntityManager } from 'typeorm';
import { AccountingRow } from './accounting.row.ts';
import { RecallRow } from './recall.row.ts';

/** Where a page begins, and how long it is. */
export type PageOf = { readonly after?: string | undefined; readonly limit: number };

type RecallFilter = PageOf & {
  readonly site: string;
  readonly personId?: string | undefined;
  readonly orgId?: string | undefined;
};

const from = (after: string | undefined): object => (after === undefined ? {} : { id: MoreThan(after) });

/** Recalls in order of their ids. */
export const recallPage = (
  db: EntityManager,
  { site, personId, orgId, after, limit }: RecallFilter,
): Promise<RecallRow[]> => {
  const who = { ...(personId !== undefined && { personId }), ...(orgId !== undefined && { orgId }) };
  return db
    .getRepository(RecallRow)
    .find({ where: { site, ...who, ...from(after) }, order: { id: 'asc' }, take: limit });
};

/** What was shown of one person, in order of ids, which is that of time. */
export const accountingPage = (
  db: EntityManager,
  { site, personId, after, limit }: PageOf & { readonly site: string; readonly personId: string },
): Promise<AccountingRow[]> =>
  db
    .getRepository(AccountingRow)
    .find({ where: { site, personId, ...from(after) }, order: { id: 'asc' }, take: limit });
