import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { accountingPage, recallPage, type PageOf } from '../../persistence/disclosure/disclosure.queries.ts';
import type { AccountingRow } from '../../persistence/disclosure/accounting.row.ts';
import type { RecallRow } from '../../persistence/disclosure/recall.row.ts';
import { readPerson } from '../../persistence/people/person.queries.ts';
import { openPerson } from '../people/open-person.ts';

/** One holder and what it must forget. */
export type SeenRecall = RecallRow;

/** Something that was shown, and what was recalled of it. */
export type SeenDisclosure = { readonly shown: AccountingRow; readonly recalls: readonly RecallRow[] };

const isOf =
  ({ orgId, consentId, at }: AccountingRow) =>
  (recall: RecallRow): boolean =>
    recall.orgId === orgId && recall.issuedAt >= at && (recall.consentId === null || recall.consentId === consentId);

/** Reads who was shown what of a person, and what was recalled: holders their own, those who oversee all of the site. */
export class ReadRecallsHandler {
  constructor(private readonly reading: Reading) {}

  /** In order of their ids. */
  recalls(filter: PageOf & { readonly personId?: string | undefined }, access: Access): Promise<readonly RecallRow[]> {
    const { site, orgId } = access.actor;
    const isOverseer = access.door.scopes.includes('site');
    return this.reading.run(access, async db => {
      if (!isOverseer && orgId === undefined) return [];
      return recallPage(db, { ...filter, site, orgId: isOverseer ? undefined : orgId });
    });
  }

  /** What was shown of one person, oldest first. @throws {Problem} `person.not-found`, also for whom the reader may not know of */
  disclosures(filter: PageOf & { readonly personId: string }, access: Access): Promise<readonly SeenDisclosure[]> {
    const { site } = access.actor;
    return this.reading.run(access, async db => {
      const { personId } = filter;
      openPerson(access, { personId, found: await readPerson(db, personId) });
      const shown = await accountingPage(db, { ...filter, site });
      const recalls = await recallPage(db, { site, personId, limit: MANY_RECALLS });
      return shown.map(one => ({ shown: one, recalls: recalls.filter(isOf(one)) }));
    });
  }
}

/** More holders than one person ever has. Our own default. */
const MANY_RECALLS = 1000;
