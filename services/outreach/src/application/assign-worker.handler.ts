import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { leadsChoice } from '../domain/assignment-policy.ts';
import { Roster } from '../persistence/roster.repository.ts';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { firstAttemptDueAt } from './clocks.ts';
import { saveCases } from './save-cases.ts';

/** A lead gives the case to a worker, and says why. */
export type AssignWorker = CaseAct & { readonly workerId: string; readonly reasonCode: string };

/** Assigns by hand what the policy could not, or takes a case from one worker to another. */
export class AssignWorkerHandler {
  constructor(private readonly sites: Sites) {}

  /** @throws {RuleViolation} `outreach.worker-unknown`, `-inactive`, `-conflict`, or a rule of the case */
  async execute(act: AssignWorker, tx: Tx): Promise<CaseFacts> {
    const { caseId, access, at, workerId, reasonCode } = act;
    const book = await openCase(tx, act);
    const { site, state } = book.get(caseId);
    const roster = await Roster.lock(tx, [site]);
    const worker = roster.worker(workerId);
    if (!worker) throw new RuleViolation('outreach.worker-unknown', 'There is no such worker at this site');
    const assignment = leadsChoice(worker, state, reasonCode);
    const dueAt = firstAttemptDueAt(this.sites.get(site), state.urgency, at);
    const command = {
      type: 'AssignWorker',
      assignment,
      firstAttemptDueAt: dueAt,
      by: contactBy(access.actor),
    } as const;
    book.decide(caseId, command, happening(act));
    await saveCases(tx, book, { roster });
    const saved = savedCase(book, caseId);
    return caseFacts(caseId, saved.version, saved.state);
  }
}
