import type { Actor } from '@crossroads/platform';
import { CaseQueries, type CaseFilter } from '../persistence/case.queries.ts';
import type { CaseRow } from '../persistence/case.row.ts';
import type { ConsentRow } from '../persistence/consent.row.ts';
import { toState } from '../persistence/case.repository.ts';
import { maySee, unknownCase } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';

/** A consent as the worker sees it. `pending` came with a referral that is not eligible yet. */
export type ConsentFacts = {
  readonly consentId: string;
  readonly status: string;
  readonly purposeCodes: readonly string[];
  readonly recipientIds: readonly string[];
  readonly recipientClass: string | null;
  readonly dataClasses: readonly string[];
  readonly expiresAt: string;
  readonly methodCode: string;
  readonly part2: boolean;
  readonly stopBy: string | null;
  readonly tellBy: string | null;
};

/** One try to reach the person. */
export type AttemptFacts = {
  readonly attemptId: string;
  readonly modeCode: string;
  readonly resultCode: string;
  readonly at: string;
  readonly actorId: string;
};

/** A case with everything that belongs to it. */
export type WholeCase = CaseFacts & {
  readonly consents: readonly ConsentFacts[];
  readonly attemptList: readonly AttemptFacts[];
};

/** A worker and how many cases the worker has. */
export type WorkerFacts = {
  readonly workerId: string;
  readonly languages: readonly string[];
  readonly areas: readonly string[];
  readonly caseload: number;
  readonly caseloadMax: number;
  readonly active: boolean;
};

const factsOf = (row: CaseRow): CaseFacts => caseFacts(row.id, row.version, toState(row));

const recordedConsent = (row: ConsentRow): ConsentFacts => {
  const { id, status, purposeCodes, recipientIds, recipientClass, dataClasses, methodCode, part2 } = row;
  const what = { purposeCodes, recipientIds, recipientClass, dataClasses, methodCode, part2 };
  const dates = { stopBy: row.stopBy?.toISOString() ?? null, tellBy: row.tellBy?.toISOString() ?? null };
  return { consentId: id, status, ...what, expiresAt: row.expiresAt.toISOString(), ...dates };
};

const pendingConsent = ({ intakeConsent }: CaseRow): ConsentFacts[] => {
  if (!intakeConsent) return [];
  const { startsAt: _, language: __, ...terms } = intakeConsent;
  return [{ ...terms, status: 'pending', stopBy: null, tellBy: null }];
};

/** Reads what the actor may know. A worker sees the own cases only. */
export class ReadCasesHandler {
  constructor(private readonly queries: CaseQueries) {}

  async list(actor: Actor, filter: Omit<CaseFilter, 'site'>): Promise<readonly CaseFacts[]> {
    const { role, actorId, site } = actor;
    if (role === 'outreach-lead') return (await this.queries.list({ ...filter, site })).map(factsOf);
    if (filter.workerId !== undefined && filter.workerId !== actorId) return [];
    return (await this.queries.list({ ...filter, site, workerId: actorId })).map(factsOf);
  }

  /** @throws {RuleViolation} `outreach.case-unknown`, also for what the actor may not know of */
  async one(actor: Actor, id: string): Promise<WholeCase> {
    const row = await this.queries.one(actor.site, id);
    if (!row || !maySee(actor, row.site, row.workerId)) throw unknownCase();
    const [consents, attempts] = await Promise.all([this.queries.consents(id), this.queries.attempts(id)]);
    const attemptList = attempts.map(({ id: attemptId, modeCode, resultCode, at, actorId }) => ({
      attemptId,
      modeCode,
      resultCode,
      at: at.toISOString(),
      actorId,
    }));
    return { ...factsOf(row), consents: [...pendingConsent(row), ...consents.map(recordedConsent)], attemptList };
  }

  async workers(site: string, after: string | undefined, limit: number): Promise<readonly WorkerFacts[]> {
    const rows = await this.queries.workers(site, after, limit);
    return rows.map(({ id, languages, areas, caseload, caseloadMax, active }) => ({
      workerId: id,
      languages,
      areas,
      caseload,
      caseloadMax,
      active,
    }));
  }
}
