import type { Tx } from '@crossroads/messaging';
import { saveConsents } from '../persistence/consent.repository.ts';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { setConsentTimers } from './consent-timers.ts';
import { endOverdue } from './end-consents.ts';
import { saveCases } from './save-cases.ts';

/** What the person needs, and which providers the person wants or does not want. */
export type AssessNeeds = CaseAct & {
  readonly needCodes: readonly string[];
  readonly choiceCodes: readonly string[] | null;
  readonly areaCode: string | null;
};

/** Writes down needs; with a consent that holds at this very instant, providers are sought at once. */
export class AssessNeedsHandler {
  /** @throws {RuleViolation} a rule of the case */
  async execute(act: AssessNeeds, tx: Tx): Promise<CaseFacts> {
    const { caseId, access, needCodes, choiceCodes, areaCode } = act;
    const book = await openCase(tx, act);
    const ended = await endOverdue(tx, { book, caseId }, happening(act));
    const by = contactBy(access.actor);
    book.decide(caseId, { type: 'AssessNeeds', needCodes, choiceCodes, areaCode, by }, happening(act));
    await saveConsents(tx, ended);
    await saveCases(tx, book);
    setConsentTimers(tx, ended);
    const { version, state } = savedCase(book, caseId);
    return caseFacts(caseId, version, state);
  }
}
