import type { Tx } from '@crossroads/messaging';
import type { ProvingNotice, Subject } from '../domain/attestation.ts';
import { AvailabilityRow } from '../persistence/availability.row.ts';
import { NoticeRow } from '../persistence/notice.row.ts';
import { offerOf } from '../persistence/notice.repository.ts';
import { SubjectIndexRow } from '../persistence/subject-index.row.ts';
import { SubjectRow } from '../persistence/subject.row.ts';
import type { Asked } from './opened-questions.ts';
import type { SubjectVault } from './subject-vault.ts';

/** A question about one person at one site. */
export type Sought = { readonly site: string; readonly asked: Asked };

/** Id of what is said of a whole site, or of one notice. */
export const availabilityId = (site: string, noticeId?: string | null): string =>
  noticeId ? `${site}:${noticeId}` : site;

const provingNotice = (row: NoticeRow, isUnavailable: boolean): ProvingNotice => {
  const { id: noticeId, textId, language, servedAt, defectCodes, validUntil } = row;
  return { noticeId, textId, language, servedAt, offer: offerOf(row), defectCodes, validUntil, isUnavailable };
};

/**
 * What is known of the people that a batch of questions may be about. One read for each table, whoever is asked about and
 * whether or not anybody is found.
 */
export class KnownSubjects {
  private constructor(
    private readonly byToken: ReadonlyMap<string, readonly Subject[]>,
    private readonly closed: ReadonlySet<string>,
    private readonly vault: SubjectVault,
  ) {}

  static async load(sought: readonly Sought[], vault: SubjectVault, tx: Tx): Promise<KnownSubjects> {
    const tokens = sought.flatMap(({ site, asked }) => asked.identifiers.map(each => vault.tokenOf(site, each)));
    const site = [...new Set(sought.map(each => each.site))];
    const index = await tx.find(SubjectIndexRow, { site, token: [...new Set(tokens)] });
    const ids = [...new Set(index.map(({ subjectId }) => subjectId))];
    const [subjects, notices] = await Promise.all([tx.find(SubjectRow, { id: ids }), tx.find(NoticeRow, { subjectId: ids })]); // prettier-ignore
    const said = await tx.find(AvailabilityRow, {
      id: [...site.map(each => availabilityId(each)), ...notices.map(row => availabilityId(row.site, row.id))],
    });
    const closed = new Set(said.filter(({ isAvailable }) => !isAvailable).map(({ id }) => id));
    const known = new Map(
      subjects
        .filter(({ erasedAt }) => erasedAt === null)
        .map(row => {
          const { birthDate, identifiers } = vault.open(row);
          const own = notices.filter(({ subjectId }) => subjectId === row.id);
          const proving = own.map(each => provingNotice(each, closed.has(availabilityId(each.site, each.id))));
          return [row.id, { birthDate, identifiers, notices: proving }];
        }),
    );
    const byToken = Map.groupBy(index, row => `${row.site} ${row.token}`);
    const found = [...byToken].map(([token, rows]) => [token, rows.flatMap(row => known.get(row.subjectId) ?? [])] as const); // prettier-ignore
    return new KnownSubjects(new Map(found), closed, vault);
  }

  /** People that one of the identifiers may belong to. */
  candidates({ site, asked }: Sought): readonly Subject[] {
    const found = asked.identifiers.flatMap(
      each => this.byToken.get(`${site} ${this.vault.tokenOf(site, each)}`) ?? [],
    );
    return [...new Set(found)];
  }

  /** True when nothing may be attested at a site. */
  isClosed(site: string): boolean {
    return this.closed.has(availabilityId(site));
  }
}
