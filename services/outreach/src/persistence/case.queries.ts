import { MoreThan, type DataSource, type FindOptionsWhere } from 'typeorm';
import { AttemptRow } from './attempt.row.ts';
import { CaseRow } from './case.row.ts';
import { ConsentRow } from './consent.row.ts';
import { WorkerRow } from './worker.row.ts';

/** Which cases of a site to read, after an id, in id order. */
export type CaseFilter = {
  readonly site: string;
  readonly id?: string | undefined;
  readonly status?: CaseRow['status'] | undefined;
  readonly workerId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

const whereOf = ({ site, id, status, workerId, after }: CaseFilter): FindOptionsWhere<CaseRow>[] => {
  const common = { site, ...(status ? { status } : {}), ...(workerId ? { workerId } : {}) };
  if (id !== undefined) return after !== undefined && id <= after ? [] : [{ ...common, id }];
  return [{ ...common, ...(after ? { id: MoreThan(after) } : {}) }];
};

/** Reads cases and what belongs to them, outside any transaction. */
export class CaseQueries {
  constructor(private readonly db: DataSource) {}

  async list(filter: CaseFilter): Promise<CaseRow[]> {
    const where = whereOf(filter);
    if (where.length === 0) return [];
    return this.db.getRepository(CaseRow).find({ where, order: { id: 'asc' }, take: filter.limit });
  }

  async one(site: string, id: string): Promise<CaseRow | null> {
    return this.db.getRepository(CaseRow).findOneBy({ site, id });
  }

  async attempts(caseId: string): Promise<AttemptRow[]> {
    return this.db.getRepository(AttemptRow).find({ where: { caseId }, order: { id: 'asc' } });
  }

  async consents(caseId: string): Promise<ConsentRow[]> {
    return this.db.getRepository(ConsentRow).find({ where: { caseId }, order: { id: 'asc' } });
  }

  async workers(site: string, after: string | undefined, limit: number): Promise<WorkerRow[]> {
    const where = { site, ...(after ? { id: MoreThan(after) } : {}) };
    return this.db.getRepository(WorkerRow).find({ where, order: { id: 'asc' }, take: limit });
  }
}
