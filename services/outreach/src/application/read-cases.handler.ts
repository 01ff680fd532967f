import type { Clock } from '@crossroads/kernel';
import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import type { AttemptRow } from '../persistence/attempt.row.ts';
import { CaseQueries, type CaseFilter } from '../persistence/case.queries.ts';
import { toState } from '../persistence/case.repository.ts';
import type { CaseRow } from '../persistence/case.row.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { pendingConsent, recordedConsent, type ConsentFacts } from './consent-view.ts';
import { caseStanding, casesInScope, missing } from './standings.ts';

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

const attemptFacts = ({ id, modeCode, resultCode, at, actorId }: AttemptRow): AttemptFacts => ({
  attemptId: id,
  modeCode,
  resultCode,
  at: at.toISOString(),
  actorId,
});

/** Reads what the asker may know: a worker the own cases only. */
export class ReadCasesHandler {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  list(access: Access, filter: CaseFilter): Promise<readonly CaseFacts[]> {
    const scopes = casesInScope(access);
    return this.reading.run(access, async db => (await new CaseQueries(db).list(scopes, filter)).map(factsOf));
  }

  /** @throws {Problem} `outreach.case-unknown`, also for what the asker may not know of */
  one(access: Access, id: string): Promise<WholeCase> {
    const at = this.clock.now();
    return this.reading.run(access, async db => {
      const queries = new CaseQueries(db);
      const row = await queries.one(id);
      access.on({ type: 'OutreachCase', id, missing }, row ? caseStanding(row) : undefined);
      if (!row) throw new TypeError('a missing case was allowed');
      const recorded = await queries.consents(id);
      const consents = [...pendingConsent(row), ...recorded.map(consent => recordedConsent(consent, at))];
      return { ...factsOf(row), consents, attemptList: (await queries.attempts(id)).map(attemptFacts) };
    });
  }

  /** Workers of the asker's site, where the asker may list those of a site. */
  workers(access: Access, after: string | undefined, limit: number): Promise<readonly WorkerFacts[]> {
    const { actor, door } = access;
    return this.reading.run(access, async db => {
      const isAllowed = door.scopes.includes('site');
      const rows = isAllowed ? await new CaseQueries(db).workers(actor.site, after, limit) : [];
      return rows.map(({ id, languages, areas, caseload, caseloadMax, active }) => ({
        workerId: id,
        languages,
        areas,
        caseload,
        caseloadMax,
        active,
      }));
    });
  }
}
