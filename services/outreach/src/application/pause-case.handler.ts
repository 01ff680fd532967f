import type { Tx } from '@crossroads/messaging';
import { happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { saveCases } from './save-cases.ts';

/** A lead agrees that enough was tried. */
export class PauseCaseHandler {
  /** @throws {RuleViolation} `outreach.attempt-floor`, or another rule of the case */
  async execute(act: CaseAct, tx: Tx): Promise<CaseFacts> {
    const { caseId, access, at } = act;
    const book = await openCase(tx, act);
    book.decide(caseId, { type: 'PauseCase', supervisorId: access.actor.actorId, at }, happening(act));
    await saveCases(tx, book);
    const { version, state } = savedCase(book, caseId);
    return caseFacts(caseId, version, state);
  }
}
