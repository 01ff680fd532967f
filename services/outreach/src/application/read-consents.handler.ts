import type { Clock } from '@crossroads/kernel';
import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { CaseQueries } from '../persistence/case.queries.ts';
import { pendingConsent, recordedConsent, type ConsentFacts } from './consent-view.ts';
import { casesInScope, consentStanding, missing } from './standings.ts';

/** Reads what persons agreed to, and what became of it. */
export class ReadConsentsHandler {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Consents of one referral, oldest last step first; none where the asker's list may not hold them. */
  list(access: Access, caseId: string): Promise<readonly ConsentFacts[]> {
    const at = this.clock.now();
    return this.reading.run(access, async db => {
      const queries = new CaseQueries(db);
      const [found] = await queries.list(casesInScope(access), { id: caseId, limit: 1 });
      if (!found) return [];
      const recorded = await queries.consents(caseId);
      return [...pendingConsent(found), ...recorded.map(row => recordedConsent(row, at))];
    });
  }

  /** @throws {Problem} `outreach.case-unknown`, also for what the asker may not know of */
  one(access: Access, consentId: string): Promise<ConsentFacts> {
    const at = this.clock.now();
    return this.reading.run(access, async db => {
      const queries = new CaseQueries(db);
      const row = await queries.consent(consentId);
      const about = row ? await queries.one(row.caseId) : await queries.caseOfPending(consentId);
      const [facts] = row ? [recordedConsent(row, at)] : about ? pendingConsent(about) : [];
      const standing = about && facts ? consentStanding(facts, about) : undefined;
      access.on({ type: 'Consent', id: consentId, missing }, standing);
      if (!facts) throw new TypeError('a missing consent was allowed');
      return facts;
    });
  }
}
