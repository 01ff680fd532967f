import type { Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { purgeDay, visitsAfter } from './clocks.ts';
import { saveCases } from './save-cases.ts';

/** Help was offered to the person, who answered. */
export type OfferHelp = CaseAct & { readonly modeCode: string; readonly answer: 'ACCEPTED' | 'NOT_NOW' };

/** Writes down an offer of help and the answer; "not now" sets the day of the next visit. */
export class OfferHelpHandler {
  constructor(private readonly sites: Sites) {}

  /** @throws {RuleViolation} a rule of the case */
  async execute(act: OfferHelp, tx: Tx): Promise<CaseFacts> {
    const { caseId, access, at, modeCode, answer } = act;
    const book = await openCase(tx, act);
    const site = this.sites.get(access.actor.site);
    const later = { visits: visitsAfter(site, at), purgeOn: purgeDay(site, at) };
    book.decide(
      caseId,
      { type: 'OfferHelp', modeCode, answer, at, by: contactBy(access.actor), ...later },
      happening(act),
    );
    await saveCases(tx, book);
    const { version, state } = savedCase(book, caseId);
    return caseFacts(caseId, version, state);
  }
}
