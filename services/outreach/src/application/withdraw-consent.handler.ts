import { fold, RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { consent, type Consent, type ConsentCommand, type ConsentEvent } from '../domain/consent.ts';
import { CaseBook } from '../persistence/case.repository.ts';
import {
  caseOfConsent,
  loadConsents,
  newConsent,
  saveConsents,
  type StoredConsent,
} from '../persistence/consent.repository.ts';
import { happening, type Act } from './act-on-case.ts';
import { setConsentTimers } from './consent-timers.ts';
import { saveCases } from './save-cases.ts';
import { consentStanding, missing } from './standings.ts';

/** The person takes a consent back. */
export type WithdrawConsent = Act & { readonly consentId: string };

/** What was withdrawn and until when that has reached everybody. */
export type Withdrawal = {
  readonly consentId: string;
  readonly referralId: string;
  readonly status: 'withdrawn';
  readonly withdrawnAt: string;
  readonly stopBy: string;
  readonly tellBy: string;
};

type Opened = { readonly caseId: string; readonly book: CaseBook; readonly found: StoredConsent | undefined };

type When = ReturnType<typeof happening>;

const withdrawal = (consentId: string, referralId: string, state: Consent): Withdrawal => {
  if (state.status !== 'withdrawn') throw new RuleViolation('consent.not-active', 'This consent has ended already');
  const { status, withdrawnAt, stopBy, tellBy } = state;
  const dates = { stopBy: stopBy.toISOString(), tellBy: tellBy.toISOString() };
  return { consentId, referralId, status, withdrawnAt: withdrawnAt.toISOString(), ...dates };
};

/** Ends sharing. The help stays open: the case goes back to where it was without consent. */
export class WithdrawConsentHandler {
  /**
   * @throws {Problem} `outreach.case-unknown`, also when the actor may not know of it
   * @throws {RuleViolation} `consent.not-active`
   */
  async execute(act: WithdrawConsent, tx: Tx): Promise<Withdrawal> {
    const { consentId, access, at } = act;
    const { caseId, book, found } = await this.#open(act, tx);
    const when = happening({ caseId, at });
    const [from, commands] = found ? [found, []] : this.#unrecorded(book, caseId, when);
    const events = [...commands, { type: 'WithdrawConsent', at, actorId: access.actor.actorId } as const].reduce<
      ConsentEvent[]
    >((all, command) => [...all, ...consent.decide(fold(consent, from.state, all), command)], []);
    if (events.length > 0) book.decide(caseId, { type: 'EndConsent', consentId }, when);
    const changes = [{ found: from, personId: book.get(caseId).state.personId, events, ...when }];
    await saveConsents(tx, changes);
    await saveCases(tx, book);
    setConsentTimers(tx, changes);
    return withdrawal(consentId, caseId, fold(consent, from.state, events));
  }

  /** The consent and its case, shown to the policies; one that does not exist takes the same path. */
  async #open({ consentId, access, at }: WithdrawConsent, tx: Tx): Promise<Opened> {
    const caseId = (await caseOfConsent(tx, consentId)) ?? consentId;
    const book = await CaseBook.open(tx, [{ id: caseId, site: access.actor.site, at }]);
    const found = (await loadConsents(tx, [consentId])).get(consentId);
    const { site, version, state } = book.get(caseId);
    const known = found && found.state.status !== 'none' ? found.state : undefined;
    const terms = known?.terms ?? state.intakeConsent;
    const standing =
      version > 0 && terms
        ? consentStanding({ ...terms, status: known?.status ?? 'pending' }, { ...state, site })
        : undefined;
    access.on({ type: 'Consent', id: consentId, missing }, standing);
    return { caseId, book, found };
  }

  /** A consent that came with a referral which is not eligible yet: it is recorded and withdrawn in one step. */
  #unrecorded(book: CaseBook, caseId: string, when: When): readonly [StoredConsent, readonly ConsentCommand[]] {
    const { site, state } = book.get(caseId);
    const terms = state.intakeConsent;
    if (!terms) throw new TypeError('a missing consent was allowed');
    book.decide(caseId, { type: 'DropIntakeConsent' }, when);
    const found = newConsent(terms.consentId, { site, caseId, createdAt: when.at });
    return [found, [{ type: 'RecordIntakeConsent', terms, at: when.at }]];
  }
}
