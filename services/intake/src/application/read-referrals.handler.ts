import { RuleViolation } from '@crossroads/kernel';
import { isStaff, viewOf, type View } from '../domain/visibility.ts';
import type { ReadReferral, ReferralFilter, ReferralQueries } from '../persistence/referral.queries.ts';

export type Reader = { readonly actorId: string; readonly role: string; readonly site: string };

/** A referral, and how much of it the reader may see. */
export type SeenByReader = ReadReferral & { readonly view: Exclude<View, 'none'> };

/** Reads referrals: staff all of their site, everybody else their own. */
export class ReadReferralsHandler {
  constructor(private readonly queries: ReferralQueries) {}

  /** @throws {RuleViolation} `referral.not-found`, also for what the reader may not know of */
  async one(id: string, reader: Reader): Promise<SeenByReader> {
    const found = await this.queries.one(id);
    const view = found ? viewOf(reader, { site: found.site, senderId: found.state.senderId }) : 'none';
    if (!found || view === 'none') throw new RuleViolation('referral.not-found', 'There is no such referral');
    return { ...found, view };
  }

  /** In order of their ids, at most `limit`. A sender cannot ask by status: that would tell it. */
  async page(filter: Omit<ReferralFilter, 'site' | 'senderId'>, reader: Reader): Promise<readonly SeenByReader[]> {
    const { site, actorId, role } = reader;
    if (isStaff(role))
      return (await this.queries.page({ ...filter, site })).map(found => ({ ...found, view: 'staff' }));
    const own = await this.queries.page({ ...filter, status: undefined, site, senderId: actorId });
    return own.map(found => ({ ...found, view: 'sender' }));
  }
}
