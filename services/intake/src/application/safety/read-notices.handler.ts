import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { SafetyNoticeQueries, type KnownNotice, type NoticeFilter } from '../../persistence/safety/safety-notices.ts';
import { noticeStanding, noticeTarget } from './standing.ts';

/** A safety notice as its readers get it; what they see of it is decided by the view. */
export type SeenNotice = KnownNotice;

/** Reads safety notices: all of the site, or those that concern somebody whom one works with. */
export class ReadNoticesHandler {
  constructor(private readonly reading: Reading) {}

  /** In order of their ids, which is that of time. */
  page(filter: Omit<NoticeFilter, 'site' | 'workerId'>, access: Access): Promise<readonly SeenNotice[]> {
    const { site, actorId } = access.actor;
    const { scopes } = access.door;
    const whose = scopes.includes('site') ? {} : { workerId: actorId };
    return this.reading.run(access, db => new SafetyNoticeQueries(db).page({ ...filter, site, ...whose }));
  }

  /** @throws {Problem} `safety-notice.not-found` */
  one(id: string, access: Access): Promise<SeenNotice> {
    return this.reading.run(access, async db => {
      const found = await new SafetyNoticeQueries(db).one(id);
      access.on(noticeTarget(id), found && noticeStanding(found));
      if (!found) throw new TypeError('a missing safety notice was allowed');
      return found;
    });
  }
}
