import type { Tx } from '@crossroads/messaging';
import type { ConsentChange } from '../persistence/consent.repository.ts';

/** The durable timer of a consent; the key is the consent. */
export const CONSENT_EXPIRY = 'consent-expiry';

/** Sets the timers of consents that were given and drops those of consents that ended. */
export const setConsentTimers = (tx: Tx, changes: readonly ConsentChange[]): void => {
  for (const { found, events, cause } of changes) {
    const last = events.at(-1);
    if (last && last.type !== 'ConsentGranted' && found.version > 0) tx.cancel(CONSENT_EXPIRY, found.id);
    if (last?.type !== 'ConsentGranted') continue;
    const { id: key, site, caseId } = found;
    const dueAt = new Date(last.terms.expiresAt);
    tx.schedule(cause, { kind: CONSENT_EXPIRY, key, site, dueAt, data: { referralId: caseId } });
  }
};
