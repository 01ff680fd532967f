import { In, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { PairStatus } from '../../domain/matching/pair.ts';
import { PersonRow } from '../person.row.ts';
import { ReferralRow } from '../referral.row.ts';
import { PersonMatchRow } from './person-match.row.ts';

/** Which pairs of a site, in order of their ids. */
export type PairFilter = {
  readonly site: string;
  readonly status: PairStatus;
  readonly personId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** One of two records, with the referral that it was sent in. */
export type SideRecord = { readonly row: PersonRow; readonly referral: ReferralRow };

/** Reads pairs on the connection of one reading. */
export class PairQueries {
  constructor(private readonly db: EntityManager) {}

  async one(id: string): Promise<PersonMatchRow | undefined> {
    return (await this.db.getRepository(PersonMatchRow).findOneBy({ id })) ?? undefined;
  }

  page({ site, status, personId, after, limit }: PairFilter): Promise<PersonMatchRow[]> {
    const own = { site, status, ...(after === undefined ? {} : { id: MoreThan(after) }) };
    const where: FindOptionsWhere<PersonMatchRow>[] =
      personId === undefined
        ? [own]
        : [
            { ...own, personId },
            { ...own, otherPersonId: personId },
          ];
    return this.db.getRepository(PersonMatchRow).find({ where, order: { id: 'asc' }, take: limit });
  }

  /** The two records of a pair; of an id that does not exist nobody. */
  async sides(ids: readonly string[]): Promise<readonly SideRecord[]> {
    const people = await this.db.getRepository(PersonRow).findBy({ id: In(ids) });
    const referrals = await this.db.getRepository(ReferralRow).findBy({ id: In(people.map(row => row.referralId)) });
    const byId = new Map(referrals.map(referral => [referral.id, referral]));
    return ids.flatMap(id => {
      const row = people.find(person => person.id === id);
      const referral = row && byId.get(row.referralId);
      return row && referral ? [{ row, referral }] : [];
    });
  }
}
