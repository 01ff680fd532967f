import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { ReferralQueries, type ReadReferral, type ReferralFilter } from '../persistence/referral.queries.ts';
import { openRecord, type Opened } from './open-record.ts';
import { referralStanding, referralTarget } from './standings.ts';

/** A referral, and how much of it the reader may see. */
export type SeenByReader = Opened<ReadReferral>;

/** Reads referrals: staff all of their site, everybody else their own. */
export class ReadReferralsHandler {
  constructor(private readonly reading: Reading) {}

  /** @throws {Problem} `referral.not-found`, also for what the reader may not know of */
  one(id: string, access: Access): Promise<SeenByReader> {
    return this.reading.run(access, async db => {
      const found = await new ReferralQueries(db).one(id);
      return openRecord(access, { target: referralTarget(id), found, standing: referralStanding });
    });
  }

  /** In order of their ids, at most `limit`. A sender cannot ask by status: that would tell it. */
  page(filter: Omit<ReferralFilter, 'site' | 'senderId'>, access: Access): Promise<readonly SeenByReader[]> {
    const { site, actorId } = access.actor;
    const { scopes, view } = access.door;
    const wanted = scopes.includes('site')
      ? { ...filter, site }
      : { ...filter, status: undefined, site, senderId: actorId };
    return this.reading.run(access, async db => {
      const found = await new ReferralQueries(db).page(wanted);
      return found.map(one => ({ ...one, view }));
    });
  }
}
