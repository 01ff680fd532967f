import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import type { AgeBand } from '../../domain/codes.ts';
import { initialsOf, phoneEndings } from '../../domain/people/masking.ts';
import { PairQueries, type PairFilter, type SideRecord } from '../../persistence/matching/pair.queries.ts';
import type { PersonMatchRow } from '../../persistence/matching/person-match.row.ts';
import { openRecord } from '../open-record.ts';
import type { PersonVault } from '../person-vault.ts';
import { reviewStanding, reviewTarget } from './pair-standing.ts';

/** One of two records as a reviewer sees it: enough to tell them apart, no value in full. */
export type MaskedSide = {
  readonly personId: string;
  readonly referralId: string;
  readonly initials: string;
  readonly ageBand: AgeBand;
  readonly areaCode: string | null;
  readonly phoneEndings: readonly string[];
  readonly receivedAt: Date;
};

/** What is said of a pair. */
export type SaidOfPair = Pick<PersonMatchRow, 'id' | 'personId' | 'otherPersonId' | 'version'> &
  Pick<PersonMatchRow, 'status' | 'zone' | 'score' | 'evidence' | 'cautions'>;

/** A pair with its two records. */
export type OpenedReview = { readonly row: PersonMatchRow; readonly people: readonly MaskedSide[] };

/** Reads pairs that wait for a human, and what was said of others. */
export class ReadReviewsHandler {
  constructor(
    private readonly reading: Reading,
    private readonly vault: PersonVault,
  ) {}

  /** In order of their ids, at most `limit`, of the reader's site. */
  page(filter: Omit<PairFilter, 'site'>, access: Access): Promise<readonly PersonMatchRow[]> {
    const { site } = access.actor;
    return this.reading.run(access, db => new PairQueries(db).page({ ...filter, site }));
  }

  /** @throws {Problem} `match-review.not-found`, also for what the reader may not know of */
  one(id: string, access: Access): Promise<OpenedReview> {
    return this.reading.run(access, async db => {
      const queries = new PairQueries(db);
      const row = await queries.one(id);
      // A pair that does not exist takes as long: its own id is nobody's.
      const sides = await queries.sides(row ? [row.personId, row.otherPersonId] : [id]);
      const found = row && { row, site: row.site, status: row.status, people: sides.map(side => side.row) };
      const opened = openRecord(access, { target: reviewTarget(id), found, standing: reviewStanding });
      return { row: opened.row, people: sides.map(side => this.#masked(side)) };
    });
  }

  #masked({ row, referral }: SideRecord): MaskedSide {
    const { person } = this.vault.open(row.id, row);
    const { ageBand, areaCode, receivedAt } = referral;
    const seen = { initials: initialsOf(person), phoneEndings: phoneEndings(person) };
    return { personId: row.id, referralId: row.referralId, ageBand, areaCode, receivedAt, ...seen };
  }
}
