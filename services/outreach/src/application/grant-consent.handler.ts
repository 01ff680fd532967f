import type { Tx } from '@crossroads/messaging';
import { localDate, plusDays, type Sites } from '@crossroads/platform';
import { DEFAULT_DAYS } from '../domain/consent-rules.ts';
import type { ConsentTerms } from '../domain/consent-terms.ts';
import { consent } from '../domain/consent.ts';
import { newConsent, saveConsents } from '../persistence/consent.repository.ts';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { endOfDay } from './clocks.ts';
import { setConsentTimers } from './consent-timers.ts';
import { saveCases } from './save-cases.ts';

/** The person agreed; `expiresOn` is the last calendar day of it, 30 days on where none was named. */
export type GrantConsent = CaseAct & {
  readonly consentId: string;
  readonly expiresOn: string | undefined;
  readonly terms: Omit<ConsentTerms, 'consentId' | 'startsAt' | 'expiresAt'>;
};

/** Records a consent; providers are sought at once for the needs that are known. */
export class GrantConsentHandler {
  constructor(private readonly sites: Sites) {}

  /** @throws {RuleViolation} a rule of the case or of the consent */
  async execute(act: GrantConsent, tx: Tx): Promise<CaseFacts> {
    const { caseId, access, at, consentId } = act;
    const { cause } = happening(act);
    const book = await openCase(tx, act);
    const { site, state: before } = book.get(caseId);
    const place = this.sites.get(site);
    const lastDay = act.expiresOn ?? plusDays(localDate(place, at), DEFAULT_DAYS);
    const expiresAt = endOfDay(place, lastDay).toISOString();
    const terms = { ...act.terms, consentId, startsAt: at.toISOString(), expiresAt };
    const found = newConsent(consentId, { site, caseId, createdAt: at });
    const events = consent.decide(found.state, { type: 'GrantConsent', terms, at, actorId: access.actor.actorId });
    book.decide(caseId, { type: 'TakeConsent', consentId, by: contactBy(access.actor) }, happening(act));
    const changes = [{ found, personId: before.personId, events, cause, at }];
    await saveConsents(tx, changes);
    await saveCases(tx, book);
    setConsentTimers(tx, changes);
    const { version, state } = savedCase(book, caseId);
    return caseFacts(caseId, version, state);
  }
}
