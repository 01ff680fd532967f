import type { Tx } from '@crossroads/messaging';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { saveCases } from './save-cases.ts';

/** What the person needs, and which providers the person wants or does not want. */
export type AssessNeeds = CaseAct & {
  readonly needCodes: readonly string[];
  readonly choiceCodes: readonly string[] | null;
  readonly areaCode: string | null;
};

/** Writes down needs; with a consent, providers are sought at once. */
export class AssessNeedsHandler {
  /** @throws {RuleViolation} `outreach.case-unknown` or a rule of the case */
  async execute(act: AssessNeeds, tx: Tx): Promise<CaseFacts> {
    const { caseId, actor, needCodes, choiceCodes, areaCode } = act;
    const book = await openCase(tx, act);
    book.decide(
      caseId,
      { type: 'AssessNeeds', needCodes, choiceCodes, areaCode, by: contactBy(actor) },
      happening(act),
    );
    await saveCases(tx, book);
    const { version, state } = savedCase(book, caseId);
    return caseFacts(caseId, version, state);
  }
}
