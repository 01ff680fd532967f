import { MoreThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { CaseRow } from './case.row.ts';
import { ReceiptRow } from './receipt.row.ts';
import { RuleSetRow } from './rule-set.row.ts';

/** Which cases of a site to read, after an id, in id order. Erased ones are never among them. */
export type CaseFilter = {
  readonly site: string;
  readonly id?: string | undefined;
  readonly status?: Exclude<CaseRow['status'], 'erased'> | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

const whereOf = ({ site, id, status, after }: CaseFilter): FindOptionsWhere<CaseRow>[] => {
  const common = { site, status: status ?? Not<'erased'>('erased') };
  if (id !== undefined) return after !== undefined && id <= after ? [] : [{ ...common, id }];
  return [{ ...common, ...(after ? { id: MoreThan(after) } : {}) }];
};

/** Reads cases and their receipts, in the transaction of whoever asks. */
export class CaseQueries {
  constructor(private readonly db: EntityManager) {}

  async list(filter: CaseFilter): Promise<CaseRow[]> {
    const where = whereOf(filter);
    if (where.length === 0) return [];
    return this.db.getRepository(CaseRow).find({ where, order: { id: 'asc' }, take: filter.limit });
  }

  async one(id: string): Promise<CaseRow | null> {
    return this.db.getRepository(CaseRow).findOneBy({ id });
  }

  async receipt(id: string): Promise<ReceiptRow | null> {
    return this.db.getRepository(ReceiptRow).findOneBy({ id });
  }

  async ruleSet(id: string): Promise<RuleSetRow | null> {
    return this.db.getRepository(RuleSetRow).findOneBy({ id });
  }
}
