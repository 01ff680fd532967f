import type { Clock } from '@crossroads/kernel';
import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import type { AccountingRow } from '../../persistence/disclosure/accounting.row.ts';
import { readPerson } from '../../persistence/people/person.queries.ts';
import { accountingPage } from '../../persistence/rights/rights.queries.ts';
import { openPerson } from '../people/open-person.ts';

/** That somebody was told something. */
export type Accounting = Readonly<AccountingRow>;

/** @source 45 CFR 164.528(a)(1); assurance.md 6.5 (H3) */
const ACCOUNTED_YEARS = 6;

/** Reads who was told of somebody, also after an erasure: by role and organisation, never by name. */
export class ReadAccountingHandler {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. @throws {Problem} `person.not-found`, also for whom the reader may not know of */
  page(
    { personId, ...page }: { readonly personId: string; readonly after?: string | undefined; readonly limit: number },
    access: Access,
  ): Promise<readonly Accounting[]> {
    return this.reading.run(access, async db => {
      openPerson(access, { personId, found: await readPerson(db, personId) });
      const since = this.clock.now();
      since.setUTCFullYear(since.getUTCFullYear() - ACCOUNTED_YEARS);
      return accountingPage(db, { personId, since, ...page });
    });
  }
}
