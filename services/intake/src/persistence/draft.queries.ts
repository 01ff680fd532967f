import type { EntityManager } from 'typeorm';
import { DraftRow } from './draft.row.ts';

/** A draft as it lies there. */
export const readDraft = async (db: EntityManager, id: string): Promise<DraftRow | undefined> =>
  (await db.getRepository(DraftRow).findOneBy({ id })) ?? undefined;
