import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { consent } from '../domain/consent.ts';
import { CaseBook } from '../persistence/case.repository.ts';
import { loadConsents, saveConsents } from '../persistence/consent.repository.ts';
import { FIRST_ATTEMPT, REAPPROACH } from './case-timers.ts';
import { saveCases } from './save-cases.ts';

const openAll = (tx: Tx, fired: readonly FiredDeadline[], idOf: (timer: FiredDeadline) => string): Promise<CaseBook> =>
  CaseBook.open(
    tx,
    fired.map(timer => ({ id: idOf(timer), site: timer.site, at: timer.firedAt })),
  );

/** The day of the next visit has come: the worker goes again. */
export const fireReapproaches = async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
  const book = await openAll(tx, fired, ({ key }) => key);
  for (const { key, cause, firedAt: at } of fired) book.decide(key, { type: 'FireReapproach', at }, { cause, at });
  await saveCases(tx, book, { fired: REAPPROACH });
};

/** Nobody tried in time: it is written down where the lead sees it. */
export const fireFirstAttempts = async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
  const book = await openAll(tx, fired, ({ key }) => key);
  for (const { key, cause, firedAt: at } of fired) book.decide(key, { type: 'MissFirstAttempt' }, { cause, at });
  await saveCases(tx, book, { fired: FIRST_ATTEMPT });
};

const referralOf = ({ data }: FiredDeadline): string => String(data.referralId);

/** Consents that ran out: sharing ends, the help stays open. */
export const fireConsentExpiries = async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
  const book = await openAll(tx, fired, referralOf);
  const consents = await loadConsents(
    tx,
    fired.map(({ key }) => key),
  );
  const changes = fired.flatMap(timer => {
    const { key: consentId, cause, firedAt: at } = timer;
    const found = consents.get(consentId);
    const events = found ? consent.decide(found.state, { type: 'ExpireConsent', at }) : [];
    if (!found || events.length === 0) return [];
    book.decide(found.caseId, { type: 'EndConsent', consentId }, { cause, at });
    return [{ found, personId: book.get(found.caseId).state.personId, events, cause, at }];
  });
  await saveConsents(tx, changes);
  await saveCases(tx, book);
};
