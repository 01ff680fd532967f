import type { Role } from '@crossroads/platform';
import { MoreThan, type EntityManager } from 'typeorm';
import { StaffMemberRow } from '../staff-member.row.ts';
import { StaffChangeRow } from './staff-change.row.ts';

/** Which staff of a site, in order of their ids. */
export type StaffFilter = {
  readonly site: string;
  readonly role?: Role | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

const LONGEST_HISTORY = 200;

/** Reads who works where, in the transaction of whoever asks. */
export class StaffQueries {
  constructor(private readonly db: EntityManager) {}

  async one(id: string): Promise<StaffMemberRow | undefined> {
    return (await this.db.getRepository(StaffMemberRow).findOneBy({ id })) ?? undefined;
  }

  /** The latest changes, newest first. */
  async history(staffId: string): Promise<readonly StaffChangeRow[]> {
    const order = { version: 'desc' } as const;
    return this.db.getRepository(StaffChangeRow).find({ where: { staffId }, order, take: LONGEST_HISTORY });
  }

  async page({ site, role, after, limit }: StaffFilter): Promise<readonly StaffMemberRow[]> {
    const where = { site, ...(role && { role }), ...(after !== undefined && { id: MoreThan(after) }) };
    return this.db.getRepository(StaffMemberRow).find({ where, order: { id: 'asc' }, take: limit });
  }
}
