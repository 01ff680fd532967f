import { MoreThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { AttemptRow } from './attempt.row.ts';
import { CaseRow } from './case.row.ts';
import { ConsentRow } from './consent.row.ts';
import { WorkerRow } from './worker.row.ts';

/** Conditions on cases, any of which is enough. */
export type CaseConditions = readonly {
  readonly site: string;
  readonly workerId?: string;
  readonly ownerId?: string;
}[];

/** Which cases to read, after an id, in id order. Erased ones are never among them. */
export type CaseFilter = {
  readonly id?: string | undefined;
  readonly status?: Exclude<CaseRow['status'], 'erased'> | undefined;
  readonly workerId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

const whereOf = (scopes: CaseConditions, filter: CaseFilter): FindOptionsWhere<CaseRow>[] => {
  const { id, status, workerId, after } = filter;
  if (id !== undefined && after !== undefined && id <= after) return [];
  const common = {
    status: status ?? Not<'erased'>('erased'),
    ...(workerId ? { workerId } : {}),
    ...(id === undefined ? (after ? { id: MoreThan(after) } : {}) : { id }),
  };
  return scopes
    .filter(scope => !workerId || !scope.workerId || scope.workerId === workerId)
    .map(scope => ({ ...common, ...scope }));
};

/** Reads cases and what belongs to them, in the transaction of whoever asks. */
export class CaseQueries {
  constructor(private readonly db: EntityManager) {}

  async list(scopes: CaseConditions, filter: CaseFilter): Promise<CaseRow[]> {
    const where = whereOf(scopes, filter);
    if (where.length === 0) return [];
    return this.db.getRepository(CaseRow).find({ where, order: { id: 'asc' }, take: filter.limit });
  }

  async one(id: string): Promise<CaseRow | null> {
    return this.db.getRepository(CaseRow).findOneBy({ id });
  }

  async attempts(caseId: string): Promise<AttemptRow[]> {
    return this.db.getRepository(AttemptRow).find({ where: { caseId }, order: { id: 'asc' } });
  }

  async consents(caseId: string): Promise<ConsentRow[]> {
    return this.db.getRepository(ConsentRow).find({ where: { caseId }, order: { id: 'asc' } });
  }

  async consent(id: string): Promise<ConsentRow | null> {
    return this.db.getRepository(ConsentRow).findOneBy({ id });
  }

  /** The case that a consent waits on, which came with a referral that is not eligible yet. */
  async caseOfPending(intakeConsentId: string): Promise<CaseRow | null> {
    return this.db.getRepository(CaseRow).findOneBy({ intakeConsentId });
  }

  async workers(site: string, after: string | undefined, limit: number): Promise<WorkerRow[]> {
    const where = { site, ...(after ? { id: MoreThan(after) } : {}) };
    return this.db.getRepository(WorkerRow).find({ where, order: { id: 'asc' }, take: limit });
  }
}
