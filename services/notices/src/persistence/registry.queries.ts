import { MoreThan, type EntityManager } from 'typeorm';
import { AttestationRequestRow } from './attestation-request.row.ts';
import { AvailabilityRow } from './availability.row.ts';
import { ChargingPolicyRow } from './charging-policy.row.ts';
import { IncidentRow } from './incident.row.ts';
import { NoticeTextRow } from './notice-text.row.ts';
import { NoticeRow } from './notice.row.ts';

/** Which page of a site's records, in order of their ids. */
export type PageOf = { readonly site: string; readonly after?: string | undefined; readonly limit: number };

const pageWhere = ({ site, after }: PageOf) => ({ site, ...(after !== undefined && { id: MoreThan(after) }) });
const inOrder = { id: 'asc' } as const;

/** Everything that is read for looking at. Of notices there is one by its id, and no list. @source R3; domain.md 2.3 */
export class RegistryQueries {
  constructor(private readonly db: EntityManager) {}

  texts(page: PageOf): Promise<NoticeTextRow[]> {
    return this.db.getRepository(NoticeTextRow).find({ where: pageWhere(page), order: inOrder, take: page.limit });
  }

  text(id: string): Promise<NoticeTextRow | null> {
    return this.db.getRepository(NoticeTextRow).findOneBy({ id });
  }

  policies(page: PageOf): Promise<ChargingPolicyRow[]> {
    return this.db.getRepository(ChargingPolicyRow).find({ where: pageWhere(page), order: inOrder, take: page.limit });
  }

  notice(id: string): Promise<NoticeRow | null> {
    return this.db.getRepository(NoticeRow).findOneBy({ id });
  }

  requests(page: PageOf): Promise<AttestationRequestRow[]> {
    const where = pageWhere(page);
    return this.db.getRepository(AttestationRequestRow).find({ where, order: inOrder, take: page.limit });
  }

  request(id: string): Promise<AttestationRequestRow | null> {
    return this.db.getRepository(AttestationRequestRow).findOneBy({ id });
  }

  incidents(page: PageOf): Promise<IncidentRow[]> {
    return this.db.getRepository(IncidentRow).find({ where: pageWhere(page), order: inOrder, take: page.limit });
  }

  incident(id: string): Promise<IncidentRow | null> {
    return this.db.getRepository(IncidentRow).findOneBy({ id });
  }

  availability(id: string): Promise<AvailabilityRow | null> {
    return this.db.getRepository(AvailabilityRow).findOneBy({ id });
  }
}
