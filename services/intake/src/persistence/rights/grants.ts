import type { Tx } from '@crossroads/messaging';
import type { EntityManager } from 'typeorm';
import type { Grant } from '../../domain/rights/break-glass.ts';
import { BreakGlassRow } from './break-glass.row.ts';

/** The domain's view of a row. */
export const toGrant = (row: BreakGlassRow): Grant => {
  const { id, personId, actorId, openedAt, expiresAt, reviewDueAt, reviewedBy, reviewedAt, outcomeCode } = row;
  const review = reviewedBy && reviewedAt && outcomeCode ? { reviewedBy, reviewedAt, outcomeCode } : null;
  return { id, personId, actorId, openedAt, expiresAt, reviewDueAt, review };
};

/** The columns of a grant. */
export const grantColumns = ({ review, ...grant }: Grant) => ({
  ...grant,
  reviewedBy: review?.reviewedBy ?? null,
  reviewedAt: review?.reviewedAt ?? null,
  outcomeCode: review?.outcomeCode ?? null,
});

/** A grant by its id, in a transaction that writes. */
export const findGrant = async (tx: Pick<Tx, 'find'>, id: string): Promise<Grant | undefined> =>
  (await tx.find(BreakGlassRow, { id })).map(toGrant)[0];

/** A grant by its id, as read. */
export const readGrant = async (db: EntityManager, id: string): Promise<Grant | undefined> => {
  const row = await db.getRepository(BreakGlassRow).findOneBy({ id });
  return row ? toGrant(row) : undefined;
};
