import type { Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { consent, type ConsentTerms } from '../domain/consent.ts';
import { newConsent, saveConsents } from '../persistence/consent.repository.ts';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { endOfDay } from './clocks.ts';
import { setConsentTimers } from './consent-timers.ts';
import { saveCases } from './save-cases.ts';

/** The person agreed; `expiresOn` is the last calendar day of it. */
export type GrantConsent = CaseAct & {
  readonly consentId: string;
  readonly expiresOn: string;
  readonly terms: Omit<ConsentTerms, 'consentId' | 'startsAt' | 'expiresAt'>;
};

/** Records a consent; providers are sought at once for the needs that are known. */
export class GrantConsentHandler {
  constructor(private readonly sites: Sites) {}

  /** @throws {RuleViolation} `outreach.case-unknown`, a rule of the case or of the consent */
  async execute(act: GrantConsent, tx: Tx): Promise<CaseFacts> {
    const { caseId, actor, at, consentId } = act;
    const { cause } = happening(act);
    const book = await openCase(tx, act);
    const { site, state: before } = book.get(caseId);
    const expiresAt = endOfDay(this.sites.get(site), act.expiresOn).toISOString();
    const terms = { ...act.terms, consentId, startsAt: at.toISOString(), expiresAt };
    const found = newConsent(consentId, { site, caseId, createdAt: at });
    const events = consent.decide(found.state, { type: 'GrantConsent', terms, at, actorId: actor.actorId });
    book.decide(caseId, { type: 'TakeConsent', consentId, by: contactBy(actor) }, happening(act));
    const changes = [{ found, personId: before.personId, events, cause, at }];
    await saveConsents(tx, changes);
    await saveCases(tx, book);
    setConsentTimers(tx, changes);
    const { version, state } = savedCase(book, caseId);
    return caseFacts(caseId, version, state);
  }
}
