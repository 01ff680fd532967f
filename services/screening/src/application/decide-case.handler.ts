import { RuleViolation, type Clock } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { screeningCase, type ScreeningCommand } from '../domain/screening-case.ts';
import { loadCases, saveCases } from '../persistence/case.repository.ts';
import type { CaseRow } from '../persistence/case.row.ts';
import { caseStanding } from './standings.ts';

/** A named human's decision about one case in review. */
export type DecideCase = {
  readonly id: string;
  readonly access: Access;
  readonly cause: Cause;
  readonly expectedVersion: number;
  readonly decision: Omit<Extract<ScreeningCommand, { type: 'DecideCase' }>, 'type'>;
};

/** Records what a second human decided. */
export class DecideCaseHandler {
  constructor(private readonly clock: Clock) {}

  /**
   * The case as it now is.
   * @throws {Problem} `screening.case-unknown`, also for a case that the actor may not know of
   * @throws {RuleViolation} `screening.case-changed`, or a rule of the case
   */
  async execute({ id, access, cause, expectedVersion, decision }: DecideCase, tx: Tx): Promise<CaseRow> {
    const at = this.clock.now();
    const cases = await loadCases(tx, [{ id, site: access.actor.site, at }]);
    const found = cases.get(id);
    const standing = caseStanding(found && { site: found.site, status: found.state.status });
    access.on({ type: 'ScreeningCase', id, missing: 'screening.case-unknown' }, standing);
    if (!found) throw new TypeError('a missing case was allowed');
    if (found.version !== expectedVersion) {
      throw new RuleViolation('screening.case-changed', 'Somebody changed the case since it was read');
    }
    const events = screeningCase.decide(found.state, { type: 'DecideCase', ...decision });
    const changes = new Map([[id, { events, at }]]);
    const [row] = await saveCases(tx, { cases, changes, published: [{ id, cause, events }] });
    if (!row) throw new TypeError('a decision changed nothing');
    return row;
  }
}
